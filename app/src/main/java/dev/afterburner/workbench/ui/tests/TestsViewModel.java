package dev.afterburner.workbench.ui.tests;

import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.run.LiveProgress.Progress;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The open problem's cases with the results of the version that is shown, or is judged now. */
public final class TestsViewModel {

  /**
   * Two texts to compare, or one to read.
   *
   * @param title what is seen
   * @param expected what a correct program prints; null where there is only one text
   * @param actual what this one printed, or the compiler's or the program's own words
   */
  public record Detail(String title, @Nullable String expected, String actual) {}

  private final SessionViewModel session;
  private final ObservableList<TestRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Tests");
  private final ReadOnlyObjectWrapper<@Nullable Detail> detail = new ReadOnlyObjectWrapper<>();

  public TestsViewModel(SessionViewModel session) {
    this.session = session;
    session.problem().addListener((o, before, now) -> update());
    session.state().addListener((o, before, now) -> update());
    session.selection().selected().addListener((o, before, now) -> update());
    session.live().progress().addListener((o, before, now) -> update());
    session.live().cases().addListener((ListChangeListener<CaseResult>) change -> update());
    update();
  }

  /** A row a case. */
  public ObservableList<TestRow> rows() {
    return rows;
  }

  /** The tab's title: "Tests 12/12". */
  public ReadOnlyStringProperty title() {
    return title.getReadOnlyProperty();
  }

  /** What the first failure looked like; null where there is none. */
  public ReadOnlyObjectProperty<@Nullable Detail> detail() {
    return detail.getReadOnlyProperty();
  }

  private void update() {
    Problem problem = session.problem().get();
    if (problem == null) {
      rows.clear();
      title.set("Tests");
      detail.set(null);
      return;
    }
    Version shown = session.selectedVersion().orElse(null);
    boolean live = judgedNow(shown);
    List<CaseResult> results =
        live
            ? session.live().cases()
            : shown == null || shown.judgement() == null ? List.of() : shown.judgement().cases();
    Map<String, CaseResult> byName = new HashMap<>();
    results.forEach(r -> byName.put(r.name(), r));
    List<TestCase> cases = problem.cases();
    for (int i = 0; i < cases.size(); i++) {
      TestRow row = row(cases.get(i).name(), byName.get(cases.get(i).name()));
      if (i == rows.size()) {
        rows.add(row);
      } else if (!rows.get(i).equals(row)) {
        rows.set(i, row);
      }
    }
    rows.remove(cases.size(), rows.size());
    long passed = results.stream().filter(r -> r.verdict().passed()).count();
    title.set(results.isEmpty() ? "Tests" : "Tests " + passed + "/" + cases.size());
    detail.set(live ? null : detail(shown));
  }

  /** Cases that are tried now are shown unless another version is looked at. */
  private boolean judgedNow(@Nullable Version shown) {
    Progress progress = session.live().progress().get();
    if (progress == null || session.live().cases().isEmpty()) {
      return false;
    }
    return shown == null
        || shown.judgement() == null
        || (progress.version() != null && progress.version() == shown.id());
  }

  private static TestRow row(String name, @Nullable CaseResult result) {
    if (result == null) {
      return new TestRow(name, "not tried", TestRow.State.WAITING, Figures.NONE, Figures.NONE);
    }
    boolean passed = result.verdict().passed();
    String words = result.verdict().words();
    int comma = words.indexOf(", case ");
    return new TestRow(
        name,
        comma < 0 ? words : words.substring(0, comma),
        passed ? TestRow.State.PASSED : TestRow.State.FAILED,
        result.wallNanos() == 0 ? Figures.NONE : Figures.time((double) result.wallNanos()),
        result.peakBytes() == 0 ? Figures.NONE : Figures.memory((double) result.peakBytes()));
  }

  private static @Nullable Detail detail(@Nullable Version shown) {
    if (shown == null || shown.judgement() == null) {
      return null;
    }
    return switch (shown.judgement().verdict()) {
      case Verdict.Passed p -> null;
      case Verdict.WrongAnswer w ->
          new Detail(
              "Case " + w.testCase() + ": expected and actual output", w.expected(), w.actual());
      case Verdict.Failed f ->
          new Detail(
              "Case "
                  + f.testCase()
                  + ": "
                  + f.outcome().id().replace('_', ' ')
                  + ". Its standard error:",
              null,
              f.stderr().isBlank() ? "(nothing)" : f.stderr());
      case Verdict.CompileFailed c -> new Detail("The compiler says:", null, c.diagnostics());
    };
  }
}
