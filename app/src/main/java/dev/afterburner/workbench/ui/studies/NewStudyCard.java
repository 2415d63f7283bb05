// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.workbench.study.Presets;
import dev.afterburner.workbench.ui.fx.Forms;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks for a study: a preset or a file, which can be edited here, and where it is to lie. */
public final class NewStudyCard extends VBox {

  private static final int ROWS = 18;

  private final NewStudyViewModel model;
  private final TextArea text = new TextArea();

  /**
   * @param onFile asks for a study file
   * @param onFolder asks for a folder
   * @param onDone takes the card away
   */
  public NewStudyCard(
      NewStudyViewModel model,
      Supplier<Optional<Path>> onFile,
      Supplier<Optional<Path>> onFolder,
      Runnable onDone) {
    this.model = model;
    setId("new-study");
    getStyleClass().addAll("sheet", "form", "new-study");
    Label title = new Label("New study");
    title.getStyleClass().add("sheet-title");
    HBox from = new HBox(new Label("Start from"));
    from.getStyleClass().add("form-line");
    for (String preset : Presets.NAMES) {
      Button button = button(preset, "preset-" + preset);
      button.setAccessibleText("The preset " + preset);
      button.setOnAction(e -> model.preset(preset));
      from.getChildren().add(button);
    }
    Button file = button("A study file…", "study-file");
    file.setOnAction(e -> onFile.get().ifPresent(model::file));
    from.getChildren().add(file);
    Forms.bind(text, "study-text", "The study file", model.text());
    text.getStyleClass().add("code-text");
    text.setPrefRowCount(ROWS);
    TextField folder =
        Forms.bind(new TextField(), "study-folder", "The study's folder", model.folder());
    Button choose = button("Choose…", "study-choose-folder");
    choose.setOnAction(
        e -> onFolder.get().ifPresent(chosen -> model.folder().set(chosen.toString())));
    Label where = new Label("Folder");
    where.setLabelFor(folder);
    where.setMinWidth(Region.USE_PREF_SIZE);
    HBox place = new HBox(where, folder, choose);
    place.getStyleClass().add("form-line");
    Button run = new Button("Run");
    run.setId("study-begin");
    run.getStyleClass().add("accent");
    run.disableProperty().bind(model.ready().not());
    run.setOnAction(
        e -> {
          onDone.run();
          model.run();
        });
    Button cancel = new Button("Cancel");
    cancel.setOnAction(e -> onDone.run());
    HBox last = new HBox(run, cancel);
    last.getStyleClass().add("form-line");
    getChildren()
        .addAll(
            title,
            from,
            text,
            place,
            told("study-announced", "muted", model.announced()),
            told("study-fault", "bad", model.fault()),
            last);
  }

  private static Button button(String text, String id) {
    Button button = new Button(text);
    button.setId(id);
    button.getStyleClass().add("compact");
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private static Label told(String id, String style, ObservableValue<String> words) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.textProperty().bind(words);
    label.managedProperty().bind(label.textProperty().isNotEmpty());
    label.visibleProperty().bind(label.managedProperty());
    return label;
  }

  /** Begins, and returns what is to have the focus. */
  public Node begin() {
    model.start();
    return text;
  }
}
