// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.afterburner.workbench.ui.fx.Fonts;
import dev.afterburner.workbench.ui.fx.FxTaskRunner;
import dev.afterburner.workbench.ui.fx.Png;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** A window for one view, in either theme, of which pictures can be taken. */
public final class Stand {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final long PATIENCE_SECONDS = 60;

  private final StackPane root = new StackPane();
  private final Highlighter highlighter = new TreeSitterHighlighter();
  private final FxTaskRunner tasks = new FxTaskRunner();

  /** Opens the window. On the JavaFX thread. */
  public void open(Stage stage, double width, double height) {
    Fonts.load();
    theme("dark");
    root.setStyle(
        "-fx-font-family: '"
            + Fonts.SANS
            + "'; -fx-font-size: 13px; -fx-background-color: -color-bg-default;");
    Scene scene = new Scene(root, width, height);
    scene.getStylesheets().add("/themes/code.css");
    stage.setScene(scene);
    stage.setWidth(width);
    stage.setHeight(height);
    stage.show();
  }

  public Highlighter highlighter() {
    return highlighter;
  }

  public FxTaskRunner tasks() {
    return tasks;
  }

  /** Makes a view and puts it in the window. */
  public <N extends Node> N show(Supplier<N> view) {
    return WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          N made = view.get();
          root.getChildren().setAll(made);
          return made;
        });
  }

  public static void theme(String name) {
    Application.setUserAgentStylesheet(
        name.equals("dark")
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
  }

  /** Waits until something holds on the JavaFX thread. */
  public static void until(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        PATIENCE_SECONDS,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.waitForAsyncFx(10_000, condition::getAsBoolean));
  }

  /** Saves a picture in both themes. */
  public void pictures(String name) throws IOException {
    for (String theme : List.of("dark", "light")) {
      WaitForAsyncUtils.waitForAsyncFx(10_000, () -> theme(theme));
      WaitForAsyncUtils.waitForFxEvents();
      WritableImage image =
          WaitForAsyncUtils.waitForAsyncFx(
              10_000,
              () -> {
                root.applyCss();
                root.layout();
                return root.getScene().snapshot(null);
              });
      Png.write(image, SCREENSHOTS.resolve(name + "-" + theme + ".png"));
    }
  }
}
