// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.workbench.study.fold.Failures;
import dev.afterburner.workbench.study.fold.StudyResult;
import dev.afterburner.workbench.text.HiddenCharacters;
import dev.afterburner.workbench.ui.fx.ColumnWidths;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Failures by kind with their first example, and what a reader should know of the numbers. */
final class FailuresPane extends VBox {

  private final TableView<StudyResult.Failure> failures = new TableView<>();
  private final ListView<String> notes = new ListView<>();

  FailuresPane(StudiesViewModel model) {
    getStyleClass().add("study-failures");
    failures.setId("study-failures");
    failures.setAccessibleText("Failures by kind");
    failures.setPlaceholder(Columns.placeholder("Nothing has failed."));
    Columns.number(failures, "Count", 56, f -> Integer.toString(f.count()));
    Columns.add(failures, "Kind", 110, f -> kind(f.kind()));
    Columns.add(failures, "First in", 130, f -> model.matrix().title(f.problem()));
    ColumnWidths.fill(
        failures, Columns.add(failures, "Example", 220, f -> HiddenCharacters.visible(f.why())));
    failures
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                model.matrix().choose(now.problem());
              }
            });
    notes.setId("study-notes");
    notes.setAccessibleText("Notes about the numbers");
    notes.setPlaceholder(Columns.placeholder("There is nothing to note about the numbers."));
    notes.setCellFactory(list -> new Note(list));
    SplitPane both = new SplitPane(failures, notes);
    both.setOrientation(Orientation.VERTICAL);
    VBox.setVgrow(both, Priority.ALWAYS);
    getChildren().add(both);
    model.shown().addListener((o, before, now) -> show(now));
    show(model.shown().get());
    model.result().result().addListener((o, before, now) -> note(now));
    note(model.result().result().get());
  }

  private static String kind(String word) {
    return word.equals("missing") ? "no result" : SquareWords.verdict(word);
  }

  private void show(@Nullable ShownStudy study) {
    List<StudyResult.Failure> now =
        study == null ? List.of() : Failures.of(study.plan(), study.rows());
    if (!failures.getItems().equals(now)) {
      failures.getItems().setAll(now);
    }
  }

  private void note(@Nullable StudyResult result) {
    notes.getItems().setAll(result == null ? List.of() : result.warnings());
  }

  /** A sentence, in as many lines as it takes. */
  private static final class Note extends ListCell<String> {
    private final Label label = new Label();

    Note(ListView<String> list) {
      label.setWrapText(true);
      label.maxWidthProperty().bind(list.widthProperty().subtract(32));
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable String note, boolean empty) {
      super.updateItem(note, empty);
      label.setText(empty ? "" : note);
      setGraphic(empty ? null : label);
    }
  }
}
