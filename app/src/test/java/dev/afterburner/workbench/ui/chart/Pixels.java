package dev.afterburner.workbench.ui.chart;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;

/** What a node looks like. */
final class Pixels {

  private final WritableImage image;

  private Pixels(WritableImage image) {
    this.image = image;
  }

  /** To be called on the JavaFX thread. */
  static Pixels of(Node node) {
    node.applyCss();
    if (node instanceof javafx.scene.Parent parent) {
      parent.layout();
    }
    return new Pixels(node.snapshot(null, null));
  }

  Color at(int x, int y) {
    return image.getPixelReader().getColor(x, y);
  }

  void writeTo(Path file) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
      }
    }
    Files.createDirectories(file.getParent());
    ImageIO.write(copy, "png", file.toFile());
  }
}
