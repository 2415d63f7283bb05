// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import dev.afterburner.workbench.ui.fx.Forms;
import dev.afterburner.workbench.ui.problems.HubImportViewModel.Phase;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Names a data set of the Hub, shows what it would bring, and brings it in. */
public final class HubImportCard extends VBox {

  private static final String AUTOMATIC = "inferred from each row";

  private final HubImportViewModel model;
  private final TextField name;

  /**
   * @param onDone takes the card away
   */
  public HubImportCard(HubImportViewModel model, Runnable onDone) {
    this.model = model;
    setId("hub-import");
    getStyleClass().addAll("sheet", "form", "hub-import");
    Label title = new Label("Import from the Hugging Face Hub");
    title.getStyleClass().add("strong");
    name = Forms.bind(new TextField(), "hub-name", "Data set", model.name());
    name.setPromptText("OWNER/NAME, OWNER/NAME:config or OWNER/NAME:config:split");
    name.setOnAction(e -> model.look());
    ComboBox<String> format = new ComboBox<>();
    format.setId("hub-format");
    format.setAccessibleText("Format of its rows");
    format.getItems().add(AUTOMATIC);
    format.getItems().addAll(model.formats());
    format.setValue(AUTOMATIC);
    format
        .valueProperty()
        .addListener((o, before, now) -> model.format().set(AUTOMATIC.equals(now) ? "" : now));
    TextField comparator =
        Forms.bind(new TextField(), "hub-comparator", "Comparator", model.comparator());
    comparator.setPromptText("as the data set does, or exact, tokens, lines, floats:1e-6");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("fields");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, fields);
    grid.addRow(0, label("Data set", name), name);
    grid.addRow(1, label("Format", format), format);
    grid.addRow(2, label("Comparator", comparator), comparator);

    BooleanBinding busy =
        Bindings.createBooleanBinding(
            () -> model.phase().get() == Phase.LOOKING || model.phase().get() == Phase.TAKING,
            model.phase());
    grid.disableProperty().bind(busy);
    Label progress = text("hub-progress", model.progress(), "muted");
    Label counts = text("hub-counts", model.counts(), "strong");
    Label fault = text("hub-fault", model.fault(), "bad");
    Label refusedTitle = new Label("Rows that are left out, up to three of each kind of reason");
    refusedTitle.getStyleClass().add("muted");
    TextArea refused = new TextArea();
    refused.setId("hub-refused");
    refused.setAccessibleText("Rows that are left out");
    refused.setEditable(false);
    refused.setWrapText(true);
    refused.setPrefRowCount(7);
    refused.textProperty().bind(model.refusals());
    VBox left = new VBox(refusedTitle, refused);
    left.visibleProperty().bind(model.refusals().isNotEmpty());
    left.managedProperty().bind(left.visibleProperty());
    VBox.setVgrow(left, Priority.ALWAYS);
    getChildren().addAll(title, grid, progress, counts, left, fault, buttons(busy, onDone));
  }

  private HBox buttons(BooleanBinding busy, Runnable onDone) {
    Button look = button("hub-look", "Preview", model::look);
    look.disableProperty().bind(busy);
    Button take = button("hub-take", "Import", model::take);
    take.getStyleClass().add("accent");
    take.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.phase().get() != Phase.LOOKED, model.phase()));
    model
        .phase()
        .addListener(
            (o, before, now) -> {
              if (now == Phase.LOOKED) {
                take.requestFocus();
              }
            });
    Button cancel = button("hub-cancel", "Cancel", model::cancel);
    cancel.disableProperty().bind(busy.not());
    Button close = button("hub-close", "Close", onDone);
    HBox line = new HBox(look, take, cancel, close);
    line.getStyleClass().add("form-line");
    return line;
  }

  /** What is to have the focus. */
  public Node begin() {
    model.begin();
    return name;
  }

  private static Label label(String text, Node of) {
    Label label = new Label(text);
    label.setLabelFor(of);
    return label;
  }

  private static Label text(String id, ObservableStringValue words, String style) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.textProperty().bind(words);
    label.managedProperty().bind(label.textProperty().isNotEmpty());
    return label;
  }

  private static Button button(String id, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }
}
