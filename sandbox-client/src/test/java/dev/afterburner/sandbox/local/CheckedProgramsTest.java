// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.launcher.HostilePrograms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("a program that is checked and not measured")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckedProgramsTest {

  private @Nullable Sandbox sandbox;
  private @Nullable HostilePrograms programs;

  /** Checks whatever it is asked to run. */
  private record Checking(Sandbox sandbox) implements Sandbox {

    @Override
    public Isolation isolation() {
      return sandbox.isolation();
    }

    @Override
    public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
        throws SandboxException {
      return sandbox.check(execution, cancellation);
    }

    @Override
    public void close() {
      sandbox.close();
    }
  }

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    sandbox = new Checking(LocalSandbox.open(folder, Toolchains.ofThisMachine()));
    HostilePrograms all =
        new HostilePrograms(
            sandbox,
            List.of(folder.resolve("root"), folder.resolve("building")),
            HostilePrograms::programsLeft,
            List.of());
    all.allowPeaksWithin(2_500_000);
    programs = all;
  }

  @AfterAll
  void close() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  /** Those that hide figures are none of a check's business. */
  static Stream<HostilePrograms.Attack> attacks() {
    return HostilePrograms.ALL.stream()
        .filter(attack -> attack.least().equals(HostilePrograms.Least.NOTHING));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  @DisplayName("ends as it must if it is hostile, and leaves nothing")
  void attack(HostilePrograms.Attack attack) throws Exception {
    assertEquals(Optional.empty(), Objects.requireNonNull(programs).fault(attack, "c"));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  @DisplayName("ends as it must if it is hostile, and a copy of a warm interpreter")
  void attackInCopy(HostilePrograms.Attack attack) throws Exception {
    assertEquals(Optional.empty(), Objects.requireNonNull(programs).fault(attack, "python"));
  }

  @Test
  @DisplayName("ends as it does when it is measured, however short it is")
  void sameOutcomes() throws Exception {
    Limits few =
        new Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), 64 << 20, 8, 1000, 100_000);
    for (String body :
        List.of(
            "return 0;",
            "return 7;",
            "abort();",
            "puts(\"right\"); return 0;",
            "for (int i = 0; i < 300; i++) puts(\"too much\"); return 0;",
            "memset(malloc(100 << 20), 1, 100 << 20); return 0;",
            "FILE *f = fopen(\"/tmp/f\", \"w\"); for (int i = 0; i < 500000; i++) putc(1, f);"
                + " fclose(f); return 0;",
            "for (;;) fork();",
            "if (!fork()) pause(); return 0;")) {
      String code =
          "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>\n"
              + "int main(void) { setvbuf(stdout, NULL, _IONBF, 0); "
              + body
              + " }";
      Execution execution =
          new Execution(
              new Program.Source(new Languages().byId("c").orElseThrow(), code),
              Bytes.EMPTY,
              few,
              1000);
      Checking checking = (Checking) Objects.requireNonNull(sandbox);
      Run checked = checking.run(execution, RunObserver.NONE, new Cancellation());
      Run measured = checking.sandbox().run(execution, RunObserver.NONE, new Cancellation());
      assertEquals(said(measured), said(checked), body);
    }
  }

  private static String said(Run run) {
    String exact = run.outcome().id().endsWith("limit") ? "" : run.outcome() + run.stdout().text();
    return run.outcome().id() + exact + (exact.isEmpty() ? "" : " " + run.orphans());
  }
}
