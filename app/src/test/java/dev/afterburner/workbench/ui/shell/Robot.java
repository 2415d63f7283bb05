package dev.afterburner.workbench.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What a person does and sees, on top of TestFX's robot. */
final class Robot extends FxRobot {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Stage stage;

  Robot(Stage stage) {
    this.stage = stage;
  }

  /** Waits until something holds that a person would wait for. */
  void until(String what, Callable<Boolean> holds) {
    try {
      WaitForAsyncUtils.waitFor(
          PATIENCE.toSeconds(),
          TimeUnit.SECONDS,
          () -> WaitForAsyncUtils.waitForAsyncFx(10_000, holds));
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain for: " + what + "; " + status(), e);
    }
  }

  String status() {
    return text("#status");
  }

  String text(String query) {
    return lookup(query).<Labeled>query().getText();
  }

  /** Whether a label with exactly this text can be seen. */
  boolean sees(String text) {
    return lookup((Node n) -> n instanceof Labeled l && text.equals(l.getText()) && visible(n))
        .tryQuery()
        .isPresent();
  }

  private static boolean visible(Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }

  /** Makes the window as large as asked for. */
  void size(double width, double height) {
    interact(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
    settle();
  }

  void settle() {
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Writes what the window shows to target/screenshots. */
  void picture(String name) {
    settle();
    WritableImage image =
        WaitForAsyncUtils.waitForAsyncFx(
            10_000,
            () -> {
              SnapshotParameters parameters = new SnapshotParameters();
              Node root = stage.getScene().getRoot();
              parameters.setViewport(
                  new Rectangle2D(0, 0, stage.getScene().getWidth(), stage.getScene().getHeight()));
              return root.snapshot(parameters, null);
            });
    try {
      Files.createDirectories(SCREENSHOTS);
      Png.write(image, SCREENSHOTS.resolve(name + ".png"));
    } catch (IOException e) {
      throw new UncheckedIOException("writing a screenshot", e);
    }
  }
}
