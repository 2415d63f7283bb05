// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.language.Languages;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("a container engine that dies while a program runs")
class EngineDeathTest {

  private static final String HANG = "import time\nwhile True: time.sleep(1)";

  @TempDir private Path folder;

  private DockerSandbox sandbox(OwnEngine engine) throws SandboxException {
    return new DockerSandbox(
        folder,
        new DockerSettings(1, Map.of("python", OwnEngine.IMAGE)),
        new Languages(),
        engine.environment(),
        what -> {});
  }

  private static Execution python(String code) {
    return Execution.of(
        new Program.Source(new Languages().byId("python").orElseThrow(), code), Bytes.EMPTY);
  }

  private static Run run(DockerSandbox sandbox) throws SandboxException {
    return sandbox.run(python("print(1)"), RunObserver.NONE, new Cancellation());
  }

  private static RunObserver onceStarted(Runnable then) {
    return new RunObserver() {
      @Override
      public void started(LiveCurve curve) {
        then.run();
      }
    };
  }

  private static void says(SandboxException failure, String... words) {
    for (String word : words) {
      assertTrue(String.valueOf(failure.getMessage()).contains(word), failure.getMessage());
    }
  }

  @Test
  @DisplayName("stopped: it is said what ended and what to do, until the engine is back")
  void stopped() throws Exception {
    try (OwnEngine engine = OwnEngine.start();
        DockerSandbox sandbox = sandbox(engine)) {
      SandboxException ended =
          assertThrows(
              SandboxException.class,
              () -> sandbox.run(python(HANG), onceStarted(engine::stop), new Cancellation()));
      assertEquals(Kind.FAILED, ended.kind());
      says(ended, "ended from outside", "engine stopped", "Start the engine");
      engine.awaitEnd();
      SandboxException down = assertThrows(SandboxException.class, () -> run(sandbox));
      assertEquals(Kind.FAILED, down.kind());
      says(down, OwnEngine.IMAGE, "Does the container engine still run? Start it");
      engine.up();
      assertEquals("1\n", run(sandbox).stdout().text());
    }
  }

  @Test
  @DisplayName("killed: the program goes on, can be stopped, and the restarted engine serves anew")
  void killed() throws Exception {
    try (OwnEngine engine = OwnEngine.start()) {
      try (DockerSandbox sandbox = sandbox(engine)) {
        Cancellation cancellation = new Cancellation();
        Run cut =
            sandbox.run(
                python(HANG),
                onceStarted(
                    () -> {
                      engine.kill();
                      cancellation.cancel();
                    }),
                cancellation);
        assertEquals(new Outcome.Cancelled(), cut.outcome());
        engine.awaitEnd();
        assertEquals("1\n", run(sandbox).stdout().text(), "the warm container is still there");
        engine.up(); // which ends the containers of the one before
        assertEquals("1\n", run(sandbox).stdout().text());
      }
      assertEquals("", engine.containers());
    }
  }

  @Test
  @DisplayName("and stays dead: closing the sandbox ends all the same")
  void closing() throws Exception {
    try (OwnEngine engine = OwnEngine.start()) {
      try (DockerSandbox sandbox = sandbox(engine)) {
        assertEquals("1\n", run(sandbox).stdout().text());
        engine.stop();
        engine.awaitEnd();
      }
      SandboxException none = assertThrows(SandboxException.class, () -> sandbox(engine).close());
      assertEquals(Kind.ISOLATION_UNAVAILABLE, none.kind());
      engine.up();
      assertEquals("", engine.containers());
    }
  }
}
