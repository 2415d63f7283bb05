package dev.afterburner.workbench;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.ui.run.SandboxSwitch;

/** The window's sandbox: passes everything on to the one that is chosen. */
final class SwitchingSandbox implements Sandbox, SandboxSwitch {

  /** Opens a sandbox. */
  @FunctionalInterface
  interface Opener {
    /**
     * Opens.
     *
     * @param where {@link SandboxSwitch#LOCAL}, or a server's address
     */
    Sandbox open(String where) throws SandboxException;
  }

  private final Opener opener;
  private volatile Sandbox current;

  /** Begins with a sandbox that is open, and closes it once another one is chosen. */
  SwitchingSandbox(Sandbox first, Opener opener) {
    this.current = first;
    this.opener = opener;
  }

  @Override
  public synchronized Isolation use(String where) throws SandboxException {
    Sandbox next = opener.open(where);
    Sandbox before = current;
    current = next;
    before.close();
    return next.isolation();
  }

  @Override
  public Isolation isolation() {
    return current.isolation();
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    return current.run(execution, observer, cancellation);
  }

  @Override
  public synchronized void close() {
    current.close();
  }
}
