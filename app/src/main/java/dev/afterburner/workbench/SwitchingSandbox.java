package dev.afterburner.workbench;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.ui.run.SandboxSwitch;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

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
  private volatile CompletableFuture<Sandbox> current;

  /** Begins to open this machine's, and does not wait for it: what needs it does. */
  SwitchingSandbox(Opener opener) {
    this.opener = opener;
    this.current = CompletableFuture.supplyAsync(this::ofThisMachine);
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
    Sandbox before = current.join(); // the first one is not to be overtaken
    Sandbox next = opener.open(where);
    current = CompletableFuture.completedFuture(next);
    before.close();
    return next.isolation();
  }

  @Override
  public Isolation isolation() {
    return current.join().isolation();
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    return current.join().run(execution, observer, cancellation);
  }

  @Override
  public synchronized void close() {
    current.join().close();
  }
}
