// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.ui.run.BuildViewModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
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

/** Compiler options, language standard and packages of the session's language. */
final class BuildCard extends VBox {

  private static final String HINT =
      "Leave a field empty for the default. Programs see none of this machine's packages unless they are named here."
          + " Changing this starts a new session, since figures of the two can't be compared.";

  private final BuildViewModel model;
  private final Label title = new Label();
  private final TextField flags = field("build-flags", "Options");
  private final TextField standard = field("build-standard", "Standard");
  private final TextField libraries = field("build-libraries", "Packages");
  private final Label takes = new Label();

  /**
   * @param chooseFolder asks for a folder of packages
   * @param onDone takes the card away
   */
  BuildCard(BuildViewModel model, Supplier<Optional<Path>> chooseFolder, Runnable onDone) {
    this.model = model;
    setId("build-card");
    getStyleClass().addAll("sheet", "form");
    title.getStyleClass().add("strong");
    Label hint = new Label(HINT);
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    takes.getStyleClass().add("muted");
    takes.setWrapText(true);
    GridPane grid = new GridPane();
    grid.getStyleClass().add("fields");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, fields);
    grid.addRow(0, new Label("Options"), flags);
    grid.addRow(1, new Label("Standard"), standard);
    Button choose = new Button("Choose…");
    choose.setId("build-choose");
    choose.setAccessibleText("Choose a folder of packages");
    choose.setMinWidth(Region.USE_PREF_SIZE);
    choose.disableProperty().bind(libraries.disabledProperty());
    choose.setOnAction(e -> chooseFolder.get().ifPresent(this::add));
    HBox.setHgrow(libraries, Priority.ALWAYS);
    HBox packages = new HBox(libraries, choose);
    packages.getStyleClass().add("form-line");
    grid.addRow(2, new Label("Packages"), packages);
    grid.add(takes, 1, 3);
    Label fault = new Label();
    fault.setId("build-fault");
    fault.getStyleClass().add("bad");
    fault.setWrapText(true);
    fault.setMinHeight(Region.USE_PREF_SIZE);
    fault.textProperty().bind(model.fault());
    fault.managedProperty().bind(fault.textProperty().isNotEmpty());
    Button take = new Button("Use these");
    take.setId("build-take");
    take.getStyleClass().add("accent");
    take.setDefaultButton(false);
    take.setOnAction(
        e -> model.choose(flags.getText(), standard.getText(), libraries.getText(), onDone));
    Button cancel = new Button("Cancel");
    cancel.setId("build-cancel");
    cancel.setOnAction(e -> onDone.run());
    HBox buttons = new HBox(take, cancel);
    buttons.getStyleClass().add("form-line");
    getChildren().addAll(title, hint, grid, fault, buttons);
  }

  /** Reads what is chosen for the session's language, and returns what is to have the focus. */
  Node begin() {
    model.begin();
    Language language = model.language();
    title.setText("Flags and packages of " + language.name());
    flags.setText(model.flags());
    flags.setPromptText(language.flags().isEmpty() ? "none" : String.join(" ", language.flags()));
    standard.setText(model.standard());
    standard.setPromptText(language.standard());
    standard.setDisable(language.standard().isEmpty());
    libraries.setText(model.libraries());
    libraries.setDisable(model.takes().isEmpty());
    takes.setText(
        model.takes().isEmpty()
            ? language.name() + " programs can't be given packages."
            : "The path of " + model.takes() + ".");
    return flags;
  }

  /** Beside those that are named already. */
  private void add(Path folder) {
    String before = libraries.getText().strip();
    libraries.setText(before.isEmpty() ? folder.toString() : before + ":" + folder);
  }

  private static TextField field(String id, String name) {
    TextField field = new TextField();
    field.setId(id);
    field.setAccessibleText(name);
    return field;
  }
}
