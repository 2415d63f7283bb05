// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.ComparisonModel;
import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.curve.CurveSeries;
import dev.afterburner.workbench.chart.curve.CurveView;
import dev.afterburner.workbench.chart.curve.FinishedCurve;
import dev.afterburner.workbench.chart.draw.Emphasis;
import dev.afterburner.workbench.chart.draw.Paper;
import dev.afterburner.workbench.export.figure.ChartCsv;
import dev.afterburner.workbench.export.figure.ChartImage;
import dev.afterburner.workbench.export.figure.FigureFormat;
import dev.afterburner.workbench.session.SessionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A session's files")
final class SessionFilesTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final Charts charts = new FileCharts(ChartImage::new, InstantSource.fixed(NOW));

  @TempDir private Path folder;

  private static SessionState session() {
    return MeasuredSession.of("set/Coin ways");
  }

  /** The curves as the window has them: what is selected comes first and stands out. */
  private static CurveModel onScreen(SessionState session, int selected, int other) {
    return new CurveModel(
        SessionFigures.CURVES,
        "10.0 kHz · p99 gap 100 µs",
        List.of(
            curve(session, selected, Emphasis.SELECTED), curve(session, other, Emphasis.COMPARED)),
        null,
        "No run yet",
        CurveView.ALL);
  }

  private static CurveSeries curve(SessionState session, int id, Emphasis emphasis) {
    Run run = session.versions().get(id).typicalRun().orElseThrow();
    return new CurveSeries("v" + id, "v" + id, FinishedCurve.of(run), emphasis);
  }

  @Test
  @DisplayName("hold the same bytes whatever was selected in the window, and from the command line")
  void sameBytes() throws Exception {
    SessionState session = session();
    for (FigureFormat format : FigureFormat.values()) {
      for (Paper paper : new Paper[] {null, new Paper(85, 9, false, true, true)}) {
        byte[] named = figure(session, SessionFigures.curves(session, Set.of(0, 1)), format, paper);
        assertArrayEquals(named, figure(session, onScreen(session, 1, 0), format, paper));
        assertArrayEquals(named, figure(session, onScreen(session, 0, 1), format, paper));
        byte[] trend = figure(session, SessionTrend.of(session, null), format, paper);
        assertArrayEquals(trend, figure(session, SessionTrend.of(session, 1), format, paper));
      }
    }
  }

  private byte[] figure(
      SessionState session,
      dev.afterburner.workbench.chart.draw.ChartModel shown,
      FigureFormat format,
      @org.jspecify.annotations.Nullable Paper paper)
      throws Exception {
    Path file = folder.resolve("figure" + format.ending());
    charts.figure(shown, SessionFigures.imprint(session, shown), file, paper);
    return Files.readAllBytes(file);
  }

  @Test
  @DisplayName("name the units at the axes, put time on a logarithmic one where runs differ much")
  void axes() {
    SessionState session = session();
    String svg = charts.svg(SessionFigures.curves(session, Set.of(0, 1)), "");
    assertTrue(svg.contains(">Time since start (ms, log scale)</text>"), svg);
    assertTrue(svg.contains(">Resident memory (MB)</text>"), svg);
    assertFalse(svg.contains("MB</text>"), "the unit stands at the axis alone");
    String alone = charts.svg(SessionFigures.curves(session, Set.of(0)), "");
    assertTrue(alone.contains(">Time since start (s)</text>"), alone);
  }

  @Test
  @DisplayName("cut no number of a comparison")
  void comparison() {
    Comparison less =
        new Comparison(new Interval(0.0193, 0.00267, 0.0277), Comparison.Outcome.LESS, 12);
    String svg =
        charts.svg(
            new ComparisonModel(
                "v4 compared with v0",
                "",
                Map.of(Figure.TIME, less, Figure.INTEGRAL, less),
                "None"),
            "");
    assertTrue(svg.contains(">51.8× faster 36.1–375</text>"), svg);
    assertTrue(svg.contains(">0.0193× as much 0.00267–0.0277</text>"), svg);
  }

  @Test
  @DisplayName("put the empty program into the legend, with its figures")
  void baseline() {
    SessionState session = session();
    CurveModel curves = SessionFigures.curves(session, Set.of(1));
    CurveModel standing =
        new CurveModel(
            curves.title(),
            "",
            curves.series(),
            new CurveModel.Baseline("empty Python program", 8_810_000, 21_400_000),
            "",
            CurveView.ALL);
    String svg = charts.svg(standing, "");
    assertTrue(svg.contains(">empty Python program, 8.81\u2009MB, 21.4\u2009ms</text>"), svg);
    String without =
        charts.svg(standing.withView(standing.view().withShown(CurveModel.BASELINE, false)), "");
    assertFalse(without.contains("empty Python program"));
  }

  @Test
  @DisplayName("are vector drawings with their typeface as PDF, as wide as was asked for")
  void pdf() throws Exception {
    SessionState session = session();
    byte[] bytes =
        figure(
            session,
            SessionFigures.curves(session, Set.of(0, 1)),
            FigureFormat.PDF,
            Paper.of(Paper.COLUMN, 8));
    try (PDDocument document = Loader.loadPDF(bytes)) {
      assertEquals(1, document.getNumberOfPages());
      PDPage page = document.getPage(0);
      assertEquals(85, page.getMediaBox().getWidth() / 72 * 25.4, 0.01);
      assertFalse(page.getResources().getXObjectNames().iterator().hasNext(), "no picture in it");
      for (COSName name : page.getResources().getFontNames()) {
        assertTrue(page.getResources().getFont(name).isEmbedded());
      }
      String text = new PDFTextStripper().getText(document);
      assertTrue(text.contains("Memory over time"), text);
      assertTrue(text.contains("Time since start (ms, log scale)"), text);
    }
  }

  @Test
  @DisplayName("are grey where a journal wants no colours")
  void grey() throws Exception {
    SessionState session = session();
    byte[] bytes =
        figure(
            session,
            SessionTrend.of(session, null),
            FigureFormat.PNG,
            new Paper(85, 8, true, true, true));
    var image = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(bytes));
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        assertEquals(rgb >> 16 & 255, rgb & 255);
        assertEquals(rgb >> 8 & 255, rgb & 255);
      }
    }
  }

  @Test
  @DisplayName("are a whole: report, code, prompts, replies, tables, samples, and every figure")
  void whole() throws Exception {
    SessionState session = session();
    SessionFolder written =
        new SessionFolder(folder, charts, EnumSet.of(FigureFormat.SVG, FigureFormat.PDF));
    written.prepare();
    written.writeTexts(session, "py");
    written.writeFigures(session, "Coin ways", null);
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(f -> names.add(folder.relativize(f).toString().replace('\\', '/')));
    }
    assertEquals(
        new TreeSet<>(
            List.of(
                "curves.csv",
                "curves.pdf",
                "curves.svg",
                "prompts/step-1.txt",
                "prompts/step-2.txt",
                "ratios.pdf",
                "ratios.svg",
                "replies/step-1-1.txt",
                "replies/step-2-1.txt",
                "report.html",
                "session.json",
                "tradeoff.pdf",
                "tradeoff.svg",
                "trend.pdf",
                "trend.svg",
                "versions.csv",
                "versions.md",
                "versions.tex",
                "versions/v0.py",
                "versions/v1.py")),
        names);
    assertEquals("I can't.", Files.readString(folder.resolve("replies/step-2-1.txt")));
    String report = Files.readString(folder.resolve("report.html"));
    assertFalse(report.contains("<script>alert"), "a reply is no markup");
    assertTrue(report.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assertTrue(report.contains("no program: no code in the reply"));
    assertTrue(report.contains("Improve this, please: step 2"));
    assertEquals(4, report.split("data:image/svg\\+xml;base64,", -1).length - 1, "four figures");
    assertTrue(report.contains("default-src 'none'"), "it loads nothing");
  }

  @Test
  @DisplayName("have names that tell the problem and the session")
  void names() {
    assertEquals(
        "set-coin-ways-20261124-120000-0a0b0c0d-curves",
        SessionFigures.fileName(session(), "curves"));
  }

  @Test
  @DisplayName("hold the table of versions as LaTeX, Markdown and CSV, one unit a column")
  void table() {
    SessionState session = session();
    String latex = VersionTable.of(session, VersionTable.Format.LATEX);
    assertTrue(latex.contains("\\toprule") && latex.contains("\\midrule"), latex);
    assertTrue(latex.contains("with demo\\_50\\%}"), latex);
    assertTrue(
        latex.contains("v0 & -- & original & passed & 4\\,000 & 10.0 & 38.0 & -- & -- & -- \\\\"),
        latex);
    assertTrue(
        latex.contains("v1 & v0 & model & passed & 200 & 11.0 & 2.05 & 20.0$\\times$"), latex);
    String markdown = VersionTable.of(session, VersionTable.Format.MARKDOWN);
    assertTrue(markdown.contains("| Time (ms) | Memory (MB) | Integral (MB·s) |"), markdown);
    List<String> csv = VersionTable.of(session, VersionTable.Format.CSV).lines().toList();
    assertEquals(4, csv.size());
    assertEquals(",v1,model,2,no_program,,0,,,,,,,,,,,,,,,,,,no code in the reply", csv.getLast());
    int columns = csv.getFirst().split(",", -1).length;
    assertEquals(columns, csv.getLast().split(",", -1).length);
    assertTrue(latex.contains("\\begin{tabular}{llllrrrrrl}"), latex);
    String none = "step 2 & v1 & model & no program & -- & -- & -- & -- & -- & ";
    assertTrue(latex.contains(none + "no code in the reply"), latex);
    assertTrue(markdown.contains("|:--|:--|:--|:--|--:|--:|--:|--:|--:|:--|"), markdown);
    assertTrue(
        csv.get(2).startsWith("v1,v0,model,1,passed,accepted,6,200.0,200.0,200.0,10742.1875,"),
        csv.get(2));
    assertTrue(csv.get(2).endsWith(",\"20.0× faster, \"\"fewer\"\" loops\""), csv.get(2));
  }

  @Test
  @DisplayName("hold the numbers of a chart as CSV, whatever the chart is")
  void numbers() throws Exception {
    Path file = folder.resolve("numbers.csv");
    SessionState session = session();
    ChartCsv.write(SessionTrend.of(session, 1), file);
    List<String> trend = Files.readAllLines(file);
    assertEquals(
        "version,iteration,standing,figure,ratio_to_original,low,high,coverage", trend.getFirst());
    assertTrue(
        trend.stream().anyMatch(l -> l.equals("v1,1,accepted,time,0.05,0.05,0.05,0.95")),
        trend::toString);
    assertTrue(trend.contains(",2,no code in the reply,,,,,"), trend::toString);
    ChartCsv.write(onScreen(session, 1, 0), file);
    assertEquals("v0,0,8000000", Files.readAllLines(file).get(1));
    ChartCsv.write(
        SessionFigures.ratios(session, session.versions().get(0), session.versions().get(1)), file);
    assertEquals(4, Files.readAllLines(file).size());
  }
}
