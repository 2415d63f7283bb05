// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.workbench.ui.fx.Tips;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What happened, line by line: it follows the end, can be searched, and copied. */
public final class ConsoleView extends VBox {

  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
  private static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

  private final FilteredList<Console.Line> shown;
  private final ListView<Console.Line> list;
  private final TextField search = new TextField();
  private final CheckBox faults = new CheckBox("Warnings and errors only");
  private boolean following = true;

  public ConsoleView(Console console) {
    shown = new FilteredList<>(console.entries());
    list = new ListView<>(shown);
    getStyleClass().add("console-pane");
    list.setId("console");
    list.setAccessibleText("Console");
    list.getStyleClass().add("console");
    list.setPlaceholder(new Label("Nothing has happened yet"));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(_ -> new LineCell());
    list.setOnKeyPressed(
        event -> {
          if (COPY.match(event)) {
            copy();
            event.consume();
          } else if (event.getCode() == KeyCode.END) {
            following = true;
          }
        });
    list.setOnScroll(_ -> following = false);
    MenuItem copy = new MenuItem("Copy");
    copy.setOnAction(_ -> copy());
    MenuItem all = new MenuItem("Select all");
    all.setOnAction(_ -> list.getSelectionModel().selectAll());
    list.setContextMenu(new ContextMenu(copy, all));
    VBox.setVgrow(list, Priority.ALWAYS);

    search.setId("console-filter");
    search.setPromptText("Filter the lines");
    search.setAccessibleText("Filter the lines of the console");
    HBox.setHgrow(search, Priority.ALWAYS);
    faults.setId("console-problems");
    Button end = new Button("To the end");
    end.getStyleClass().add("compact");
    Tips.on(end, "Show the newest line and follow what comes");
    end.setOnAction(
        _ -> {
          following = true;
          toEnd();
        });
    HBox bar = new HBox(search, faults, end);
    bar.getStyleClass().add("session-bar");
    getChildren().addAll(bar, list);
    search.textProperty().subscribe(this::filter);
    faults.selectedProperty().subscribe(this::filter);
    shown.addListener((ListChangeListener<Console.Line>) _ -> toEnd());
    list.skinProperty().subscribe(_ -> toEnd());
  }

  private void filter() {
    String wanted = search.getText().toLowerCase(Locale.ROOT).strip();
    boolean bad = faults.isSelected();
    shown.setPredicate(
        line -> (!bad || line.bad()) && line.text().toLowerCase(Locale.ROOT).contains(wanted));
  }

  private void toEnd() {
    // Without a skin the list would remember each wish to scroll until it gets one.
    if (following && !shown.isEmpty() && list.getSkin() != null) {
      list.scrollTo(shown.size() - 1);
    }
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(
        list.getSelectionModel().getSelectedItems().stream()
            .map(Console.Line::text)
            .collect(Collectors.joining("\n")));
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** A line; one that tells of a problem stands out. */
  private static final class LineCell extends ListCell<Console.Line> {
    @Override
    protected void updateItem(Console.@Nullable Line line, boolean empty) {
      super.updateItem(line, empty);
      setText(line == null || empty ? null : line.text());
      pseudoClassStateChanged(BAD, line != null && !empty && line.bad());
    }
  }
}
