// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.monolith.MonolithSandbox;
import dev.afterburner.workbench.CurveSeen;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A sandbox on another workbench")
class RemoteWorkbenchTest {

  private static Execution program(String language, String code, String stdin) {
    return Execution.of(
        new Program.Source(new Languages().byId(language).orElseThrow(), code), Bytes.utf8(stdin));
  }

  private static MonolithSandbox connect(Served served) throws SandboxException {
    return MonolithSandbox.connect(
        served.server.address().toString().replace("http://", "http://any:secret@"));
  }

  @Test
  @DisplayName("gives outcome, figures, curve and output as the sandbox there does")
  void whole() throws Exception {
    try (Served served = Served.real(1, "secret", false);
        MonolithSandbox sandbox = connect(served)) {
      assertEquals(MonolithSandbox.Dialect.WORKBENCH, sandbox.server().dialect());
      assertEquals("0.0-test", sandbox.server().version());
      assertEquals(1, sandbox.server().workers());
      assertEquals(Isolation.Level.NAMESPACES, sandbox.isolation().level());

      Run run =
          sandbox.run(
              program(
                  "python",
                  """
                  import sys, time
                  x = bytearray(30_000_000)
                  time.sleep(0.2)
                  sys.stdout.buffer.write(b'\\xff' + input().encode())
                  sys.exit(3)
                  """,
                  "ä"),
              RunObserver.NONE,
              new Cancellation());
      assertEquals(new Outcome.RuntimeError(3, 0), run.outcome());
      assertEquals(Bytes.of(new byte[] {-1, -61, -92}), run.stdout(), "byte for byte");
      assertTrue(run.peakBytes() > 30_000_000, run.toString());
      assertTrue(run.wallNanos() > 200_000_000);
      assertTrue(run.cpuNanos() > 0);
      assertTrue(run.curve().size() > 100);
      assertEquals(run.sampling().samples(), run.curve().size(), "no sample is lost");
    }
  }

  @Test
  @DisplayName("shows the curve while it grows")
  void live() throws Exception {
    try (Served served = Served.real(1, "secret", false);
        MonolithSandbox sandbox = connect(served)) {
      Cancellation cancellation = new Cancellation();
      CurveSeen observer = new CurveSeen(cancellation);
      Run run = sandbox.run(program("python", "while True: pass", ""), observer, cancellation);
      observer.await();
      assertInstanceOf(Outcome.Cancelled.class, run.outcome());
      while (served.get("/metrics").text().contains("workbench_workers_busy 1")) {
        Thread.onSpinWait(); // the program is ended there too
      }
      assertTrue(served.get("/metrics").text().contains("outcome=\"cancelled\"} 1"));
    }
  }

  @Test
  @DisplayName("tells limits, compile errors and missing toolchains as they are")
  void outcomes() throws Exception {
    try (Served served = Served.real(1, "secret", false);
        MonolithSandbox sandbox = connect(served)) {
      Run slow =
          sandbox.run(
              program("python", "while True: pass", "")
                  .withLimits(Limits.DEFAULT.withWall(Duration.ofMillis(300))),
              RunObserver.NONE,
              new Cancellation());
      assertEquals("time_limit", slow.outcome().id());
      Run broken =
          sandbox.run(program("cpp", "int main( {", ""), RunObserver.NONE, new Cancellation());
      assertTrue(
          assertInstanceOf(Outcome.CompileFailed.class, broken.outcome())
              .diagnostics()
              .contains("error"));
      SandboxException local =
          assertThrows(
              SandboxException.class,
              () ->
                  sandbox.run(
                      Execution.of(new Program.Command(java.util.List.of("true")), Bytes.EMPTY),
                      RunObserver.NONE,
                      new Cancellation()));
      assertTrue(String.valueOf(local.getMessage()).contains("local sandbox"));
    }
  }

  @Test
  @DisplayName("begins no second run when a connection breaks: it listens to the first again")
  void broken() throws Exception {
    HeldSandbox held = new HeldSandbox();
    try (Served served = Served.over(held);
        BreakingProxy proxy = new BreakingProxy(served.server.address().getPort());
        MonolithSandbox sandbox = MonolithSandbox.connect(proxy.address())) {
      Thread.startVirtualThread(
          () -> {
            try {
              held.held.await();
              proxy.breakAll();
              proxy.awaitConnection();
              held.letGo.countDown();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      Run run =
          sandbox.run(program("python", "print(1)", ""), RunObserver.NONE, new Cancellation());
      assertEquals("print(1)", run.stdout().text());
      assertEquals(1, held.order.size(), "the program ran once");
    }
  }

  @Test
  @DisplayName("says so when its server stops")
  void stops() throws Exception {
    HeldSandbox held = new HeldSandbox();
    try (Served served = Served.over(held);
        MonolithSandbox sandbox = MonolithSandbox.connect(served.server.address().toString())) {
      Thread.startVirtualThread(
          () -> {
            try {
              held.held.await();
              served.server.close();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      SandboxException e =
          assertThrows(
              SandboxException.class,
              () ->
                  sandbox.run(
                      program("python", "print(1)", ""), RunObserver.NONE, new Cancellation()));
      assertTrue(String.valueOf(e.getMessage()).contains("stopping"), e.getMessage());
      assertEquals(1, held.order.size());
    }
  }
}
