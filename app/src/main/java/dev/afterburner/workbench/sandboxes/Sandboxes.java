// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.sandboxes;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox that is chosen, for the window and the commands alike: opened when it is first
 * needed, and passed everything on to.
 */
public final class Sandboxes implements Sandbox {

  /** Opens a sandbox. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Opens.
     *
     * @param workers programs that it may run at once
     * @param preparing gets what has to be done before programs can run, in words; an empty text
     *     once it is over
     */
    Sandbox open(SandboxAddress address, int workers, Consumer<String> preparing)
        throws SandboxException;
  }

  private final Opener opener;
  private volatile Consumer<String> listener = what -> {};
  private volatile SandboxAddress address = new SandboxAddress.ThisMachine();
  private int workers = 1;
  private @Nullable Sandbox current;

  public Sandboxes(Opener opener) {
    this.opener = opener;
  }

  /** Where programs run. */
  public SandboxAddress address() {
    return address;
  }

  /** Says where programs are to run before the first of them does. */
  public synchronized void begin(SandboxAddress chosen) {
    address = chosen;
  }

  /**
   * Has someone told what has to be done before programs can run.
   *
   * @param told gets the words, and an empty text once it is over; on any thread; must not block
   */
  public void onPreparing(Consumer<String> told) {
    listener = told;
  }

  /** Makes sure that the chosen sandbox is open. */
  public Sandboxes open() throws SandboxException {
    current();
    return this;
  }

  /**
   * Lets more programs run at once; their figures are noisier. A sandbox that was opened for fewer
   * is closed, and opened anew when it is needed.
   */
  public synchronized Sandboxes withWorkers(int wanted) {
    if (wanted > workers) {
      workers = wanted;
      close();
    }
    return this;
  }

  /**
   * Goes over to another sandbox, and ends what runs in the one before. Blocks until the other one
   * answers.
   *
   * @return how programs are kept apart there
   * @throws SandboxException where it is not to be had; then the one before stays
   */
  public synchronized Isolation use(SandboxAddress wanted) throws SandboxException {
    Sandbox next = open(wanted);
    close();
    current = next;
    address = wanted;
    return next.isolation();
  }

  private Sandbox open(SandboxAddress wanted) throws SandboxException {
    return opener.open(wanted, workers, what -> listener.accept(what));
  }

  private synchronized Sandbox current() throws SandboxException {
    Sandbox open = current;
    if (open == null) {
      open = open(address);
      current = open;
    }
    return open;
  }

  /** If there is no sandbox, nothing is kept apart; the details say why. */
  @Override
  public Isolation isolation() {
    try {
      return current().isolation();
    } catch (SandboxException e) {
      return new Isolation(Isolation.Level.PROCESS_ONLY, List.of(String.valueOf(e.getMessage())));
    }
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    return current().run(execution, observer, cancellation);
  }

  @Override
  public Run check(Execution execution, Cancellation cancellation) throws SandboxException {
    return current().check(execution, cancellation);
  }

  @Override
  public synchronized void close() {
    if (current != null) {
      current.close();
      current = null;
    }
  }
}
