// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.ui.fx.FxTaskRunner;
import dev.afterburner.workbench.ui.fx.Toolkit;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Opens the window and waits until it is closed. */
public final class WindowLauncher {

  private final Toolkit toolkit;
  private final WindowServices services;

  public WindowLauncher(Toolkit toolkit, WindowServices services) {
    this.toolkit = toolkit;
    this.services = services;
  }

  /**
   * Opens the window and blocks until the user closes it. Once in a process.
   *
   * @param session the session that is opened first; null for the one that was open last
   * @param onShown is told when it is on the screen
   * @return the exit code: 0
   * @throws WindowException where there is no display, or no library to draw with
   */
  public int run(SessionStore.@Nullable Entry session, Consumer<WorkbenchWindow> onShown)
      throws WindowException {
    CountDownLatch closed = new CountDownLatch(1);
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    try (FxTaskRunner tasks = new FxTaskRunner()) {
      toolkit.await();
      tasks.show(
          () -> {
            try {
              WorkbenchWindow window =
                  new WorkbenchWindow(
                      new Stage(),
                      services,
                      tasks,
                      InstantSource.system(),
                      new DialogFileChooser());
              window.setOnClosed(closed::countDown);
              if (session != null) {
                window.openFirst(session);
              }
              window.show();
              onShown.accept(window);
            } catch (RuntimeException e) {
              failure.set(e);
              closed.countDown();
            }
          });
      closed.await();
    } catch (Toolkit.ToolkitException e) {
      throw new WindowException(
          "The window needs a display and GTK 3, and could not start ("
              + reason(e)
              + "). Make sure that DISPLAY names a display that lets you in (over ssh: ssh -X) and"
              + " that GTK is there (Debian: apt install libgtk-3-0), or use the commands"
              + " (workbench --help)",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure.get() != null) {
      throw new WindowException("The window could not open: " + failure.get(), failure.get());
    }
    return 0;
  }

  private static String reason(Throwable e) {
    Throwable last = e;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    String message = last.getMessage();
    return message == null ? last.getClass().getSimpleName() : message;
  }
}
