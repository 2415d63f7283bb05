// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.export.MeasuredSession;
import dev.afterburner.workbench.export.SessionFigures;
import dev.afterburner.workbench.ui.chart.DistributionChart;
import dev.afterburner.workbench.ui.chart.ExportFormat;
import dev.afterburner.workbench.ui.history.VersionRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the window saves")
class SameFilesTest extends WindowScenario {

  private static final Map<ExportFormat, String> FORMATS =
      Map.of(
          ExportFormat.PNG_2X, ".png",
          ExportFormat.SVG, ".svg",
          ExportFormat.PDF, ".pdf",
          ExportFormat.CSV, ".csv");

  /** A chart of the window, what its files are named, and what the command line calls it. */
  private record Chart(String id, String file, String word) {}

  private static final List<Chart> CHARTS =
      List.of(
          new Chart("#curve-chart", "curves", "curves"),
          new Chart("#trend-chart", "trend", "trend"),
          new Chart("#tradeoff-chart", "tradeoff", "tradeoff"),
          new Chart("#tree-chart", "tree", "tree"),
          new Chart("#comparison-chart", "comparison", "ratios"));

  @Override
  Bench bench() throws Exception {
    Bench made = new Bench(folder);
    made.insert(MeasuredSession.events("pair-sums"));
    made.calibrate("pair-sums");
    return made;
  }

  @Test
  @DisplayName("is byte for byte what the command line writes, in every chart and format")
  void same() throws Exception {
    bench.saveTo = Files.createDirectory(folder.resolve("window"));
    Path byCommand = Files.createDirectory(folder.resolve("command"));
    robot.until("the code", () -> robot.code().contains("def main"));
    robot.until("the recent sessions", () -> robot.open("#recent-list"));
    robot.type(KeyCode.ENTER);
    robot.until("the versions", () -> robot.rows().stream().anyMatch(r -> r.best() && r.id() > 0));
    DistributionChart standing = robot.lookup("#distribution-chart").query();
    robot.until("the references", () -> !standing.model().references().isEmpty());
    int best = robot.rows().stream().filter(VersionRow::best).findFirst().orElseThrow().id();
    for (String view :
        List.of(
            "Trade-off: time against memory",
            "Tree of versions, with the path to the best",
            "Diff")) {
      robot.interact(() -> bench.window().perform(view));
      robot.settle();
    }
    robot.clickRow(best);
    robot.compareRow(0);
    robot.until("the comparison", () -> !robot.labels("#ratios").isEmpty());
    String session = bench.lastSession().started().session();
    String name = SessionFigures.folderName(bench.lastSession());

    List<String> files = new ArrayList<>();
    for (Chart chart : CHARTS) {
      for (Map.Entry<ExportFormat, String> format : FORMATS.entrySet()) {
        String file = chart.file() + format.getValue();
        files.add(name + "-" + file);
        save(chart.id(), format.getKey());
        Path there = byCommand.resolve(name + "-" + file);
        List<String> asked = new ArrayList<>(List.of(session, chart.word(), there.toString()));
        if (chart.word().equals("curves") || chart.word().equals("ratios")) {
          asked.addAll(List.of("--versions", "v0,v" + best));
        }
        bench.command("figure", asked.toArray(String[]::new));
      }
    }
    for (String format : List.of("LaTeX", "CSV", "Markdown")) {
      robot.interact(() -> bench.window().perform("Save the table of versions as " + format + "…"));
      String ending = Map.of("LaTeX", ".tex", "CSV", ".csv", "Markdown", ".md").get(format);
      Path there = byCommand.resolve(name + "-versions" + ending);
      files.add(there.getFileName().toString());
      bench.command(
          "table", session, "--format", format.toLowerCase(Locale.ROOT), "--out", there.toString());
    }
    robot.interact(() -> bench.window().perform("Save the whole session to a folder…"));
    robot.until("where it went", () -> robot.seesPart("Saved the session to"));
    bench.command("report", session, "--out", byCommand.resolve(name).toString());

    Map<String, byte[]> window = files(bench.saveTo);
    Map<String, byte[]> command = files(byCommand);
    assertEquals(command.keySet(), window.keySet());
    assertTrue(window.keySet().containsAll(files), window.keySet()::toString);
    assertTrue(window.containsKey(name + "/distribution.pdf"), window.keySet()::toString);
    for (Map.Entry<String, byte[]> file : command.entrySet()) {
      assertTrue(file.getValue().length > 0, file.getKey());
      assertArrayEquals(file.getValue(), window.get(file.getKey()), file.getKey());
    }
    // The chart of the references by itself, which the command line writes with the report alone.
    for (Map.Entry<ExportFormat, String> format : FORMATS.entrySet()) {
      save("#distribution-chart", format.getKey());
      byte[] alone =
          Files.readAllBytes(bench.saveTo.resolve(name + "-distribution" + format.getValue()));
      byte[] inReport = command.get(name + "/distribution" + format.getValue());
      if (inReport != null) {
        assertArrayEquals(inReport, alone, "distribution" + format.getValue());
      }
    }
  }

  /** Chooses a format in a chart's menu, and waits for the file. */
  private void save(String chart, ExportFormat format) {
    MenuButton menu = robot.from(robot.lookup(chart)).lookup(".chart-control-export").query();
    MenuItem item =
        menu.getItems().stream()
            .filter(i -> format.name().equals(i.getId()))
            .findFirst()
            .orElseThrow();
    long before = saved();
    robot.interact(item::fire);
    robot.until(chart + " as " + format, () -> saved() == before + 1);
  }

  private long saved() {
    try (Stream<Path> files = Files.list(Objects.requireNonNull(bench.saveTo))) {
      return files.filter(f -> !f.toString().endsWith(".part")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return found;
  }
}
