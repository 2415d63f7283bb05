// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuddenDeathTest {

  private static final String DAEMONS =
      """
      import os, time
      for _ in range(3):
          if os.fork() == 0:
              os.setsid()
              time.sleep(3600)
      while True:
          pass
      """;

  /** launcher, init, program, three children */
  private static final int PROCESSES = 6;

  @Test
  @DisplayName("kill -9 of the workbench leaves no sandboxed process")
  void killed(@TempDir Path folder) throws Exception {
    Process workbench =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SuddenDeathTest.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      assertTrue(soon(() -> workbench.descendants().count() >= PROCESSES), "it did not start");
      List<ProcessHandle> sandboxed = workbench.descendants().toList();
      workbench.destroyForcibly();
      workbench.waitFor();
      assertTrue(
          soon(() -> sandboxed.stream().noneMatch(ProcessHandle::isAlive)),
          () -> sandboxed.stream().filter(ProcessHandle::isAlive).toList().toString());
      assertEquals(Optional.empty(), sandboxed.stream().filter(ProcessHandle::isAlive).findAny());
    } finally {
      workbench.destroyForcibly();
    }
  }

  private static boolean soon(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(5_000_000);
    }
    return true;
  }

  /** The workbench that is killed. */
  public static void main(String[] arguments) throws Exception {
    LocalSandbox sandbox =
        LocalSandbox.open(Path.of(arguments[0], "cache"), Toolchains.ofThisMachine());
    Program program = new Program.Source(new Languages().byId("python").orElseThrow(), DAEMONS);
    sandbox.run(Execution.of(program, Bytes.EMPTY), RunObserver.NONE, new Cancellation());
  }
}
