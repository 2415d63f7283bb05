package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.SandboxException;
import java.util.function.Consumer;

/** Changes where the window's programs run. */
public interface SandboxSwitch {

  /** The word for this machine. */
  String LOCAL = "local";

  /** The word for containers on this machine. */
  String DOCKER = "docker";

  /** Whether a word is a server's address. */
  static boolean isServer(String where) {
    return !where.equals(LOCAL) && !where.equals(DOCKER);
  }

  /**
   * Goes over to another sandbox, and ends what runs in the one before. Blocks until the other one
   * answers.
   *
   * @param where {@link #LOCAL}, {@link #DOCKER}, or the address of a Monolith or of another
   *     workbench
   * @return how programs are kept apart there
   * @throws SandboxException where it is not to be had; then the one before stays
   */
  Isolation use(String where) throws SandboxException;

  /**
   * Has someone told what sandboxes have to do before programs can run: "fetching the container
   * image …".
   *
   * @param told gets the words, and an empty text once it is over; on any thread; must not block
   */
  void onPreparing(Consumer<String> told);

  /** How programs are kept apart now. Blocks until the sandbox is open. */
  Isolation isolation();
}
