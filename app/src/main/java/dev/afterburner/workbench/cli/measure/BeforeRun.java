// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Runs a shell command of the user's before each run, outside the sandbox and outside its time.
 *
 * @param command for the shell; empty for none
 * @param then told of the runs
 */
record BeforeRun(String command, LiveRuns then, Cancellation cancellation)
    implements InterleavedRuns.Listener<RuntimeException> {

  @Override
  public RunObserver starting(int program, int number) throws SandboxException {
    if (!command.isEmpty()) {
      prepare();
    }
    return then.starting(program, number);
  }

  @Override
  public void finished(int round, Rounds.Turn turn) {
    then.finished(round, turn);
  }

  private void prepare() throws SandboxException {
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
}
