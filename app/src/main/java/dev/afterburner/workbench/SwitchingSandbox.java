package dev.afterburner.workbench;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.ui.run.SandboxSwitch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
  private volatile Consumer<String> preparing = what -> {};
  private @Nullable Sandbox current;

  /** This machine's is opened when it is first needed. */
  SwitchingSandbox(Opener opener) {
    this.opener = opener;
  }

  private synchronized Sandbox current() {
    Sandbox open = current;
    if (open == null) {
      open = ofThisMachine();
      current = open;
    }
    return open;
  }

  @Override
  public void onPreparing(Consumer<String> told) {
    preparing = told;
  }

  /** Hands on what the sandboxes that are opened here have to do first. */
  void announce(String what) {
    preparing.accept(what);
  }

  /** Without a sandbox the window opens all the same, and says what is missing. */
  private Sandbox ofThisMachine() {
    try {
      return opener.open(LOCAL);
    } catch (SandboxException e) {
      return new UnavailableSandbox(e);
    }
  }

  @Override
  public synchronized Isolation use(String where) throws SandboxException {
    Sandbox before = current;
    Sandbox next = opener.open(where);
    current = next;
    if (before != null) {
      before.close();
    }
    return next.isolation();
  }

  @Override
  public Isolation isolation() {
    return current().isolation();
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    return current().run(execution, observer, cancellation);
  }

  @Override
  public synchronized void close() {
    if (current != null) {
      current.close();
    }
  }
}
