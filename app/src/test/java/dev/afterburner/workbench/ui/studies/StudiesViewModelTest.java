// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.bundle.BundledFiles;
import dev.afterburner.workbench.export.figure.ChartImage;
import dev.afterburner.workbench.store.SqliteSessionStore;
import dev.afterburner.workbench.study.Line;
import dev.afterburner.workbench.study.fold.Matrix;
import dev.afterburner.workbench.study.fold.StudyResult;
import dev.afterburner.workbench.study.report.Published;
import dev.afterburner.workbench.study.report.StudyReport;
import dev.afterburner.workbench.study.run.KnownStudies;
import dev.afterburner.workbench.study.run.MadeStudy;
import dev.afterburner.workbench.study.run.Row;
import dev.afterburner.workbench.study.run.StudyListener;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.SameThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What the window shows of a study")
class StudiesViewModelTest {

  private static final String TWO_ARMS =
      """
      study: two arms
      languages: python
      objectives: time
      iterations: 1
      replicates: 2
      arms:
        - {name: full, model: demo}
        - {name: bare, model: demo, ablation: no-feedback}
      """;

  @TempDir Path folder;
  private final BundledFiles files = new BundledFiles(getClass().getClassLoader());
  private final SameThread tasks = new SameThread();
  private Instant now = Instant.EPOCH;
  private MadeStudy made;
  private StudyReader reader;
  private MatrixViewModel matrix;
  private CellViewModel cell;
  private @Nullable ShownStudy shown;

  @BeforeEach
  void begin() throws Exception {
    made = new MadeStudy(folder.resolve("made"), TWO_ARMS, List.of("a", "b", "c"));
    reader = new StudyReader(made.folder().path(), (model, prompts, replies) -> prompts / 100.0);
    matrix = new MatrixViewModel(id -> "Problem " + id.toUpperCase(Locale.ROOT));
    cell = new CellViewModel(tasks, new Notices());
    matrix.chosen().addListener((o, before, chosen) -> show());
  }

  @AfterEach
  void end() {
    made.close();
    files.close();
  }

  private void show() {
    if (shown != null) {
      cell.show(shown, matrix.chosen().get());
    }
  }

  /** Looks at the folder, as the window does every second. */
  private ShownStudy look() throws Exception {
    ShownStudy seen = reader.look(true).orElseThrow();
    shown = seen;
    matrix.show(seen);
    show();
    return seen;
  }

  private Line line(String problem, String arm, int replicate) {
    return made.plan().lines().stream()
        .filter(l -> l.problem().equals(problem))
        .filter(l -> l.arm().name().equals(arm) && l.replicate() == replicate)
        .findFirst()
        .orElseThrow();
  }

  private void put(String problem, String arm, int replicate, int iteration, Row.Shown shown)
      throws Exception {
    made.cell(
        line(problem, arm, replicate), iteration, shown, "ask " + iteration, "re " + iteration);
  }

  private String text(String problem, int column) {
    return SquareWords.text(
        matrix.rows().stream()
            .filter(r -> r.problem().equals(problem))
            .findFirst()
            .orElseThrow()
            .squares()
            .get(column));
  }

  private List<String> problems() {
    return matrix.rows().stream().map(Matrix.OfProblem::problem).toList();
  }

  @Test
  @DisplayName("is a mark and a ratio to the median reference for each problem and arm")
  void squares() throws Exception {
    made.references("a", 100, 200, 400);
    put("a", "full", 1, 0, MadeStudy.passed(200));
    put("a", "full", 2, 0, MadeStudy.passed(50));
    put("a", "bare", 1, 0, MadeStudy.wrong());
    put("a", "bare", 2, 0, MadeStudy.passed(400));
    put("b", "full", 1, 0, MadeStudy.passed(3));
    put("b", "bare", 1, 0, MadeStudy.wrong());
    made.fault(line("c", "full", 1), 0, "the server is away");
    look();
    // 200/200 and 200/50: the geometric mean of 1 and 4
    assertEquals("✓ 2.00× 2/2", text("a", 0));
    assertEquals("◐ 0.50× 1/2", text("a", 1));
    assertEquals("✓ 1/1", text("b", 0));
    assertEquals("✗ wrong answer 0/1", text("b", 1));
    assertEquals("! no result", text("c", 0));
    assertEquals("·", text("c", 1));
    Matrix.Square best = matrix.rows().getFirst().squares().getFirst();
    assertEquals(SquareWords.Level.MUCH_FASTER, SquareWords.level(best));
    assertEquals(
        "Sums, full: passes in 2 of 2 replicates; the median reference needs 2.00× its time",
        SquareWords.spoken("Sums", matrix.columns().get().getFirst(), best));
    assertEquals("3 problems", matrix.count().get());
  }

  @Test
  @DisplayName("is the newest iteration of each square, or the one that is chosen")
  void iterations() throws Exception {
    made.references("a", 100);
    put("a", "full", 1, 0, MadeStudy.passed(100));
    put("a", "full", 1, 1, MadeStudy.passed(25));
    look();
    assertEquals("✓ 4.00× 1/1", text("a", 0));
    matrix.iteration().set(0);
    assertEquals("✓ 1.00× 1/1", text("a", 0));
    assertEquals(List.of(-1, 0, 1), matrix.iterations());
  }

  @Test
  @DisplayName("is filtered by words, arm and verdict, and ordered by a column")
  void filters() throws Exception {
    for (String problem : List.of("a", "b", "c")) {
      made.references(problem, 100);
    }
    put("a", "full", 1, 0, MadeStudy.passed(100));
    put("a", "bare", 1, 0, MadeStudy.wrong());
    put("b", "full", 1, 0, MadeStudy.passed(20));
    put("b", "bare", 1, 0, MadeStudy.passed(20));
    look();
    matrix.verdict().set("Wrong answer");
    assertEquals(List.of("a"), problems());
    assertEquals("1 of 3 problems", matrix.count().get());
    matrix.verdict().set(MatrixViewModel.DIFFER);
    assertEquals(List.of("a"), problems());
    matrix.verdict().set(MatrixViewModel.PENDING);
    assertEquals(List.of("a", "b", "c"), problems(), "each has a replicate that is not done");
    matrix.verdict().set(MatrixViewModel.FAILED);
    matrix.arm().set("full");
    assertEquals(List.of(), problems());
    assertEquals(List.of("full"), matrix.columns().get().stream().map(c -> c.arm()).toList());
    matrix.arm().set(MatrixViewModel.ALL);
    matrix.verdict().set(MatrixViewModel.ANY);
    matrix.words().set("problem b");
    assertEquals(List.of("b"), problems(), "a title's words, in any case");
    matrix.words().set("");
    matrix.sort(0, true);
    assertEquals(List.of("b", "a", "c"), problems());
    matrix.sort(-1, true);
    assertEquals(List.of("c", "b", "a"), problems());
  }

  @Test
  @DisplayName("grows with the folder; what is chosen stays chosen, and its newest cell is shown")
  void grows() throws Exception {
    put("a", "full", 1, 0, MadeStudy.passed(100));
    ShownStudy first = look();
    assertEquals(1, first.advance().done());
    assertEquals(24, first.advance().planned());
    assertEquals(List.of(1, 0), first.advance().byIteration());
    assertTrue(reader.look(true).isEmpty(), "nothing was added");
    matrix.choose(new MatrixViewModel.Choice("a", matrix.columns().get().getFirst()));
    assertEquals("a · full", cell.title().get());
    assertEquals(new CellViewModel.Texts("ask 0", "re 0", ""), cell.texts().get());
    Matrix.OfProblem untouched = matrix.rows().get(1);

    put("a", "full", 1, 1, MadeStudy.wrong());
    ShownStudy second = look();
    assertEquals(List.of(1, 1), second.advance().byIteration());
    assertEquals("a", Objects.requireNonNull(matrix.chosen().get()).problem());
    assertEquals(2, cell.cells().size());
    assertEquals(1, Objects.requireNonNull(cell.chosen().get()).iteration());
    assertEquals("ask 1", cell.texts().get().prompt());
    assertSame(untouched, matrix.rows().get(1), "a row that did not change is not drawn again");

    cell.choose(cell.cells().getFirst());
    put("a", "full", 2, 0, MadeStudy.passed(50));
    look();
    assertEquals("ask 0", cell.texts().get().prompt(), "an older cell that was chosen stays");
  }

  @Test
  @DisplayName("says why a square has no result")
  void fault() throws Exception {
    made.fault(line("c", "full", 1), 0, "the server is away");
    look();
    matrix.choose("c");
    assertEquals(
        "The last try got no result: the server is away. The next run of the study tries again.",
        cell.remark().get());
    assertNull(cell.chosen().get());
  }

  @Test
  @DisplayName("tells how far it is, what it took, and what it will take")
  void advance() throws Exception {
    made.references("a", 100);
    put("a", "full", 1, 0, MadeStudy.passed(100));
    put("a", "bare", 1, 0, MadeStudy.passed(100));
    put("b", "full", 1, 0, MadeStudy.passed(100));
    ShownStudy study = look();
    // 100 tokens of a prompt and 10 of a reply each, and 0.01 for a token of a prompt
    assertEquals(
        "3 of 24 cells · 330 of about 2 640 tokens, 3.00 of about 24.00 in money · stopped",
        StudyLine.advance(study, false, "", null).replaceAll("[\\u2009\\u202f ]", " "));
    assertTrue(
        StudyLine.advance(study, true, "iteration 0 of 1", null).contains(" left · "),
        StudyLine.advance(study, true, "iteration 0 of 1", null));
    // What is told of the study that runs is newer than its folder, and the same everywhere.
    StudyListener.Progress live =
        new StudyListener.Progress(
            24, 7, "iteration 0 of 1", Duration.ofSeconds(40), Duration.ofSeconds(5), 1, 0);
    assertTrue(
        StudyLine.advance(study, true, "iteration 0 of 1", live)
            .startsWith("7 of 24 cells · 40 s ± 5 s left · "),
        StudyLine.advance(study, true, "iteration 0 of 1", live));
    assertEquals("Study made · 7 of 24 cells · 40 s ± 5 s left", StudyLine.status("made", live));
    assertEquals(7.0 / 24, StudyLine.share(study, live));
    assertEquals(
        // three problems, two arms, two replicates
        "references 1/3 · iteration 0: 3/12 · 1: 0/12", StudyLine.stages(study));
  }

  @Test
  @DisplayName("has statistics that follow at a distance while something is measured")
  void distance() throws Exception {
    StudyReport report =
        new StudyReport(
            () -> Published.read(files.folder("studies")),
            ChartImage::new,
            SqliteSessionStore::open);
    ResultViewModel result = new ResultViewModel(report, tasks, () -> now);
    Interval figure = new Interval(10, 9, 11);
    put("a", "full", 1, 0, MadeStudy.passed(figure, figure, figure));
    result.show(look(), true);
    StudyResult first = Objects.requireNonNull(result.result().get());
    assertEquals(1, first.done());
    put("b", "full", 1, 0, MadeStudy.wrong());
    result.show(look(), true);
    assertSame(first, result.result().get(), "not yet");
    now = now.plusSeconds(3600);
    result.tick();
    assertEquals(2, Objects.requireNonNull(result.result().get()).done());
    assertEquals(4, result.curves().get().panels().size());
    result.show(null, false);
    assertNull(result.result().get());
  }

  @Test
  @DisplayName("is a folder that is remembered, the last one first, and can be forgotten")
  void known() throws Exception {
    KnownStudies known = new KnownStudies(folder.resolve("home").resolve("studies.json"));
    assertEquals(List.of(), known.list());
    Path one = folder.resolve("one");
    Path two = folder.resolve("x").resolve("..").resolve("two");
    known.add(one);
    known.add(two);
    known.add(one);
    assertEquals(List.of(one, folder.resolve("two")), known.list());
    known.forget(one);
    assertEquals(List.of(folder.resolve("two")), known.list());
    Files.writeString(folder.resolve("home").resolve("studies.json"), "[1,");
    assertEquals(List.of(), known.list(), "a damaged list is an empty one");
    known.add(one);
    assertEquals(List.of(one), known.list());
  }
}
