// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.chart.TrendModel;
import dev.afterburner.workbench.chart.curve.CurveSeries;
import dev.afterburner.workbench.export.FileCharts;
import dev.afterburner.workbench.export.SessionFigures;
import dev.afterburner.workbench.export.SessionTrend;
import dev.afterburner.workbench.export.figure.ChartImage;
import dev.afterburner.workbench.session.Mark;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.chart.CurveChart;
import dev.afterburner.workbench.ui.chart.DistributionChart;
import dev.afterburner.workbench.ui.history.VersionRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The window")
class WindowTest extends WindowScenario {

  @Test
  @DisplayName("opens on a demo problem with its slow original, and says what the demo model is")
  void firstStart() {
    robot.until("the code", () -> robot.code().contains("def main"));
    assertTrue(robot.sees(Bench.HINT));
    robot.clickOn((javafx.scene.Node n) -> "Dismiss this line".equals(n.getAccessibleText()));
    robot.settle();
    assertFalse(robot.sees(Bench.HINT));
  }

  @Test
  @DisplayName(
      "makes a program three times faster in five steps, compares, saves a picture, and has all of"
          + " it after a restart")
  void fiveSteps() throws Exception {
    robot.clickOn("#run");
    robot.until("a version", () -> !robot.rows().isEmpty());
    robot.idle();
    assertEquals("passed", robot.row(0).verdict());
    assertTrue(robot.row(0).time().contains("±"), robot.row(0).time());

    for (int step = 1; step <= 5; step++) {
      robot.clickOn("#step");
      robot.stepDone(step);
      robot.idle();
    }
    assertTrue(robot.rows().stream().anyMatch(r -> r.verdict().startsWith("wrong answer")));

    int best = robot.rows().stream().filter(VersionRow::best).findFirst().orElseThrow().id();
    robot.clickRow(0);
    robot.until("the original", () -> robot.code().equals(bench.startCode("pair-sums")));
    robot.chooseInMenuOfRow(best, "Compare with v0, which is shown");
    robot.until("the ratio", () -> robot.lookup("#ratios .figures").tryQuery().isPresent());
    assertEquals("v" + best, robot.text("#compare-newer"));
    assertEquals("v0", robot.text("#compare-older"));
    List<String> time = robot.labels("#ratios .figures").subList(0, 3);
    assertAll(
        () -> assertEquals("time", time.getFirst()),
        () -> assertTrue(factor(time.get(1)) >= 3, time::toString));

    bench.saveTo = folder.resolve("pictures");
    List<Bounds> places = places();
    for (String chart : List.of("trend", "curve")) {
      robot.clickOn("#" + chart + "-chart .chart-control-export");
      robot.clickOn("PNG");
      String picture = chart.equals("trend") ? "-trend.png" : "-curves.png";
      robot.until(picture, () -> robot.seesPart(picture));
      robot.settle();
      assertEquals(places, places(), "the line that tells where a picture went moves no chart");
      Path file = saved(picture);
      assertTrue(file.getFileName().toString().startsWith("pair-sums-20"), file::toString);
      assertTrue(ImageIO.read(file.toFile()).getWidth() > 400);
    }
    byte[] drawn = Files.readAllBytes(saved("-trend.png"));
    Path again = folder.resolve("again.png");
    SessionState session = bench.lastSession();
    TrendModel trend = SessionTrend.of(session, null);
    new FileCharts(ChartImage::new, InstantSource.system())
        .figure(trend, SessionFigures.imprint(session, trend), again, null);
    assertArrayEquals(Files.readAllBytes(again), drawn, "as the command line draws it");

    robot.interact(() -> bench.window().perform("Save the whole session to a folder…"));
    robot.until("where it went", () -> robot.seesPart("Saved the session to"));

    List<Integer> asMade = robot.shownRows();
    robot.sort("Time", TreeTableColumn.SortType.ASCENDING);
    List<Integer> byTime =
        session.versions().stream()
            .filter(v -> v.summary(Figure.TIME).isPresent())
            .sorted(Comparator.comparingDouble(WindowTest::millis))
            .map(Version::id)
            .toList();
    assertEquals(byTime, robot.shownRows().subList(0, byTime.size()), "the fastest comes first");
    assertEquals(asMade.size(), robot.shownRows().size());
    robot.sort("Time", TreeTableColumn.SortType.DESCENDING);
    assertEquals(byTime.reversed(), robot.shownRows().subList(0, byTime.size()));
    robot.interact(() -> bench.window().perform("Find in prompts and replies"));
    robot.write("import sys");
    robot.settle();
    assertTrue(robot.shownRows().contains(0), "the original holds it");
    robot.write(" and no program holds this");
    robot.until("none", () -> robot.shownRows().isEmpty());
    robot.type(KeyCode.ESCAPE);
    robot.until("all of them", () -> robot.shownRows().size() == asMade.size());
    robot.sort("", TreeTableColumn.SortType.ASCENDING);
    assertEquals(asMade, robot.shownRows(), "a tree again");
    CurveChart curves = robot.lookup("#curve-chart").query();
    int kept =
        robot.rows().stream()
            .filter(r -> r.id() > 0 && r.id() != best && r.time().contains("±"))
            .findFirst()
            .orElseThrow()
            .id();
    robot.clickRow(kept);
    robot.type(KeyCode.E);
    robot.clickRow(best);
    robot.until(
        "both curves",
        () ->
            curves.model().series().stream()
                .map(CurveSeries::id)
                .toList()
                .containsAll(List.of("v" + kept, "v" + best)));
    robot.clickRow(kept);
    robot.type(KeyCode.E);

    int versions = robot.rows().size();
    robot.clickOn("Rewards");
    robot.until("a reward for each reply", () -> robot.cells("#rewards", 6).size() == 5);
    assertTrue(robot.cells("#rewards", 6).contains("\u22120.70"), "a reply that broke the program");
    robot.picture("rewards");

    openAgain();
    robot.until("the session", () -> robot.rows().size() == versions);
  }

  @Test
  @DisplayName("stops at once on Esc, and a later run goes on")
  void stop() {
    robot.clickOn("#run");
    robot.until("work", () -> robot.status().startsWith("Measuring"));
    robot.type(KeyCode.ESCAPE);
    robot.idle();
    assertFalse(stopped());
    robot.clickOn("#run");
    robot.idle();
    assertEquals("passed", robot.row(0).verdict());
  }

  /** Where the charts lie in the window. */
  private List<Bounds> places() {
    return Stream.of("#curve-chart", "#trend-chart", "#distribution-chart")
        .map(chart -> robot.lookup(chart).<Node>query())
        .map(chart -> chart.localToScene(chart.getLayoutBounds()))
        .toList();
  }

  private Path saved(String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("pictures"))) {
      return files.filter(f -> f.toString().endsWith(ending)).findFirst().orElseThrow();
    }
  }

  private boolean stopped() {
    return robot.rows().stream().anyMatch(r -> r.time().contains("±"));
  }

  @Test
  @DisplayName("makes a child by hand of code that was edited, on Ctrl+Enter")
  void byHand() {
    robot.until("the code", () -> robot.code().contains("def main"));
    robot.typeFirstLine("# mine");
    robot.until("the mark of an edit", () -> robot.seesPart(" •"));
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    robot.until("a child", () -> robot.rows().size() == 2);
    robot.idle();
    assertAll(
        () -> assertEquals("by hand", robot.row(1).origin()),
        () -> assertEquals(0, robot.row(1).parent()),
        () -> assertEquals("passed", robot.row(1).verdict()));
  }

  @Test
  @DisplayName("marks the line that does not compile, and takes a change back from the diff")
  void mended() {
    robot.until("the code", () -> robot.code().contains("def main"));
    String original = robot.code();
    robot.typeFirstLine("def wrong(:");
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    robot.until("a child", () -> robot.rows().size() == 2);
    robot.idle();
    robot.until("the sign at its line", () -> robot.lookup(".gutter").tryQuery().isPresent());
    String said = robot.lookup(".gutter").query().getAccessibleText();
    assertTrue(said.startsWith("Line 1: SyntaxError"), said);
    robot.push(KeyCode.CONTROL, KeyCode.END);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    robot.type(KeyCode.F2);
    CodeArea area = robot.lookup("#code").query();
    robot.until("the caret there", () -> area.isFocused() && area.getCurrentParagraph() == 0);

    String broken = robot.code();
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    robot.until("the change", () -> robot.sees("1 change"));
    robot.clickOn("#diff-options").clickOn("#diff-copy-hunk");
    robot.until("the original", () -> robot.code().equals(original));
    robot.until("the mark of an edit", () -> robot.seesPart(" •"));
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    robot.until("what was there before", () -> robot.code().equals(broken));
  }

  @Test
  @DisplayName("types a key into the version that was chosen the moment before")
  void keyAfterChoice() {
    byHand();
    String original = bench.startCode("pair-sums");
    TreeTableView<?> table = robot.lookup("#versions").query();
    robot.interact(
        () -> {
          table.getSelectionModel().select(0);
          Event.fireEvent(
              robot.lookup("#code").query(),
              new KeyEvent(
                  KeyEvent.KEY_TYPED, "x", "", KeyCode.UNDEFINED, false, false, false, false));
        });
    robot.until("the key in it", () -> robot.code().equals("x" + original));
  }

  @Test
  @DisplayName("has what was typed and not run after it was gone in the middle of it")
  void typedSurvives() throws Exception {
    robot.until("the code", () -> robot.code().contains("def main"));
    robot.typeFirstLine("# not run yet");
    String typed = robot.code();
    Path kept = folder.resolve("drafts").resolve("pair-sums.python.json");
    robot.until("the file", () -> Files.exists(kept) && Files.readString(kept).contains("run yet"));
    openAgain();
    robot.until("what was typed", () -> robot.code().equals(typed));
    robot.until("the mark of an edit", () -> robot.seesPart(" •"));
  }

  @Test
  @DisplayName(
      "stars and notes versions, filters by them, and names, copies, deletes, brings back, exports"
          + " and imports sessions; all of it is there after a restart")
  void marksAndSessions() throws Exception {
    robot.clickOn("#run");
    robot.until("a version", () -> !robot.rows().isEmpty());
    robot.idle();
    robot.until("its curve", () -> robot.row(0).spark() != null);
    robot.clickRow(0);
    robot.type(KeyCode.S);
    robot.type(KeyCode.N);
    robot.write("slow but clear");
    robot.type(KeyCode.ENTER);
    robot.until("the note", () -> robot.seesPart("“slow but clear”"));
    assertEquals(new Mark(true, "slow but clear"), robot.row(0).mark());
    robot.clickOn("#version-filter");
    robot.clickOn("Failed");
    robot.until("no failed version", () -> robot.rows().isEmpty());
    robot.clickOn("#version-filter");
    robot.clickOn("Starred");
    robot.until("the starred one", () -> robot.rows().size() == 1);

    robot.push(KeyCode.CONTROL, KeyCode.DIGIT6);
    robot.until("the session", () -> robot.sessions().size() == 1);
    robot.chooseNewestSession();
    robot.type(KeyCode.F2);
    robot.write("first try");
    robot.type(KeyCode.ENTER);
    robot.until("its name", () -> robot.sessions().getFirst().name().equals("first try"));
    bench.saveTo = folder;
    robot.chooseInMenuOf("first try", "Export…");
    Path file = folder.resolve(robot.sessions().getFirst().id() + ".workbench-session");
    robot.until("the file", () -> Files.exists(file));
    robot.chooseInMenuOf("first try", "Duplicate");
    robot.until("a copy", () -> robot.sessions().size() == 2);
    robot.chooseSession("first try");
    robot.type(KeyCode.DELETE);
    robot.until("one less", () -> robot.sessions().size() == 1);
    robot.clickOn("#undo-delete");
    robot.until("it is back", () -> robot.sessions().size() == 2);
    bench.opened = file;
    robot.clickOn("#import-session");
    robot.until("one more", () -> robot.sessions().size() == 3);
    robot.picture("sessions");
    robot.clickOn("#session-filter").write("first");
    robot.until("the named one", () -> robot.sessions().size() == 1);
    robot.chooseSession("first try");
    robot.type(KeyCode.ENTER);
    robot.until("its versions", () -> robot.rows().size() == 1);

    openAgain();
    robot.until("the note again", () -> robot.seesPart("“slow but clear”"));
    assertEquals(new Mark(true, "slow but clear"), robot.row(0).mark());
  }

  @Test
  @DisplayName("finds problems as one types, by tags too")
  void search() {
    robot.push(KeyCode.CONTROL, KeyCode.P);
    robot.write("heap");
    robot.until("fewer rows", () -> !robot.sees("Pair sums") || robot.problems() < 8);
    assertTrue(robot.problems() >= 1);
    robot.type(KeyCode.ESCAPE);
    robot.until("all rows", () -> robot.problems() >= 12);
  }

  @Test
  @DisplayName("brings a file of problems in by the menu, says what became of it, and finds them")
  void importProblems() throws Exception {
    StringBuilder rows = new StringBuilder("{\"broken\"\n");
    for (int i = 1; i <= 60; i++) {
      rows.append(
          ("{'problem_id': %d, 'title': 'Zebra %d', 'question_content': 'Count the okapis.',"
                  + " 'test_case_runners': '==Code Submission==', 'difficulty': 'Easy',"
                  + " 'test_cases': [{'input': '1', 'output': '1'}]}\n")
              .formatted(i, i)
              .replace('\'', '"'));
    }
    bench.opened = Files.writeString(folder.resolve("zebras.jsonl"), rows);
    robot.interact(() -> bench.window().perform("Import problems…"));
    robot.until("the result", () -> robot.seesPart("zebras.jsonl: 60 new problems"));
    assertTrue(robot.seesPart("1 row refused. Row 1: it is not JSON"));
    robot.until("all rows", () -> robot.problems() == 74);
    robot.push(KeyCode.CONTROL, KeyCode.P);
    robot.write("okapi");
    robot.until("those with the word in the statement", () -> robot.problems() == 60);
    assertTrue(robot.sees("Pair sums"), "the open problem stays open");
    robot.picture("imported");
    robot.clickOn("#filters");
    robot.clickOn("Hard");
    robot.until("no row", () -> robot.problems() == 0);
  }

  @Test
  @DisplayName("opens a statement's link to the web in the browser, and says where another leads")
  void links() throws Exception {
    bench.opened =
        Files.writeString(
            folder.resolve("okapi.jsonl"),
            """
            {"problem_id": 1, "title": "Okapi", "difficulty": "Easy", \
            "question_content": "[Read](https://example.org/okapi), or [look](file:///etc/passwd).", \
            "test_case_runners": "==Code Submission==", \
            "test_cases": [{"input": "1", "output": "1"}]}
            """);
    robot.push(KeyCode.CONTROL, KeyCode.I);
    robot.until("the problem", () -> robot.seesPart("1 new problem"));
    robot.push(KeyCode.CONTROL, KeyCode.P);
    robot.write("okapi");
    robot.until("the one", () -> robot.problems() == 1);
    robot.type(KeyCode.ENTER);
    robot.until("its statement", () -> stage.getTitle().startsWith("Okapi"));
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
    robot.clickOn("look");
    robot.until("where it leads", () -> robot.seesPart("file:///etc/passwd"));
    robot.clickOn("Read");
    robot.until("the page", () -> bench.shownPlaces.equals(List.of("https://example.org/okapi")));
  }

  @Test
  @DisplayName("keeps a new problem once the editor's program passes its cases, and opens it")
  void newProblem() {
    robot.until("the code", () -> robot.code().contains("def main"));
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    robot.clickOn("#code");
    robot.push(KeyCode.CONTROL, KeyCode.A);
    robot.write("print(int(input()) * 2)");
    robot.interact(() -> bench.window().perform("New problem…"));
    robot.write("Twice over");
    robot.clickOn("#new-statement").write("Print twice the number.");
    robot.clickOn("#new-input").write("4");
    robot.clickOn("#new-expected").write("9");
    robot.clickOn("#new-keep");
    robot.until("why not", () -> robot.text("#new-fault").contains("case 01 expects \"9\""));
    robot.picture("new-problem");
    robot.clickOn("4 → 9");
    robot.clickOn("#new-expected").push(KeyCode.CONTROL, KeyCode.A);
    robot.write("8");
    robot.clickOn("#new-keep");
    robot.until("the new problem", () -> robot.sees("Twice over") && robot.problems() == 15);
    robot.until("its solution", () -> robot.code().startsWith("print(int(input()) * 2)"));
  }

  @Test
  @DisplayName("opens a reference in the diff when its place in the distribution is clicked")
  void referenceInDiff() throws Exception {
    bench.measured("running-median");
    robot.push(KeyCode.CONTROL, KeyCode.P);
    robot.write("running");
    robot.type(KeyCode.ENTER);
    robot.until(
        "the problem", () -> stage.getTitle().startsWith("Running median") && !robot.loading());
    DistributionChart chart = robot.lookup("#distribution-chart").query();
    robot.until("the references", () -> !chart.model().references().isEmpty());
    robot.until(
        "no way to measure", () -> !robot.lookup("#measure-references").query().isVisible());
    Bounds place = robot.bounds(chart).query();
    robot.clickOn(place.getMinX() + 78, place.getMaxY() - 60);
    robot.until("the diff", () -> robot.seesPart("(reference)"));
    robot.picture("reference-in-diff");
  }

  @Test
  @DisplayName("shows its keys on F1 and does a command by name")
  void help() {
    robot.type(KeyCode.F1);
    robot.until("the sheet", () -> robot.open("#shortcuts"));
    robot.type(KeyCode.ESCAPE);
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    robot.write("tests");
    robot.type(KeyCode.ENTER);
    robot.until("the tests", () -> robot.lookup("#tests").tryQuery().isPresent());
  }

  @Test
  @DisplayName("tells of a broken sandbox in a line, with no dialog")
  void brokenSandbox() {
    bench.sandboxBreaks(
        new SandboxException(
            SandboxException.Kind.TOOLCHAIN_MISSING,
            "python3 was not found on PATH; install it (Debian: apt install python3)"));
    robot.clickOn("#run");
    robot.until(
        "the line",
        () ->
            robot.sees("python3 was not found on PATH; install it (Debian: apt install python3)"));
    assertEquals(
        1,
        Window.getWindows().stream()
            .filter(w -> w instanceof Stage)
            .filter(Window::isShowing)
            .count());
  }

  @Test
  @DisplayName("names every control for those who hear it")
  void accessible() {
    List<String> nameless = robot.nameless();
    assertTrue(nameless.isEmpty(), nameless::toString);
  }

  private static double millis(Version version) {
    return version.summary(Figure.TIME).orElseThrow().median().value();
  }

  private static double factor(String change) {
    return change.endsWith("faster")
        ? Double.parseDouble(change.substring(0, change.indexOf('×')).replace("\u2009", ""))
        : 0;
  }
}
