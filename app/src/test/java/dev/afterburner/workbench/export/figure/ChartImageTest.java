// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.chart.ComparisonModel;
import dev.afterburner.workbench.chart.SampleCharts;
import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Paper;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Charts as pictures")
final class ChartImageTest {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String IMPRINT =
      "sampled at 12.4 kHz, p99 gap 131 µs · median of 7 runs · AMD EPYC 7B13, core 1, Linux 6.1"
          + " · Python 3.11.2 · isolation: namespaces · Afterburner Workbench 0.1.0, 2026-11-24";

  private final ChartImage images = new ChartImage();

  @Test
  @DisplayName("are written for every state")
  void everyState() throws Exception {
    Map<String, ChartModel> charts = new LinkedHashMap<>();
    SampleCharts.curves().forEach((state, chart) -> charts.put("curve-" + state, chart));
    SampleCharts.trends().forEach((state, chart) -> charts.put("trend-" + state, chart));
    SampleCharts.distributions()
        .forEach((state, chart) -> charts.put("distribution-" + state, chart));
    SampleCharts.comparisons().forEach((state, chart) -> charts.put("comparison-" + state, chart));
    for (Map.Entry<String, ChartModel> state : charts.entrySet()) {
      Path file = SCREENSHOTS.resolve("charts-paper-" + state.getKey() + ".png");
      images.writePng(state.getValue(), IMPRINT, file, 2);
      var image = ImageIO.read(file.toFile());
      assertEquals(1440, image.getWidth());
      boolean bars = state.getValue() instanceof ComparisonModel;
      assertEquals(bars, image.getHeight() < 800, "bars need less room");
      assertEquals(0xffffffff, image.getRGB(2, 2), "paper is white");
    }
  }

  @Test
  @DisplayName("are as many times larger as asked for")
  void scale() throws Exception {
    CurveModel chart = SampleCharts.curve("one");
    for (int scale = 1; scale <= 3; scale++) {
      var image = ImageIO.read(new ByteArrayInputStream(images.png(chart, IMPRINT, scale)));
      assertEquals(720 * scale, image.getWidth());
      assertEquals(400 * scale, image.getHeight());
    }
  }

  @Test
  @DisplayName(
      "have as many pixels as a width on paper needs at 300 dpi, and say how large they are")
  void paper() throws Exception {
    for (double millimetres : new double[] {Paper.COLUMN, Paper.PAGE}) {
      for (String state : java.util.List.of("eight", "one", "long-names")) {
        Paper paper = Paper.of(millimetres, 8);
        CurveModel chart = SampleCharts.curve(state);
        String name = "charts-paper-%.0f-%s".formatted(millimetres, state);
        Path file = SCREENSHOTS.resolve(name + ".png");
        images.write(chart.onPaper(), IMPRINT, file, paper, FigureFormat.PNG, 300);
        var image = ImageIO.read(file.toFile());
        assertEquals(millimetres / 25.4 * 300, image.getWidth(), 1);
        assertEquals(11811, perMetre(file), "300 dpi in pixels per metre");
        Path vector = SCREENSHOTS.resolve(name + ".svg");
        images.write(chart.onPaper(), IMPRINT, vector, paper, FigureFormat.SVG, 300);
        String svg = java.nio.file.Files.readString(vector);
        assertTrue(svg.contains("width=\"%.0fmm\"".formatted(millimetres)), svg.substring(0, 200));
      }
    }
  }

  /** What a PNG file says about its resolution. */
  private static long perMetre(Path file) throws Exception {
    byte[] bytes = java.nio.file.Files.readAllBytes(file);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    return java.nio.ByteBuffer.wrap(bytes).getInt(text.indexOf("pHYs") + 4);
  }

  @Test
  @DisplayName("at 300 dpi are as large on paper as at 1×")
  void dpi() throws Exception {
    byte[] png = images.png(SampleCharts.curve("one"), IMPRINT, ChartImage.scale(300));
    assertEquals(2250, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
  }

  @Test
  @DisplayName("are well-formed as SVG, with the title and units as text")
  void svg() throws Exception {
    String svg = images.svg(SampleCharts.curve("eight"), "a < b & \"c\"");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertTrue(svg.contains(">Memory over time</text>"));
    assertTrue(svg.contains(">Resident memory (MB)</text>"));
    assertTrue(svg.contains(">Time since start (ms)</text>"));
    assertTrue(svg.contains("a &lt; b &amp; &quot;c&quot;"));
    images.write(
        SampleCharts.curve("eight"),
        IMPRINT,
        SCREENSHOTS.resolve("charts-eight.svg"),
        FigureFormat.SVG);
  }
}
