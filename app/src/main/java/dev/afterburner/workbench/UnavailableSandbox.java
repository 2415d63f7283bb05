package dev.afterburner.workbench;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import java.util.List;

/** Stands where no sandbox is to be had: runs nothing, and says why. */
final class UnavailableSandbox implements Sandbox {

  private final SandboxException.Kind kind;
  private final String reason;

  UnavailableSandbox(SandboxException why) {
    this.kind = why.kind();
    this.reason = String.valueOf(why.getMessage());
  }

  @Override
  public Isolation isolation() {
    return new Isolation(Isolation.Level.PROCESS_ONLY, List.of(reason));
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    throw new SandboxException(kind, reason);
  }

  @Override
  public void close() {}
}
