// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import dev.afterburner.workbench.problem.ImportedProblem.Case;
import dev.afterburner.workbench.ui.fx.Forms;
import dev.afterburner.workbench.ui.fx.Tips;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Asks for the parts of a problem; the program in the editor is its first solution. */
public final class NewProblemCard extends VBox {

  private static final int STATEMENT_ROWS = 5;
  private static final int CASE_ROWS = 3;
  private static final int EXCERPT = 16;

  private final NewProblemViewModel model;
  private final TextField title = new TextField();
  private final Label solution = new Label();
  private final FlowPane added = new FlowPane();
  private final Supplier<Program> program;

  /** What is in the editor. */
  public record Program(String language, String languageName, String code) {}

  /**
   * @param program what is in the editor
   * @param onCancel takes the card away
   */
  public NewProblemCard(NewProblemViewModel model, Supplier<Program> program, Runnable onCancel) {
    this.model = model;
    this.program = program;
    setId("new-problem");
    getStyleClass().addAll("sheet", "form");
    Forms.named(title, "new-title", "Title", model.title());
    TextArea statement = area("new-statement", "Statement, in Markdown", STATEMENT_ROWS);
    statement.textProperty().bindBidirectional(model.statement());
    TextArea input = area("new-input", "Input of a case", CASE_ROWS);
    input.textProperty().bindBidirectional(model.input());
    TextArea expected = area("new-expected", "Expected output", CASE_ROWS);
    expected.textProperty().bindBidirectional(model.expected());
    Button add = new Button("Add case");
    add.setId("new-add-case");
    add.setOnAction(e -> model.addCase());
    added.setId("new-cases");
    added.getStyleClass().add("chips");
    model.cases().addListener((ListChangeListener<Case>) change -> showCases());
    showCases();
    solution.getStyleClass().add("muted");
    solution.setWrapText(true);
    Label told = new Label();
    told.setId("new-fault");
    told.getStyleClass().add("bad");
    told.setWrapText(true);
    told.textProperty().bind(model.fault());
    told.managedProperty().bind(told.textProperty().isNotEmpty());
    Label progress = new Label();
    progress.getStyleClass().add("muted");
    progress.textProperty().bind(model.progress());
    Button keep = new Button("Verify and add");
    keep.setId("new-keep");
    keep.getStyleClass().add("accent");
    keep.disableProperty().bind(model.busy());
    keep.setOnAction(e -> keep());
    Button cancel = new Button("Cancel");
    cancel.setOnAction(
        e -> {
          model.stop();
          onCancel.run();
        });
    getChildren()
        .addAll(
            heading("New problem"),
            title,
            statement,
            line(input, expected),
            line(add, added),
            solution,
            told,
            line(keep, cancel, progress));
  }

  /** Says what the solution is, and returns what is to have the focus. */
  public Node begin() {
    Program now = program.get();
    solution.setText(
        now.code().isBlank()
            ? "The editor is empty: write a solution there first."
            : "The program in the editor, in "
                + now.languageName()
                + ", is its first solution and must pass every case.");
    return title;
  }

  private void showCases() {
    Label none = new Label("Outputs are compared word by word. One case is enough to start.");
    none.getStyleClass().add("muted");
    added.getChildren().clear();
    if (model.cases().isEmpty()) {
      added.getChildren().add(none);
    }
    for (Case one : model.cases()) {
      Button button = new Button(excerpt(one.input()) + " → " + excerpt(one.expected()));
      button.getStyleClass().addAll("flat", "compact");
      Tips.on(button, "Edit or remove this case");
      button.setOnAction(e -> model.edit(one));
      added.getChildren().add(button);
    }
  }

  private static String excerpt(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "…";
  }

  private void keep() {
    Program now = program.get();
    model.keep(now.language(), now.code());
  }

  private static TextArea area(String id, String name, int rows) {
    TextArea area = new TextArea();
    area.setId(id);
    area.setPromptText(name);
    area.setAccessibleText(name);
    area.setPrefRowCount(rows);
    Forms.leaveByTab(area);
    HBox.setHgrow(area, Priority.ALWAYS);
    return area;
  }

  private static HBox line(Node... nodes) {
    HBox line = new HBox(nodes);
    line.getStyleClass().add("form-line");
    return line;
  }

  private static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("sheet-title");
    return label;
  }
}
