package dev.afterburner.workbench.ui.fx;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;

/** The JavaFX toolkit, which starts while other things are made ready. Once in a process. */
public final class Toolkit implements AutoCloseable {

  private final FutureTask<Void> start = new FutureTask<>(Toolkit::startUp, null);

  private Toolkit() {}

  /** Begins to start the toolkit, and does not wait for it. */
  public static Toolkit starting() {
    Toolkit toolkit = new Toolkit();
    Thread.ofPlatform().daemon().name("toolkit").start(toolkit.start);
    return toolkit;
  }

  private static void startUp() {
    Platform.setImplicitExit(false);
    Platform.startup(Fonts::load);
  }

  /**
   * Waits until windows can be opened.
   *
   * @throws ToolkitException where the toolkit can't start
   */
  public void await() throws ToolkitException, InterruptedException {
    try {
      start.get();
    } catch (ExecutionException e) {
      throw new ToolkitException(e);
    }
  }

  /** Ends the toolkit. It can't be started again. */
  @Override
  public void close() {
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
