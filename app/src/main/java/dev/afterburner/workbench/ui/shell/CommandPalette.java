// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Finds a command by some of its letters and does it. */
final class CommandPalette extends VBox {

  private final List<Command> commands;
  private final TextField search = new TextField();
  private final ListView<Command> list = new ListView<>();
  private final Runnable close;

  CommandPalette(List<Command> commands, Runnable close) {
    this.commands = commands;
    this.close = close;
    setId("palette");
    getStyleClass().add("palette");
    search.setId("palette-search");
    search.setPromptText("Type a command");
    search.setAccessibleText("Search commands");
    list.setId("palette-list");
    list.setAccessibleText("Commands");
    list.setFocusTraversable(false);
    list.setCellFactory(v -> new CommandCell());
    list.setPlaceholder(new Label("No matching command"));
    list.setOnMouseClicked(e -> perform());
    getChildren().addAll(search, list);
    search.textProperty().addListener((o, before, now) -> filter(now));
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Empties the search and returns what is to have the focus. */
  TextField begin() {
    search.clear();
    filter("");
    return search;
  }

  private void filter(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).strip().split("\\s+");
    list.getItems()
        .setAll(
            commands.stream()
                .filter(c -> c.possible().get())
                .filter(c -> Arrays.stream(words).allMatch(w -> name(c).contains(w)))
                .toList());
    list.getSelectionModel().selectFirst();
  }

  private static String name(Command command) {
    return (command.group() + " " + command.title()).toLowerCase(Locale.ROOT);
  }

  private void key(KeyEvent event) {
    int at = list.getSelectionModel().getSelectedIndex();
    if (event.getCode() == KeyCode.ENTER) {
      perform();
    } else if (event.getCode() == KeyCode.DOWN) {
      list.getSelectionModel().select(Math.min(at + 1, list.getItems().size() - 1));
    } else if (event.getCode() == KeyCode.UP) {
      list.getSelectionModel().select(Math.max(at - 1, 0));
    } else {
      return;
    }
    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 4));
    event.consume();
  }

  private void perform() {
    Command chosen = list.getSelectionModel().getSelectedItem();
    close.run();
    if (chosen != null) {
      chosen.perform();
    }
  }

  /** A command with its key at the right. */
  private static final class CommandCell extends ListCell<Command> {
    private final Label title = new Label();
    private final Label key = new Label();
    private final HBox line;

    CommandCell() {
      key.getStyleClass().add("muted");
      Region space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      line = new HBox(title, space, key);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Command command, boolean empty) {
      super.updateItem(command, empty);
      if (empty || command == null) {
        setGraphic(null);
        return;
      }
      title.setText(command.group() + ": " + command.title());
      key.setText(command.keyText());
      setGraphic(line);
    }
  }
}
