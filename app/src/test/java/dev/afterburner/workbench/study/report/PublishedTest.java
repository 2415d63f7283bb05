// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.chart.PanelsModel;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.fold.ArmResult;
import dev.afterburner.workbench.study.fold.Folding;
import dev.afterburner.workbench.study.fold.Shares;
import dev.afterburner.workbench.study.fold.StudyResult;
import dev.afterburner.workbench.study.fold.StudyRows;
import dev.afterburner.workbench.study.run.MadeStudy;
import dev.afterburner.workbench.study.run.Row;
import dev.afterburner.workbench.study.stats.LeastDifference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The published numbers")
class PublishedTest {

  private static final Path FOLDER = Path.of("..", "resources", "studies");
  private static final Path SOURCE =
      Path.of("..", "..", "shared", "data", "afterburner-published", "numbers.json");

  private final Published published = Published.read(FOLDER);
  private final PublishedTables tables = new PublishedTables(published);

  @TempDir private Path temporary;

  private static JsonNode source() throws Exception {
    Assumptions.assumeTrue(Files.exists(SOURCE), "the collected numbers are not on this machine");
    return JsonMapper.builder().build().readTree(Files.readString(SOURCE));
  }

  private static String printed(JsonNode number) {
    return new BigDecimal(number.toString()).setScale(2, RoundingMode.UNNECESSARY).toPlainString();
  }

  @Test
  @DisplayName("of table 1 are drawn to the last printed digit")
  void table1() throws Exception {
    String drawn = tables.table1().markdown();
    assertTrue(
        drawn.contains(
            "| OpenAI o4-mini | 89.11 | 56.85 (56.77–56.93) | 53.41 (53.35–53.46) | 45.71"
                + " (45.66–45.77) |\n"),
        drawn);
    assertTrue(
        drawn.contains(
            "| Afterburner GRPO (iteration 10) | 61.67 | 45.17 (45.08–45.30) | 48.05 (47.96–48.26)"
                + " | 38.95 (38.89–39.17) |\n"),
        drawn);
    JsonNode rows = source().at("/T1_venus/rows");
    assertEquals(rows.size(), tables.table1().rows().size());
    rows.properties()
        .forEach(
            row -> {
              StringBuilder line = new StringBuilder("| " + row.getKey() + " |");
              for (JsonNode cell : row.getValue()) {
                line.append(' ').append(printed(cell.get(0)));
                if (cell.size() == 3) {
                  line.append(" (%s–%s)".formatted(printed(cell.get(1)), printed(cell.get(2))));
                }
                line.append(" |");
              }
              assertTrue(drawn.contains(line + "\n"), line + " in " + drawn);
            });
  }

  @Test
  @DisplayName("of table 2 are drawn to the last printed digit")
  void table2() throws Exception {
    String drawn = tables.table2().markdown();
    assertTrue(drawn.contains("| GRPO - feedback | 52.51 | 34.15 | 34.49 | 29.87 |\n"), drawn);
    JsonNode rows = source().at("/T2_ablation_iteration_4_venus_integral/rows");
    assertEquals(9, rows.size());
    rows.properties()
        .forEach(
            row -> {
              StringBuilder line = new StringBuilder("| " + row.getKey() + " |");
              row.getValue().forEach(v -> line.append(' ').append(printed(v)).append(" |"));
              assertTrue(drawn.contains(line + "\n"), line + " in " + drawn);
            });
  }

  @Test
  @DisplayName("of table 3 come out of rows made by their counts, to the last printed digit")
  void table3() throws StudyException {
    int made = 0;
    int contradictory = 0;
    for (Published.ClassRow row : published.table3().rows()) {
      for (Figure figure : Figure.values()) {
        List<Double> shares = Objects.requireNonNull(row.shares().get(figure.id()));
        int[] counts = shares.stream().mapToInt(s -> (int) Math.round(s * 3)).toArray();
        // A third of the printed rows add up to 299 or 301 problems: each share was rounded by
        // itself, and of such a row three come out, and the fourth in the place of another.
        int over = IntStream.of(counts).sum() - 300;
        assertTrue(Math.abs(over) <= 1, row.label() + " " + figure);
        contradictory += over == 0 ? 0 : 1;
        int[] within = counts.clone();
        within[3] -= over;
        counts[1] -= over;
        Shares folded = folded(temporary.resolve("made-" + made++), counts, figure);
        double middle =
            over == 0
                ? folded.within()
                : folded(temporary.resolve("other-" + made), within, figure).within();
        assertEquals(
            shares.stream().map(Percent::printed).toList(),
            List.of(
                Percent.of(folded.beyond()),
                Percent.of(middle),
                Percent.of(folded.below()),
                Percent.of(folded.failed())),
            row.label() + " " + figure);
      }
    }
    assertEquals(39, made);
    assertEquals(13, contradictory);
    assertTrue(published.contradictions().getLast().startsWith("13 of the 39 rows of table 3"));
    String drawn = tables.table3().markdown();
    assertTrue(drawn.contains("| OpenAI o4-mini | time | 7.00 | 82.00 | 0.00 | 11.00 |\n"), drawn);
    assertTrue(
        drawn.contains(
            "| Afterburner GRPO (iteration 8) | memory | 7.00 | 44.33 | 10.33 | 38.33 |\n"),
        drawn);
  }

  private static Shares folded(Path folder, int[] counts, Figure figure) throws StudyException {
    List<Row.Shown> kinds =
        List.of(
            MadeStudy.passed(10), MadeStudy.passed(15), MadeStudy.passed(25), MadeStudy.wrong());
    List<String> problems = IntStream.range(0, 300).mapToObj(i -> "p%03d".formatted(i)).toList();
    try (MadeStudy study = new MadeStudy(folder, "arms:\n  - name: a\n", problems)) {
      int at = 0;
      for (int kind = 0; kind < counts.length; kind++) {
        for (int i = 0; i < counts[kind]; i++) {
          String problem = problems.get(at++);
          study.references(problem, 10, 20);
          study.cell("a", problem, 1, 0, kinds.get(kind));
        }
      }
      ArmResult arm = Folding.of(study.plan(), StudyRows.of(study.folder())).arms().getFirst();
      return Objects.requireNonNull(arm.byValue().get(figure));
    }
  }

  @Test
  @DisplayName("of figure 5 are drawn where they lie, interpolated ones hollow")
  void figure5() throws Exception {
    StudyResult none =
        new StudyResult(
            "",
            0,
            0,
            0,
            List.of(),
            List.of(),
            LeastDifference.of(0),
            List.of(),
            List.of(),
            0,
            0,
            0);
    PanelsModel drawn = new CurvesOf(none, published).figure5();
    assertEquals(
        List.of("Pass@1", "Beyond-T", "Beyond-M", "Beyond-I"),
        drawn.panels().stream().map(PanelsModel.Panel::name).toList());
    JsonNode curves = source().get("F5_venus_curves_integral_objective");
    List<String> metrics = List.of("pass1", "beyond_t", "beyond_m", "beyond_i");
    List<String> models = List.of("base", "sft", "dpo", "grpo");
    for (int m = 0; m < metrics.size(); m++) {
      for (int l = 0; l < models.size(); l++) {
        List<PanelsModel.Point> points = drawn.panels().get(m).lines().get(l);
        JsonNode values = curves.get(models.get(l)).get(metrics.get(m));
        assertEquals(11, points.size());
        for (int i = 0; i < points.size(); i++) {
          assertEquals(values.get(i).asDouble(), points.get(i).value());
          assertEquals(!List.of(0, 1, 2, 4, 8, 10).contains(i), points.get(i).hollow());
        }
      }
    }
  }
}
