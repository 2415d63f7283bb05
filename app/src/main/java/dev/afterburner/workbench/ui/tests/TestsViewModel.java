// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.tests;

import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.run.LiveProgress.Judged;
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

  /** The most of a text that is shown. */
  private static final int EXCERPT = 20_000;

  /**
   * What a case is about, and how it went.
   *
   * @param title what is seen
   * @param input the case's; null where no case is meant
   * @param expected what a correct program prints; null where that is not known
   * @param actual what this one printed, or the compiler's or the program's own words; null where
   *     nothing more than the verdict is known
   */
  public record Detail(
      String title, @Nullable String input, @Nullable String expected, @Nullable String actual) {}

  private final SessionViewModel session;
  private final ObservableList<TestRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Tests");
  private final ReadOnlyObjectWrapper<@Nullable Detail> detail = new ReadOnlyObjectWrapper<>();
  private @Nullable String chosen;

  public TestsViewModel(SessionViewModel session) {
    this.session = session;
    session.problem().addListener((o, before, now) -> update());
    session.state().addListener((o, before, now) -> update());
    session.selection().selected().addListener((o, before, now) -> update());
    session.live().progress().addListener((o, before, now) -> update());
    session.live().cases().addListener((ListChangeListener<Judged>) change -> update());
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

  /** The chosen case, or what the first failure looked like; null where there is none. */
  public ReadOnlyObjectProperty<@Nullable Detail> detail() {
    return detail.getReadOnlyProperty();
  }

  /** Looks at a case by its name; null for none in particular. */
  void choose(@Nullable String name) {
    chosen = name;
    // Not the rows: choosing may follow from their change.
    updateDetail();
  }

  private void updateDetail() {
    Problem problem = session.problem().get();
    Version shown = session.selectedVersion().orElse(null);
    boolean live = problem != null && judgedNow(shown, problem.cases().size()) != null;
    detail.set(problem == null ? null : detail(problem.cases(), live ? null : shown));
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
    Integer live = judgedNow(shown, problem.cases().size());
    List<CaseResult> results =
        live != null
            ? tried(live)
            : shown == null || shown.judgement() == null ? List.of() : shown.judgement().cases();
    Map<String, CaseResult> byName = new HashMap<>();
    results.forEach(r -> byName.put(r.name(), r));
    List<TestCase> cases = problem.cases();
    for (int i = 0; i < cases.size(); i++) {
      CaseResult result = byName.get(cases.get(i).name());
      boolean its = result != null && problem.isOf(result, cases.get(i));
      TestRow row = row(cases.get(i), its ? result : null);
      if (i == rows.size()) {
        rows.add(row);
      } else if (!rows.get(i).equals(row)) {
        rows.set(i, row);
      }
    }
    rows.remove(cases.size(), rows.size());
    long passed = results.stream().filter(r -> r.verdict().passed()).count();
    boolean other = live != null && (shown == null || live != shown.id());
    String whose = other ? "Tests of v" + live + " " : "Tests ";
    title.set(results.isEmpty() ? "Tests" : whose + passed + "/" + cases.size());
    updateDetail();
  }

  /**
   * The version whose cases are shown while they are tried, where the one that is looked at has no
   * verdict: that one itself, if it is tried, otherwise the first that is not through all cases.
   * Null where none is.
   */
  private @Nullable Integer judgedNow(@Nullable Version shown, int cases) {
    if (shown != null && shown.judgement() != null) {
      return null;
    }
    List<Integer> versions =
        session.live().cases().stream().map(Judged::version).distinct().sorted().toList();
    if (shown != null && versions.contains(shown.id())) {
      return shown.id();
    }
    return versions.stream()
        .filter(v -> tried(v).size() < cases)
        .findFirst()
        .or(() -> versions.stream().reduce((before, after) -> after))
        .orElse(null);
  }

  private List<CaseResult> tried(int version) {
    return session.live().cases().stream()
        .filter(j -> j.version() == version)
        .map(Judged::result)
        .toList();
  }

  private static TestRow row(TestCase one, @Nullable CaseResult result) {
    if (result == null) {
      return new TestRow(
          one.name(), "not run", TestRow.State.WAITING, Figures.NONE, Figures.NONE, one.own());
    }
    boolean passed = result.verdict().passed();
    String words = result.verdict().words();
    int comma = words.indexOf(", case ");
    return new TestRow(
        one.name(),
        comma < 0 ? words : words.substring(0, comma),
        passed ? TestRow.State.PASSED : TestRow.State.FAILED,
        result.wallNanos() == 0 ? Figures.NONE : Figures.time((double) result.wallNanos()),
        result.peakBytes() == 0 ? Figures.NONE : Figures.memory((double) result.peakBytes()),
        one.own());
  }

  private @Nullable Detail detail(List<TestCase> cases, @Nullable Version shown) {
    TestCase looked = named(cases, chosen);
    if (looked == null || looked.name().equals(failed(shown))) {
      return failure(cases, shown);
    }
    return new Detail(
        "Case " + looked.name() + (looked.own() ? " (yours)" : ""),
        excerpt(looked.input().text()),
        excerpt(looked.expected().text()),
        null);
  }

  /** The case that the version failed at; null for none. */
  private static @Nullable String failed(@Nullable Version shown) {
    if (shown == null || shown.judgement() == null) {
      return null;
    }
    return switch (shown.judgement().verdict()) {
      case Verdict.WrongAnswer w -> w.testCase();
      case Verdict.Failed f -> f.testCase();
      case Verdict.Passed _, Verdict.CompileFailed _ -> null;
    };
  }

  private static @Nullable TestCase named(List<TestCase> cases, @Nullable String name) {
    return cases.stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
  }

  private static @Nullable String input(List<TestCase> cases, String name) {
    TestCase one = named(cases, name);
    return one == null ? null : excerpt(one.input().text());
  }

  private static String excerpt(String text) {
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
  }

  private static @Nullable Detail failure(List<TestCase> cases, @Nullable Version shown) {
    if (shown == null || shown.judgement() == null) {
      return null;
    }
    return switch (shown.judgement().verdict()) {
      case Verdict.Passed _ -> null;
      case Verdict.WrongAnswer w ->
          new Detail(
              "Case " + w.testCase() + ": expected and actual output",
              input(cases, w.testCase()),
              w.expected(),
              w.actual());
      case Verdict.Failed f ->
          new Detail(
              "Case "
                  + f.testCase()
                  + ": "
                  + f.outcome().id().replace('_', ' ')
                  + ". Its standard error:",
              input(cases, f.testCase()),
              null,
              f.stderr().isBlank() ? "(nothing)" : f.stderr());
      case Verdict.CompileFailed c -> new Detail("The compiler says:", null, null, c.diagnostics());
    };
  }
}
