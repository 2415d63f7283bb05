// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "looks into /proc")
@DisplayName("A window that is killed")
class KilledWindowTest {

  private static final List<String> LIBRARIES =
      List.of("libsqlitejdbc.so", "linux-gnu-tree-sitter.so", "linux-gnu-tree-sitter-python.so");

  @TempDir private Path folder;

  @Test
  @DisplayName("leaves nothing in the temporary folder, and its copies are the next one's")
  void killed() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path home = folder.resolve("a home");
    Path unpacked = home.resolve("cache").resolve("unpacked");
    killOnceLoaded(home, temporary, unpacked);
    List<String> first = names(unpacked);
    assertAll(
        () -> assertEquals(List.of(), names(temporary)),
        () -> assertTrue(first.stream().anyMatch(n -> n.startsWith("sqlite-")), first::toString),
        () -> assertFalse(first.stream().anyMatch(n -> n.startsWith(".")), first::toString));
    killOnceLoaded(home, temporary, unpacked);
    assertAll(
        () -> assertEquals(List.of(), names(temporary)),
        () -> assertEquals(first, names(unpacked)));
  }

  @Test
  @DisplayName("opens all the same where no copies can be kept")
  void nowhere() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path home = folder.resolve("home");
    Files.createDirectories(home.resolve("cache"));
    Files.createFile(home.resolve("cache").resolve("unpacked"));
    killOnceLoaded(home, temporary, temporary);
    assertFalse(names(temporary).isEmpty(), "loaded from where the libraries put it themselves");
  }

  /** Kills it when it has loaded its native libraries from a folder. */
  private void killOnceLoaded(Path home, Path temporary, Path from) throws Exception {
    WorkbenchProcess workbench =
        new WorkbenchProcess(
            home,
            Map.of("DISPLAY", ":0"),
            List.of(
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary));
    WorkbenchProcess.Running running = workbench.start();
    try {
      Path maps = Path.of("/proc", String.valueOf(running.process().pid()), "maps");
      while (!loaded(maps, from)) {
        if (running.process().waitFor(20, TimeUnit.MILLISECONDS)) {
          throw new AssertionError("ended: " + Files.readString(running.err()));
        }
      }
    } finally {
      running.process().destroyForcibly().waitFor();
    }
  }

  private static boolean loaded(Path maps, Path from) throws IOException {
    List<String> missing = new ArrayList<>(LIBRARIES);
    for (String line : Files.readAllLines(maps)) {
      missing.removeIf(
          library ->
              line.contains(from.toString())
                  && line.contains(library.substring(0, library.length() - 3)));
    }
    return missing.isEmpty();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
