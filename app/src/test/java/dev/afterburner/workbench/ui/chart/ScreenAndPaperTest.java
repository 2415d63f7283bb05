// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import dev.afterburner.workbench.chart.SampleCharts;
import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Rgb;
import dev.afterburner.workbench.chart.draw.Sheet;
import dev.afterburner.workbench.export.figure.ChartImage;
import dev.afterburner.workbench.export.figure.FigureFormat;
import dev.afterburner.workbench.ui.fx.Fonts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@DisplayName("A chart on the screen and its picture in a file")
@ExtendWith(ApplicationExtension.class)
final class ScreenAndPaperTest {

  private static final double AGREE = 0.985;
  private static final double AGREE_DASHED = 0.95;
  private static final int REACH = 1;

  private final Pane root = new Pane();

  @Start
  void start(Stage stage) {
    Fonts.load();
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    root.setStyle("-fx-font-family: '" + Fonts.SANS + "'; -fx-font-size: 12px;");
    stage.setScene(new Scene(root, 900, 600));
    // The stage is shared with other tests, which leave it at a size of theirs.
    stage.setWidth(900);
    stage.setHeight(600);
    stage.show();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @DisplayName("show a curve at the same place, within one pixel")
  @CsvSource({
    "one, SELECTED",
    "noisy, SELECTED",
    "eight, SELECTED",
    "eight, COMPARED",
    "noisy, COMPARED"
  })
  void samePlace(String state, Ink ink, FxRobot robot) throws Exception {
    CurveModel model = SampleCharts.curve(state);
    CurveChart chart =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new CurveChart("Memory over time", ""));
    Sheet sheet = Sheet.of(model, "");
    robot.interact(
        () -> {
          root.getChildren().setAll(chart);
          root.setStyle("-fx-font-size: 13px"); // a unit of the drawing is a pixel
          chart.setModel(model);
          Region canvas = (Region) chart.canvas().getParent();
          Box wanted = sheet.plot(chart.canvas().textWidth()).area();
          canvas.setMinSize(wanted.width() + 64, wanted.height() + 31);
          canvas.setMaxSize(wanted.width() + 64, wanted.height() + 31);
          chart.setPrefSize(wanted.width() + 100, wanted.height() + 150);
        });
    WaitForAsyncUtils.waitForFxEvents();
    Box onPaper = sheet.plot(chart.canvas().textWidth()).area();
    Box onScreen = chart.plot().area();
    assertEquals(onPaper.width(), onScreen.width(), 1e-6);
    assertEquals(onPaper.height(), onScreen.height(), 1e-6);

    Pixels pixels = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Pixels.of(chart.canvas()));
    BufferedImage picture =
        ImageIO.read(new ByteArrayInputStream(new ChartImage().png(model, "", 1)));
    Rgb colour = Palette.PAPER.of(ink);
    int width = (int) onPaper.width();
    int height = (int) onPaper.height();
    boolean[][] screen = new boolean[width][height];
    boolean[][] paper = new boolean[width][height];
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        Color there = pixels.at((int) onScreen.x() + x, (int) onScreen.y() + y);
        screen[x][y] =
            like(colour, there.getRed() * 255, there.getGreen() * 255, there.getBlue() * 255);
        int rgb = picture.getRGB((int) onPaper.x() + x, (int) onPaper.y() + y);
        paper[x][y] = like(colour, rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
      }
    }
    assertTrue(count(screen) > width / 2, "the curve is there: " + count(screen));
    // The ends of short dashes are lighter in one of the pictures.
    int reach = ink == Ink.SELECTED ? REACH : REACH + 1;
    double agree = ink == Ink.SELECTED ? AGREE : AGREE_DASHED;
    assertTrue(
        share(screen, paper, reach) > agree, "screen on paper: " + share(screen, paper, reach));
    assertTrue(
        share(paper, screen, reach) > agree, "paper on screen: " + share(paper, screen, reach));
  }

  private static boolean like(Rgb colour, double red, double green, double blue) {
    double distance =
        Math.abs(red - colour.red())
            + Math.abs(green - colour.green())
            + Math.abs(blue - colour.blue());
    return distance < 150;
  }

  private static int count(boolean[][] pixels) {
    int count = 0;
    for (boolean[] column : pixels) {
      for (boolean pixel : column) {
        count += pixel ? 1 : 0;
      }
    }
    return count;
  }

  /** The share of one picture's curve pixels that have one of the other's within reach. */
  private static double share(boolean[][] of, boolean[][] in, int reach) {
    List<Boolean> found = new ArrayList<>();
    for (int x = 0; x < of.length; x++) {
      for (int y = 0; y < of[x].length; y++) {
        if (of[x][y]) {
          found.add(near(in, x, y, reach));
        }
      }
    }
    return (double) found.stream().filter(f -> f).count() / found.size();
  }

  private static boolean near(boolean[][] in, int x, int y, int reach) {
    for (int nx = Math.max(0, x - reach); nx <= Math.min(in.length - 1, x + reach); nx++) {
      for (int ny = Math.max(0, y - reach); ny <= Math.min(in[nx].length - 1, y + reach); ny++) {
        if (in[nx][ny]) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  @DisplayName("can be carried to another program by the clipboard")
  void clipboard(FxRobot robot) {
    byte[] png = new ChartImage().png(SampleCharts.curve("one"), "", 2);
    robot.interact(
        () -> {
          ClipboardContent content = new ClipboardContent();
          content.putImage(new Image(new ByteArrayInputStream(png)));
          assertTrue(Clipboard.getSystemClipboard().setContent(content));
          Image there = Clipboard.getSystemClipboard().getImage();
          assertEquals(1440, there.getWidth());
          assertEquals(800, there.getHeight());
        });
  }

  @Test
  @DisplayName("for a paper are previewed, and saved as chosen without a dialog")
  void paper(FxRobot robot) throws Exception {
    CurveChart chart =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new CurveChart("Memory over time", ""));
    List<PaperFigure> saved = new ArrayList<>();
    robot.interact(
        () -> {
          root.getChildren().setAll(chart);
          chart.setPrefSize(700, 300);
          chart.setModel(SampleCharts.curve("eight"));
          chart.setOnExport(_ -> {});
          chart.setOnPaper(_ -> "how it was measured", saved::add);
        });
    robot.interact(
        () -> {
          root.applyCss();
          root.layout();
        });
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn(".chart-control-export").clickOn("For a paper…");
    WaitForAsyncUtils.waitForFxEvents();
    Pixels preview =
        WaitForAsyncUtils.waitForAsyncFx(
            10_000, () -> Pixels.of(robot.lookup("#paper-popover").query()));
    preview.writeTo(java.nio.file.Path.of("target", "screenshots", "charts-paper-popover.png"));
    Bounds popover = robot.lookup("#paper-popover").query().getBoundsInLocal();
    assertTrue(popover.getWidth() > 300 && popover.getHeight() > 250, popover.toString());
    robot.clickOn("#paper-page").clickOn("#paper-svg").clickOn("#paper-save");
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(1, saved.size());
    assertEquals(170, saved.getFirst().paper().widthMillimetres());
    assertEquals(8, saved.getFirst().paper().fontPoints());
    assertEquals(FigureFormat.SVG, saved.getFirst().format());
  }
}
