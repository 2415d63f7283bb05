// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.launcher.SandboxContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the container sandbox by a sidecar")
class SidecarContractTest extends SandboxContract {

  @Override
  protected Sandbox open(Path folder) throws Exception {
    return SidecarHere.open(folder);
  }

  @Test
  @DisplayName("is one in containers, by its level and its words")
  void isolation() {
    Isolation isolation = sandbox().isolation();
    assertEquals(Isolation.Level.CONTAINER, isolation.level());
    String details = String.join("; ", isolation.details());
    assertTrue(details.contains("measured by a sidecar"), details);
    assertTrue(details.contains("no network, read-only root, no capabilities"), details);
  }

  @Test
  @DisplayName("gives every sample, on a core of the program's own")
  void figures() throws Exception {
    Run run =
        run(
            "python",
            "import time\nx = bytearray(50_000_000)\ntime.sleep(0.2)",
            "",
            Limits.DEFAULT);
    assertEquals(run.sampling().samples(), run.curve().size());
    assertTrue(run.sampling().samples() > 100 && run.core() >= 0, run.sampling().toString());
  }

  @Test
  @DisplayName("shows the curve while it grows, and ends the program when it is stopped")
  void live() throws Exception {
    Cancellation cancellation = new Cancellation();
    CurveSeen observer = new CurveSeen(cancellation);
    Execution endless = Execution.of(source("python", "while True: pass"), Bytes.EMPTY);
    assertInstanceOf(
        Outcome.Cancelled.class, sandbox().run(endless, observer, cancellation).outcome());
    observer.await();
  }

  @Test
  @DisplayName("refuses a command of this machine in the words of the other one in containers")
  void command() {
    SandboxException refused =
        assertThrows(
            SandboxException.class,
            () ->
                sandbox()
                    .run(
                        Execution.of(new Program.Command(List.of("true")), Bytes.EMPTY),
                        RunObserver.NONE,
                        new Cancellation()));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("can't run in a container"),
        refused.getMessage());
  }

  @Test
  @DisplayName(
      "a sidecar that is removed while a program runs is named, and the next run has another")
  void removed() throws Exception {
    RunObserver remover =
        new RunObserver() {
          @Override
          public void started(LiveCurve curve) {
            try {
              for (String sidecar : SidecarHere.of(ProcessHandle.current().pid())) {
                SidecarHere.docker("rm", "-f", "-v", sidecar);
              }
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          }
        };
    Execution endless = Execution.of(source("python", "while True: pass"), Bytes.EMPTY);
    SandboxException ended =
        assertThrows(
            SandboxException.class, () -> sandbox().run(endless, remover, new Cancellation()));
    assertTrue(
        String.valueOf(ended.getMessage()).contains("ended from outside"), ended.getMessage());
    assertEquals("1\n", run("python", "print(1)", "", Limits.DEFAULT).stdout().text());
  }
}
