// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.model.PromptFolders.TemplateFile;
import dev.afterburner.workbench.model.PromptTemplate;
import dev.afterburner.workbench.ui.fx.Forms;
import dev.afterburner.workbench.ui.fx.Tips;
import dev.afterburner.workbench.ui.model.PromptsViewModel.Preview;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Prompt templates: which there are, one to edit with its places, what it gives. */
public final class TemplatesCard extends VBox {

  private static final PseudoClass USED = PseudoClass.getPseudoClass("used");

  /** Of the window, px: what is seen of it around the card. */
  private static final double AROUND = 96;

  private final TemplatesViewModel model;
  private final ListView<TemplateFile> list = new ListView<>();
  private final TextArea editor;
  private final TextArea preview = new TextArea();
  private final Label faults = new Label();
  private final TextField name = new TextField();
  private final Map<PromptTemplate.Place, Button> places = new HashMap<>();

  /**
   * @param onDone takes the card away
   */
  public TemplatesCard(TemplatesViewModel model, Runnable onDone) {
    this.model = model;
    setId("templates");
    getStyleClass().addAll("sheet", "templates");
    BooleanBinding readOnly =
        Bindings.createBooleanBinding(
            () -> model.chosen().get() == null || !model.chosen().get().own(), model.chosen());
    Label title = new Label("Prompt templates");
    title.getStyleClass().add("strong");
    Label note = new Label();
    note.setId("template-note");
    note.getStyleClass().add("muted");
    note.setMinWidth(0);
    note.textProperty().bind(model.note());
    Tips.on(note, note::getText);
    Button close = new Button("Close");
    close.setId("templates-close");
    close.getStyleClass().add("compact");
    close.setMinWidth(Region.USE_PREF_SIZE);
    close.setOnAction(e -> onDone.run());
    HBox head = new HBox(title, note, gap(), close);
    head.getStyleClass().add("form-line");

    list.setId("template-list");
    list.setAccessibleText("Prompt templates");
    list.setItems(model.files());
    list.setCellFactory(v -> new TemplateCell());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                model.choose(now);
              }
            });
    model.chosen().addListener((o, before, now) -> mark(now));

    editor = Forms.bind(new TextArea(), "template-text", "Template", model.text());
    editor.setWrapText(true);
    editor.getStyleClass().add("code-text");
    editor.editableProperty().bind(readOnly.not());
    preview.setId("template-preview");
    preview.setAccessibleText("The prompt that it gives for the open problem");
    preview.setEditable(false);
    preview.setWrapText(true);
    preview.getStyleClass().add("code-text");
    faults.setId("template-faults");
    faults.getStyleClass().add("tone-bad");
    faults.setWrapText(true);
    faults.setMinHeight(Region.USE_PREF_SIZE);
    faults.managedProperty().bind(faults.textProperty().isNotEmpty());
    SplitPane panes =
        new SplitPane(
            list,
            part("Template", editor, chips(readOnly), faults),
            part("Prompt for the open problem", preview));
    panes.setDividerPositions(0.18, 0.6);
    SplitPane.setResizableWithParent(list, false);
    VBox.setVgrow(panes, Priority.ALWAYS);
    getChildren().addAll(head, panes, buttons(readOnly));
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    sceneProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                prefWidthProperty().bind(now.widthProperty().subtract(AROUND));
                prefHeightProperty().bind(now.heightProperty().subtract(AROUND));
              }
            });
    model.preview().addListener((o, before, now) -> show(now));
    model.text().addListener((o, before, now) -> markPlaces());
  }

  /** What is to have the focus. */
  public Node first() {
    return list;
  }

  private HBox buttons(BooleanBinding readOnly) {
    Button save = button("template-save", "Save (Ctrl+S)", model::save);
    save.getStyleClass().add("accent");
    save.disableProperty().bind(readOnly.or(model.edited().not()));
    name.setId("template-name");
    name.setAccessibleText("Name of the copy");
    name.setPrefColumnCount(16);
    name.setOnAction(e -> model.copy(name.getText()));
    Button copy = button("template-copy", "Copy as", () -> model.copy(name.getText()));
    Button delete = button("template-delete", "Delete", model::delete);
    delete.disableProperty().bind(readOnly);
    Label builtIn = new Label("Built-in templates can't be changed; copy one to edit it.");
    builtIn.getStyleClass().add("muted");
    builtIn.setMinWidth(0);
    builtIn.visibleProperty().bind(readOnly);
    HBox line = new HBox(save, copy, name, delete, builtIn);
    line.getStyleClass().add("form-line");
    return line;
  }

  private static Button button(String id, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.getStyleClass().add("compact");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  /** A chip a place: whether it is there, and to put it where the caret is. */
  private FlowPane chips(BooleanBinding readOnly) {
    FlowPane chips = new FlowPane();
    chips.getStyleClass().add("template-places");
    for (PromptTemplate.Place place : model.places()) {
      Button chip = new Button("{{" + place.name() + "}}");
      chip.setId("place-" + place.name());
      chip.getStyleClass().add("chip");
      chip.disableProperty().bind(readOnly);
      chip.setOnAction(
          e -> {
            editor.insertText(editor.getCaretPosition(), "{{" + place.name() + "}}");
            editor.requestFocus();
          });
      places.put(place, chip);
      chips.getChildren().add(chip);
    }
    return chips;
  }

  private void markPlaces() {
    places.forEach(
        (place, chip) -> {
          boolean used = model.has(place);
          String state = used ? "used" : place.required() ? "missing, and needed" : "not used";
          chip.pseudoClassStateChanged(USED, used);
          chip.setText((used ? "✓ " : "") + "{{" + place.name() + "}}");
          chip.setAccessibleText("Insert {{" + place.name() + "}}");
          Tips.on(chip, place.meaning() + "; " + state);
        });
  }

  private static VBox part(String title, TextArea text, Node... below) {
    Label label = new Label(title);
    label.getStyleClass().add("muted");
    label.setLabelFor(text);
    VBox part = new VBox(label, text);
    part.getChildren().addAll(below);
    part.getStyleClass().add("template-part");
    part.setMinWidth(0);
    VBox.setVgrow(text, Priority.ALWAYS);
    return part;
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  private void mark(@Nullable TemplateFile now) {
    if (now != null && !now.equals(list.getSelectionModel().getSelectedItem())) {
      list.getSelectionModel().select(now);
      list.scrollTo(now);
    }
    name.setText(model.freeName());
    editor.positionCaret(0);
    editor.setScrollTop(0);
  }

  private void show(Preview now) {
    faults.setText(String.join("\n", now.faults()));
    preview.setText(
        now.faults().isEmpty() ? now.text() : "There is no prompt until the template is valid.");
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
      model.save();
      event.consume();
    }
  }

  private static final class TemplateCell extends ListCell<TemplateFile> {
    @Override
    protected void updateItem(@Nullable TemplateFile file, boolean empty) {
      super.updateItem(file, empty);
      setText(
          empty || file == null ? null : file.stem() + (file.own() ? " (yours)" : " (built-in)"));
    }
  }
}
