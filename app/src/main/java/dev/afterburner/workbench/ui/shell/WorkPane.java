// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.chart.ComparisonChart;
import dev.afterburner.workbench.ui.chart.TradeoffChart;
import dev.afterburner.workbench.ui.chart.TreeChart;
import dev.afterburner.workbench.ui.diff.DiffContent;
import dev.afterburner.workbench.ui.diff.DiffView;
import dev.afterburner.workbench.ui.diff.Hunk;
import dev.afterburner.workbench.ui.editor.CodeEditor;
import dev.afterburner.workbench.ui.editor.Diagnostics;
import dev.afterburner.workbench.ui.editor.Highlighter;
import dev.afterburner.workbench.ui.editor.Marker;
import dev.afterburner.workbench.ui.fx.Behind;
import dev.afterburner.workbench.ui.fx.Focus;
import dev.afterburner.workbench.ui.fx.NextPulses;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.NoticeLines;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.Tabs;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.history.Compared;
import dev.afterburner.workbench.ui.history.ComparisonViewModel;
import dev.afterburner.workbench.ui.history.RatioLine;
import dev.afterburner.workbench.ui.problems.StatementView;
import dev.afterburner.workbench.ui.profile.DifferenceTable;
import dev.afterburner.workbench.ui.profile.ProfilePane;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import dev.afterburner.workbench.ui.tests.TestsView;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Statement, editor, diff, tests and growth of what is open. */
final class WorkPane extends VBox {

  private final SessionViewModel session;
  private final ComparisonViewModel comparison;
  private final StatementView statement = new StatementView();
  private final CodeEditor editor;
  private final DiffView diff;
  private final DifferenceTable difference;
  private final GrowthPane growth;
  private final TabPane tabs;
  private final Tab editorTab;
  private final Tab diffTab;
  private final List<Language> languages;
  private final Notices notices;
  // A session's state changes with each run; what a version was judged does not.
  private final ObjectBinding<@Nullable Judgement> judged;
  private @Nullable DiffContent waiting;
  private @Nullable DiffContent compared;
  // The pane is styled in one pulse, its lines in another.
  private final NextPulses joined = new NextPulses(this::showJoined);

  /**
   * The panes.
   *
   * @param onOwnCase lets the user write a test case: null, or change one: its name
   */
  WorkPane(
      WorkbenchModel model,
      Highlighter highlighter,
      ChartsPane charts,
      TaskRunner tasks,
      Consumer<@Nullable String> onOwnCase) {
    this.session = model.session();
    this.comparison = model.comparison();
    this.languages = model.services().languages();
    this.notices = model.runNotices();
    getStyleClass().add("work-pane");
    editor = new CodeEditor(highlighter, tasks);
    editor.setId("editor");
    diff = new DiffView(highlighter, tasks);
    diff.setId("diff");
    ComparisonChart bars = new ComparisonChart("", "One of the two was not measured.");
    bars.setId("comparison-chart");
    charts.export(bars, "comparison");
    diff.setOnCopyHunk(this::take);
    difference = new DifferenceTable(model.profile(), tasks);
    diff.setHeader(new VBox(new RatioLine(model.comparison(), bars), difference));
    editorTab = Tabs.tab("Editor", editor);
    Tab tests =
        Tabs.tab(
            "Tests",
            new TestsView(model.tests(), model.ownCase(), model.comparator(), onOwnCase, tasks));
    tests.textProperty().bind(model.tests().title());
    growth = new GrowthPane(model.growth());
    // The editor first: the first one to come is chosen.
    tabs = new TabPane(editorTab);
    tabs.getTabs().addFirst(Tabs.tab("Statement", statement));
    diffTab = Tabs.tab("Diff", diff);
    diffTab.selectedProperty().addListener((o, before, now) -> joined.start());
    TradeoffChart tradeoff =
        new TradeoffChart(
            model.tradeoff().model().get().title(), model.tradeoff().model().get().emptyText());
    tradeoff.setId("tradeoff-chart");
    model.tradeoff().model().subscribe(tradeoff::setModel);
    tradeoff.setOnSelect(id -> session.selection().select(Integer.parseInt(id.substring(1))));
    charts.export(tradeoff, "tradeoff");
    TreeChart tree =
        new TreeChart(model.tree().model().get().title(), model.tree().model().get().emptyText());
    tree.setId("tree-chart");
    model.tree().model().subscribe(tree::setModel);
    tree.setOnSelect(id -> session.selection().select(Integer.parseInt(id.substring(1))));
    charts.export(tree, "tree");
    tabs.getTabs()
        .addAll(
            diffTab,
            tests,
            Tabs.tab("Growth", growth),
            Tabs.tab("Trade-off", tradeoff),
            Tabs.tab("Tree", tree),
            profileTab(model, charts));
    tabs.setId("work-tabs");
    tabs.setAccessibleText("Statement, editor, diff, tests, growth, trade-off, tree and profile");
    VBox.setVgrow(tabs, Priority.ALWAYS);
    getChildren().addAll(new NoticeLines(notices), tabs);

    // In a pulse of its own: a text is half the work of showing another version.
    Behind.follow(session.drafts().code(), 1, code -> tasks.show(this::showCode));
    judged =
        Bindings.createObjectBinding(
            () -> session.selectedVersion().map(Version::judgement).orElse(null),
            session.state(),
            session.selection().selected());
    judged.addListener((o, before, now) -> mark());
    // A key is meant for what has been chosen.
    editor.addEventFilter(KeyEvent.ANY, e -> showCode());
    editor.textProperty().addListener((o, before, now) -> session.drafts().code().set(now));
    session.choices().addListener((o, before, now) -> language(now.language()));
    language(session.choices().get().language());
    session.problem().addListener((o, before, now) -> showProblem(now));
    session.drafts().edited().addListener((o, before, now) -> nameEditor());
    session.selection().selected().addListener((o, before, now) -> nameEditor());
    nameEditor();
    session.selection().compared().addListener((o, before, now) -> compared(now != null));
    session
        .selection()
        .foreign()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                show(Part.DIFF);
              }
            });
    model.comparison().compared().addListener((o, before, now) -> compare(now));
    model.comparison().reference().addListener((o, before, now) -> against(now));
    compare(model.comparison().compared().get());
    comparison
        .versionCount()
        .addListener(
            (o, before, now) -> {
              if (comparison.compared().get() == null && comparison.reference().get() == null) {
                diff.clear(comparison.emptyText());
              }
            });
    showProblem(session.problem().get());
  }

  private Tab profileTab(WorkbenchModel model, ChartsPane charts) {
    ProfilePane profile =
        new ProfilePane(
            model.profile(),
            line -> {
              show(Part.EDITOR);
              editor.goTo(line, 1);
            },
            charts::saveProfile);
    charts.export(profile.flame(), "flame");
    charts.export(profile.curve(), "profile-memory");
    model.profile().heat().addListener((o, before, now) -> editor.setHeat(now));
    return Tabs.tab("Profile", profile);
  }

  /** The end of a comparison leads away from the diff alone: who looks at the tests stays there. */
  private void compared(boolean now) {
    if (now || diffTab.isSelected()) {
      show(now ? Part.DIFF : Part.EDITOR);
    }
  }

  /** One of the tabs, in their order. */
  enum Part {
    STATEMENT,
    EDITOR,
    DIFF,
    TESTS,
    GROWTH,
    TRADEOFF,
    TREE,
    PROFILE
  }

  /** What happens when a link of the statement is clicked; it is given the address. */
  void setOnLink(Consumer<String> action) {
    statement.setOnLink(action);
  }

  GrowthPane growth() {
    return growth;
  }

  void focusEditor() {
    editor.requestFocus();
  }

  void show(Part part) {
    tabs.getSelectionModel().select(List.of(Part.values()).indexOf(part));
  }

  /** Shows a tab and moves the focus there. */
  void goTo(Part part) {
    show(part);
    focusShown();
  }

  /** Moves the focus to what is shown. */
  void focusShown() {
    if (editorTab.isSelected()) {
      focusEditor();
    } else {
      Focus.into(tabs.getSelectionModel().getSelectedItem());
    }
  }

  void nextChange() {
    diff.nextChange();
  }

  void nextError() {
    show(Part.EDITOR);
    editor.nextMarker();
  }

  void previousChange() {
    diff.previousChange();
  }

  /** Sets the size of the code, px. */
  void fontSize(int px) {
    editor.fontSizeProperty().set(px);
    diff.fontSizeProperty().set(px);
    statement.fontSizeProperty().set(px);
  }

  /** Another version is another document; what was typed here comes back from where it went. */
  private void showCode() {
    String code = session.drafts().code().get();
    if (!shown(code)) {
      editor.open(code, session.choices().get().language());
      mark();
    }
  }

  /** Marks what the compiler said, at its lines; once the text is edited they move along. */
  private void mark() {
    if (session.drafts().edited().get() || !shown(session.drafts().code().get())) {
      return;
    }
    Problem problem = session.problem().get();
    Version version = session.selectedVersion().orElse(null);
    editor.setMarkers(
        problem == null || version == null || version.judgement() == null
            ? List.of()
            : complaints(problem, version.code(), version.judgement().verdict()));
  }

  private List<Marker> complaints(Problem problem, String code, Verdict verdict) {
    String words =
        switch (verdict) {
          case Verdict.CompileFailed c -> c.diagnostics();
          case Verdict.Failed f -> f.stderr();
          case Verdict.Passed _, Verdict.WrongAnswer _ -> "";
        };
    return words.isEmpty()
        ? List.of()
        : Language.find(languages, session.choices().get().language())
            .map(l -> problem.program(new Program.Source(l, code)).code())
            .map(program -> Diagnostics.of(words, code, program))
            .orElse(List.of());
  }

  /**
   * The property, not the area: a key's own echo is then the same object, and nothing is copied.
   */
  private boolean shown(String code) {
    return editor.textProperty().get().equals(code);
  }

  /** Takes a change's other side into the editor, where it can be undone. */
  private void take(Hunk hunk) {
    DiffContent content = compared;
    if (content == null) {
      return;
    }
    showCode();
    // The version in the editor may be the older of the two.
    String base = session.drafts().base().get();
    boolean older = content.leftCode().equals(base) && !content.rightCode().equals(base);
    Hunk ours = older ? hunk.mirrored() : hunk;
    ours.into(older ? content.leftCode() : content.rightCode(), editor.getText())
        .ifPresentOrElse(
            merged -> {
              editor.setText(merged);
              show(Part.EDITOR);
              editor.goTo(ours.rightLine(), 1);
            },
            () ->
                notices.add(
                    Notice.hint(
                        "The text in the editor was changed here, so this change no longer applies."
                            + " Copy its lines by hand (Ctrl+C).")));
  }

  private void language(String id) {
    editor.languageProperty().set(id);
  }

  private void compare(@Nullable Compared now) {
    if (now == null) {
      compared = null;
      waiting = null;
      diff.clear(comparison.emptyText());
      return;
    }
    showDiff(
        new DiffContent(
            now.leftName(),
            now.left().code(),
            "v" + now.right().id(),
            now.right().code(),
            session.choices().get().language()));
  }

  private void against(@Nullable Reference reference) {
    if (reference == null) {
      return;
    }
    Integer version = session.selection().selected().get();
    boolean edited = version == null || session.drafts().edited().get();
    showDiff(
        new DiffContent(
            reference.name() + " (reference)",
            reference.code(),
            edited ? "editor" : "v" + version,
            session.drafts().code().get(),
            reference.language()));
    show(Part.DIFF);
  }

  /** Every version that is shown is compared with another; only what is looked at is laid out. */
  private void showDiff(DiffContent content) {
    compared = content;
    waiting = content;
    difference.compare(
        content.leftTitle(), content.leftCode(), content.rightTitle(), content.rightCode());
    showWaiting();
  }

  private boolean showJoined() {
    joined.stop();
    showWaiting();
    return false;
  }

  private void showWaiting() {
    DiffContent content = waiting;
    if (content != null && diffTab.isSelected() && !joined.isWaiting()) {
      waiting = null;
      diff.show(content);
    }
  }

  /** Which version is in the editor, and whether it was changed. */
  private void nameEditor() {
    Integer version = session.selection().selected().get();
    String of = version == null ? "" : " v" + version;
    editorTab.setText("Editor" + of + (session.drafts().edited().get() ? " •" : ""));
  }

  private void showProblem(@Nullable Problem problem) {
    statement.show(problem == null ? "" : problem.statement());
  }
}
