// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.workbench.ui.run.ImagesViewModel;
import dev.afterburner.workbench.ui.run.ImagesViewModel.Line;
import dev.afterburner.workbench.ui.run.ImagesViewModel.State;
import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The container image of each language. */
final class ImagesCard extends VBox {

  private static final double STATE = 168;
  private static final String HINT =
      "Programs are compiled and run in the image of their language; an empty field is the"
          + " default. Changing an image starts a new session. Where the engine has a kernel of its own,"
          + " the workbench runs itself in the sidecar image, which needs Java 25.";

  private final ImagesViewModel model;
  private final GridPane grid = new GridPane();
  private final Button done = new Button("Done");

  /**
   * @param onDone takes the card away
   */
  ImagesCard(ImagesViewModel model, Runnable onDone) {
    this.model = model;
    setId("images-card");
    getStyleClass().addAll("sheet", "form", "images");
    Label title = new Label("Container images");
    title.getStyleClass().add("strong");
    Label hint = new Label(HINT);
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    grid.getStyleClass().add("fields");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints images = new ColumnConstraints();
    images.setHgrow(Priority.ALWAYS);
    ColumnConstraints states = new ColumnConstraints(STATE);
    ColumnConstraints buttons = new ColumnConstraints();
    buttons.setHalignment(HPos.RIGHT);
    buttons.setMinWidth(Region.USE_PREF_SIZE);
    grid.getColumnConstraints().addAll(names, images, states, buttons);
    Label fault = new Label();
    fault.setId("images-fault");
    fault.getStyleClass().add("bad");
    fault.setWrapText(true);
    fault.setMinHeight(Region.USE_PREF_SIZE);
    fault.textProperty().bind(model.fault());
    fault.managedProperty().bind(fault.textProperty().isNotEmpty());
    done.setId("images-done");
    done.getStyleClass().add("accent");
    done.setOnAction(e -> onDone.run());
    getChildren().addAll(title, hint, grid, fault, done);
    model.lines().addListener((ListChangeListener<Line>) change -> show());
  }

  /** Asks what is there, and returns what is to have the focus. */
  Node begin() {
    model.begin();
    return done;
  }

  private void show() {
    grid.getChildren().clear();
    for (Line line : model.lines()) {
      grid.addRow(
          grid.getRowCount(), new Label(line.name()), field(line), state(line), buttons(line));
    }
  }

  private TextField field(Line line) {
    TextField field = new TextField(line.image().get());
    field.setId("image-" + line.id());
    field.setAccessibleText("Image of " + line.name());
    field.setPromptText(line.standard());
    field.setOnAction(e -> take(line, field));
    field
        .focusedProperty()
        .addListener(
            (o, before, now) -> {
              if (!now) {
                take(line, field);
              }
            });
    line.image().addListener((o, before, now) -> field.setText(now));
    return field;
  }

  private void take(Line line, TextField field) {
    model.choose(line, field.getText());
    field.setText(line.image().get());
  }

  private static Label state(Line line) {
    Label state = new Label();
    state.setId("image-state-" + line.id());
    line.state().addListener((o, before, now) -> show(state, now));
    show(state, line.state().get());
    return state;
  }

  private static void show(Label label, State state) {
    label.getStyleClass().removeAll("tone-good", "tone-bad", "tone-muted");
    switch (state) {
      case State.Unknown _ -> tell(label, "–", "tone-muted");
      case State.There _ -> tell(label, "on this machine", "tone-good");
      case State.Missing _ -> tell(label, "not on this machine", "tone-muted");
      case State.Fetching(String words) -> tell(label, words, "tone-muted");
    }
  }

  private static void tell(Label label, String words, String tone) {
    label.setText(words);
    label.getStyleClass().add(tone);
  }

  private HBox buttons(Line line) {
    Button fetch = button("Fetch", "image-fetch-" + line.id(), "Fetch the image of " + line.name());
    fetch.setOnAction(
        e -> {
          if (line.state().get() instanceof State.Fetching) {
            model.stop(line);
          } else {
            model.fetch(line);
          }
        });
    line.state().addListener((o, before, now) -> allow(fetch, now));
    allow(fetch, line.state().get());
    Button standard =
        button("Default", "image-default-" + line.id(), "Default image of " + line.name());
    standard.disableProperty().bind(line.image().isEqualTo(line.standard()));
    standard.setOnAction(e -> model.choose(line, line.standard()));
    HBox both = new HBox(fetch, standard);
    both.getStyleClass().add("form-line");
    return both;
  }

  private static void allow(Button fetch, State state) {
    boolean fetching = state instanceof State.Fetching;
    fetch.setText(fetching ? "Stop" : "Fetch");
    fetch.setDisable(!fetching && !(state instanceof State.Missing));
  }

  private static Button button(String text, String id, String words) {
    Button button = new Button(text);
    button.setId(id);
    button.getStyleClass().add("compact");
    button.setAccessibleText(words);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }
}
