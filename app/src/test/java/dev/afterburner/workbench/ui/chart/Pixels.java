// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.ui.fx.Png;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

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
    Png.write(image, file);
  }
}
