// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import dev.afterburner.workbench.bundle.UnpackedFiles;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;

/** The JavaFX toolkit, which starts while other things are made ready. Once in a process. */
public final class Toolkit implements AutoCloseable {

  private final FutureTask<Void> start;

  private Toolkit(UnpackedFiles copies) {
    start = new FutureTask<>(() -> startUp(copies), null);
  }

  /**
   * Begins to start the toolkit, and does not wait for it.
   *
   * @param copies where the typefaces are kept
   */
  public static Toolkit starting(UnpackedFiles copies) {
    Toolkit toolkit = new Toolkit(copies);
    Thread.ofPlatform().daemon().name("toolkit").start(toolkit.start);
    return toolkit;
  }

  private static void startUp(UnpackedFiles copies) {
    Platform.setImplicitExit(false);
    Platform.startup(() -> Fonts.load(copies));
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
    try {
      start.get();
      Platform.exit();
    } catch (ExecutionException e) {
      // Platform.exit would wait for ever for a start that has failed.
      System.getLogger(Toolkit.class.getName())
          .log(System.Logger.Level.DEBUG, "the toolkit did not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The toolkit can't start: there is no display, or a library is missing. */
  public static final class ToolkitException extends Exception {

    private static final long serialVersionUID = 1L;

    ToolkitException(Throwable cause) {
      super(cause);
    }
  }
}
