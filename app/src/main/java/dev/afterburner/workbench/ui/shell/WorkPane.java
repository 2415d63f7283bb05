package dev.afterburner.workbench.ui.shell;

import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.ui.fx.NoticeLines;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import dev.afterburner.workbench.ui.tests.TestsView;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Statement, editor, diff and tests of what is open. */
final class WorkPane extends VBox {

  private final SessionViewModel session;
  private final TextArea statement = new TextArea();
  private final TextArea editor = new TextArea();
  private final TabPane tabs;
  private final Tab editorTab;

  WorkPane(WorkbenchModel model) {
    this.session = model.session();
    getStyleClass().add("work-pane");
    statement.setEditable(false);
    statement.setWrapText(true);
    editor.setId("editor");
    editor.getStyleClass().add("code-text");
    editor.textProperty().bindBidirectional(session.drafts().code());
    editorTab = WorkbenchView.tab("Editor", editor);
    Tab tests = WorkbenchView.tab("Tests", new TestsView(model.tests()));
    tests.textProperty().bind(model.tests().title());
    tabs =
        new TabPane(
            WorkbenchView.tab("Statement", statement),
            editorTab,
            WorkbenchView.tab(
                "Diff",
                new javafx.scene.layout.BorderPane(
                    new Label("Choose a second version with Ctrl and a click"),
                    new dev.afterburner.workbench.ui.history.RatioLine(model.comparison()),
                    null,
                    null,
                    null)),
            tests);
    tabs.setId("work-tabs");
    tabs.getSelectionModel().select(editorTab);
    VBox.setVgrow(tabs, Priority.ALWAYS);
    getChildren().addAll(new NoticeLines(model.runNotices()), tabs);
    session.problem().addListener((o, before, now) -> showProblem(now));
    session.drafts().edited().addListener((o, before, now) -> showEdited(now));
    session
        .selection()
        .compared()
        .addListener((o, before, now) -> show(now == null ? Part.EDITOR : Part.DIFF));
    showProblem(session.problem().get());
  }

  /** One of the tabs, in their order. */
  enum Part {
    STATEMENT,
    EDITOR,
    DIFF,
    TESTS
  }

  void focusEditor() {
    editor.requestFocus();
  }

  void show(Part part) {
    tabs.getSelectionModel().select(List.of(Part.values()).indexOf(part));
  }

  private void showEdited(boolean edited) {
    editorTab.setText(edited ? "Editor •" : "Editor");
  }

  private void showProblem(@Nullable Problem problem) {
    statement.setText(problem == null ? "" : problem.statement());
  }
}
