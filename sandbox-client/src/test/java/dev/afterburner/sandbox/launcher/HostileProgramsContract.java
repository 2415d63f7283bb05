// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a hostile program in any sandbox. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HostileProgramsContract {

  /**
   * Engines show /sys, read-only and without what is secret in it, and the machine's part of /proc;
   * in Podman's containers /run and /var/tmp are empty folders.
   */
  protected static final List<String> SHOWN_IN_CONTAINERS =
      List.of(
          "escaped /sys/class",
          "escaped /run",
          "escaped /var",
          "escaped /proc/cmdline",
          "escaped /proc/interrupts",
          "escaped /proc/softirqs",
          "escaped /proc/modules",
          "escaped /proc/diskstats",
          "escaped /proc/partitions",
          "escaped /proc/locks",
          "escaped /proc/vmstat",
          "escaped /proc/pressure/cpu",
          "escaped /proc/pressure/io",
          "escaped /proc/pressure/memory",
          "escaped /proc/buddyinfo",
          "escaped /proc/sys/fs/file-nr",
          "escaped /proc/sys/kernel/random/boot_id",
          "escaped /proc/self/cgroup",
          "escaped /proc/stat");

  private @Nullable Sandbox sandbox;
  private @Nullable HostilePrograms programs;

  /** Opens the sandbox that is tried. */
  protected abstract Sandbox open(Path folder) throws Exception;

  /** Folders of it in which nothing may be left. */
  protected abstract List<Path> empty(Path folder);

  /** Processes of programs that still live. */
  protected abstract List<String> left();

  /** Lines that an attack may print. */
  protected List<String> known() {
    return List.of();
  }

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    sandbox = open(folder);
    programs = new HostilePrograms(sandbox, empty(folder), this::left, known());
  }

  @AfterAll
  void close() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  static Stream<Arguments> attacks() {
    return Stream.of("c", "python")
        .flatMap(
            language -> HostilePrograms.ALL.stream().map(attack -> Arguments.of(language, attack)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("attacks")
  @DisplayName("ends as it must, leaves nothing, and the next run is as ever")
  void attack(String language, HostilePrograms.Attack attack) throws Exception {
    assertEquals(Optional.empty(), Objects.requireNonNull(programs).fault(attack, language));
    assertEquals(List.of(), left());
  }
}
