package dev.afterburner.workbench.ui.fx;

import javafx.application.Platform;

/** Starts and ends the JavaFX toolkit. */
public final class Toolkit {

  private Toolkit() {}

  /**
   * Starts the toolkit and runs the first work on its thread, without waiting for it.
   *
   * @throws ToolkitException where it can't start
   */
  public static void start(Runnable first) throws ToolkitException {
    try {
      Platform.setImplicitExit(false);
      Platform.startup(first);
    } catch (RuntimeException | LinkageError e) {
      throw new ToolkitException(e);
    }
  }

  /** Ends the toolkit. It can't be started again. */
  public static void end() {
    Platform.exit();
  }

  /** The toolkit can't start: there is no display, or a library is missing. */
  public static final class ToolkitException extends Exception {

    private static final long serialVersionUID = 1L;

    ToolkitException(Throwable cause) {
      super(cause);
    }
  }
}
