// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What a person does in a window, on a workbench and in a folder made for it. */
@Tag("alone")
abstract class WindowScenario {

  @TempDir Path folder;
  Bench bench;
  Robot robot;
  Stage stage;

  static {
    WaitForAsyncUtils.clearExceptions(); // which has TestFX's handler set
    Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, fault) -> {
          if (handler != null && !isScreenEdge(fault)) {
            handler.uncaughtException(thread, fault);
          }
        });
  }

  /** JavaFX without a screen can't copy a popup that reaches over the edge of the screen. */
  private static boolean isScreenEdge(Throwable fault) {
    return Arrays.stream(fault.getStackTrace())
        .anyMatch(
            at ->
                at.getClassName().equals("com.sun.glass.ui.headless.HeadlessWindow")
                    && at.getMethodName().equals("blit"));
  }

  @BeforeEach
  void open() throws Exception {
    FxToolkit.registerPrimaryStage();
    bench = bench();
    showWindow();
    robot.onScreen();
  }

  /** The workbench that the window is opened on. */
  Bench bench() throws Exception {
    return new Bench(folder);
  }

  private void showWindow() throws TimeoutException {
    stage = FxToolkit.registerStage(Stage::new);
    FxToolkit.setupFixture(() -> bench.open(stage));
    robot = new Robot(stage);
    robot.until("the first problem", () -> robot.sees("Pair sums"));
  }

  /** Closes the window and opens another one on the same folder. */
  void openAgain() throws TimeoutException {
    showAgain();
    robot.onScreen();
  }

  /** The same, with the window left where it opens by itself. */
  void showAgain() throws TimeoutException {
    FxToolkit.setupFixture(() -> stage.close());
    showWindow();
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.close());
    bench.close();
  }
}
