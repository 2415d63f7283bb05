package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs a shell command of the user's before each run, outside the sandbox and outside its time. */
final class PreparingSandbox implements Sandbox {

  private final Sandbox sandbox;
  private final String command;

  PreparingSandbox(Sandbox sandbox, String command) {
    this.sandbox = sandbox;
    this.command = command;
  }

  @Override
  public Isolation isolation() {
    return sandbox.isolation();
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    prepare(cancellation);
    return sandbox.run(execution, observer, cancellation);
  }

  private void prepare(Cancellation cancellation) throws SandboxException {
    try {
      Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
      try (Cancellation.Registration _ =
          cancellation.onCancel(
              () -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
              })) {
        process.getOutputStream().close();
        String said =
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = process.waitFor();
        if (code != 0 && !cancellation.isCancelled()) {
          throw failed("ended with exit code " + code + (said.isEmpty() ? "" : ": " + said), null);
        }
      }
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted", e);
    }
  }

  private SandboxException failed(String why, @org.jspecify.annotations.Nullable Exception cause) {
    String message = "the preparation `" + command + "` failed: " + why;
    return cause == null
        ? new SandboxException(SandboxException.Kind.FAILED, message)
        : new SandboxException(SandboxException.Kind.FAILED, message, cause);
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
