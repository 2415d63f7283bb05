// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** All keys at a glance. */
final class ShortcutSheet extends VBox {

  /** Keys that belong to one pane, which takes them itself. */
  private static final List<List<String>> EDITOR_KEYS =
      List.of(
          List.of("Find in the code", "Ctrl+F"),
          List.of("Replace", "Ctrl+H"),
          List.of("Go to line", "Ctrl+G"),
          List.of("Comment or uncomment", "Ctrl+/"),
          List.of("Undo, redo", "Ctrl+Z, Ctrl+Shift+Z"),
          List.of("Next, previous change", "F7, Shift+F7"),
          List.of("Compare (in the versions)", "Ctrl+Space, Ctrl+click"),
          List.of("Leave the code", "Ctrl+Tab"),
          List.of("Show in the charts, star, note (in the versions)", "E, S, N"),
          List.of("Replies of the step (in the versions)", "R"));

  private final List<Command> commands;

  ShortcutSheet(List<Command> commands) {
    this.commands = commands;
    setId("shortcuts");
    getStyleClass().add("sheet");
    Label title = new Label("Keyboard shortcuts");
    title.getStyleClass().add("sheet-title");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText("Keyboard shortcuts");
    getChildren().add(title);
  }

  /** Lists the keys there are now, and returns what is to have the focus. */
  ShortcutSheet begin() {
    Map<String, VBox> groups = new LinkedHashMap<>();
    for (Command command : commands) {
      if (!command.keys().isEmpty()) {
        VBox group = groups.computeIfAbsent(command.group(), ShortcutSheet::group);
        add(group, command.title(), command.keyText());
      }
    }
    VBox inside = groups.computeIfAbsent("Editor and diff", ShortcutSheet::group);
    EDITOR_KEYS.forEach(k -> add(inside, k.getFirst(), k.getLast()));
    List<VBox> all = List.copyOf(groups.values());
    int half = half(all);
    VBox left = new VBox(all.subList(0, half).toArray(VBox[]::new));
    VBox right = new VBox(all.subList(half, all.size()).toArray(VBox[]::new));
    left.getStyleClass().add("sheet-column");
    right.getStyleClass().add("sheet-column");
    HBox columns = new HBox(left, right);
    columns.getStyleClass().add("sheet-columns");
    // Large text in a low window.
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("edge-to-edge");
    getChildren().setAll(getChildren().getFirst(), scroll);
    return this;
  }

  /** How many groups the left column takes for both to be about as long. */
  private static int half(List<VBox> groups) {
    int whole = groups.stream().mapToInt(ShortcutSheet::rows).sum();
    int count = 0;
    int taken = 0;
    while (count < groups.size() && taken + rows(groups.get(count)) / 2 < whole / 2) {
      taken += rows(groups.get(count));
      count++;
    }
    return count;
  }

  private static int rows(VBox group) {
    return ((GridPane) group.getChildren().getLast()).getRowCount() + 2;
  }

  private static VBox group(String name) {
    Label label = new Label(name);
    label.getStyleClass().add("sheet-group");
    return new VBox(label, new GridPane());
  }

  private static void add(VBox group, String what, String keys) {
    GridPane grid = (GridPane) group.getChildren().getLast();
    grid.getStyleClass().setAll("sheet-grid");
    Label key = new Label(keys);
    key.getStyleClass().add("key");
    key.setMinWidth(USE_PREF_SIZE);
    Label does = new Label(what);
    does.setWrapText(true);
    does.setMinHeight(USE_PREF_SIZE);
    grid.addRow(grid.getRowCount(), key, does);
  }
}
