// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import dev.afterburner.workbench.ui.fx.Tips;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.fxmisc.richtext.CodeArea;

/** Find and replace, above the code. */
final class FindBar extends VBox implements AutoCloseable {

  private static final int LONGEST_SELECTION_AS_QUERY = 200;

  private final CodeArea area;
  private final SyntaxPainter painter;
  private final Runnable done;
  private final TextField query = new TextField();
  private final TextField replacement = new TextField();
  private final ToggleButton matchCase = new ToggleButton("Aa");
  private final ToggleButton regex = new ToggleButton(".*");
  private final Label count = new Label();
  private final HBox replaceRow;
  private final Subscription subscriptions;
  private List<Search.Hit> hits = List.of();
  private boolean open;

  FindBar(CodeArea area, SyntaxPainter painter, Runnable done) {
    this.area = area;
    this.painter = painter;
    this.done = done;
    getStyleClass().add("editor-bar");
    name(query, "find", "Find");
    name(replacement, "replace", "Replace with");
    name(matchCase, "match-case", "Match case");
    name(regex, "regex", "Regular expression");
    count.getStyleClass().add("hint");
    count.setId("find-count");
    HBox.setHgrow(query, Priority.ALWAYS);
    HBox.setHgrow(replacement, Priority.ALWAYS);
    HBox findRow =
        new HBox(
            query,
            matchCase,
            regex,
            count,
            button("find-previous", "↑", "Previous (Shift+Enter)", () -> walk(-1)),
            button("find-next", "↓", "Next (Enter)", () -> walk(1)),
            button("find-close", "✕", "Close (Esc)", this::end));
    replaceRow =
        new HBox(
            replacement,
            button("replace-one", "Replace", "Replace this one (Enter)", this::replaceOne),
            button("replace-all", "Replace all", "Replace all", this::replaceAll));
    findRow.setAlignment(Pos.CENTER_LEFT);
    replaceRow.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(findRow);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    var changes = area.plainTextChanges().subscribe(change -> search(false));
    subscriptions =
        Subscription.combine(
            changes::unsubscribe,
            query.textProperty().subscribe(() -> search(true)),
            matchCase.selectedProperty().subscribe(() -> search(true)),
            regex.selectedProperty().subscribe(() -> search(true)),
            area.selectionProperty().subscribe(this::showCount));
  }

  void begin(boolean withReplace) {
    open = true;
    getChildren().remove(replaceRow);
    if (withReplace) {
      getChildren().add(replaceRow);
    }
    String selected = area.getSelectedText();
    if (!selected.isEmpty()
        && selected.length() <= LONGEST_SELECTION_AS_QUERY
        && selected.indexOf('\n') < 0) {
      query.setText(selected);
    }
    search(false);
    query.requestFocus();
    query.selectAll();
  }

  private void end() {
    open = false;
    painter.setFound(List.of());
    done.run();
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      end();
    } else if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button)) {
      event.consume();
      if (event.getTarget() == replacement) {
        replaceOne();
      } else {
        walk(event.isShiftDown() ? -1 : 1);
      }
    }
  }

  private Search search() {
    return new Search(query.getText(), matchCase.isSelected(), regex.isSelected());
  }

  private void search(boolean show) {
    if (!open) {
      return;
    }
    Search.Result result = search().in(area.getText());
    hits = result.hits();
    painter.setFound(hits);
    if (show && !hits.isEmpty()) {
      int from = area.getSelection().getStart();
      select(hits.stream().filter(h -> h.start() >= from).findFirst().orElse(hits.getFirst()));
    }
    showCount();
    if (!result.problem().isEmpty()) {
      count.setText(result.problem());
    }
  }

  private void showCount() {
    if (!open) {
      return;
    }
    if (query.getText().isEmpty()) {
      count.setText("");
    } else if (hits.isEmpty()) {
      count.setText("Not found");
    } else {
      String all = hits.size() == Search.MOST ? hits.size() + "+" : "" + hits.size();
      int at = selectedHit();
      count.setText(at < 0 ? all + " found" : (at + 1) + " of " + all);
    }
  }

  private int selectedHit() {
    return hits.indexOf(
        new Search.Hit(area.getSelection().getStart(), area.getSelection().getEnd()));
  }

  private void walk(int step) {
    if (hits.isEmpty()) {
      return;
    }
    int from = area.getSelection().getStart();
    int to = area.getSelection().getEnd();
    if (step > 0) {
      select(hits.stream().filter(h -> h.start() >= to).findFirst().orElse(hits.getFirst()));
    } else {
      select(
          hits.reversed().stream().filter(h -> h.end() <= from).findFirst().orElse(hits.getLast()));
    }
  }

  private void select(Search.Hit hit) {
    area.selectRange(hit.start(), hit.end());
    area.requestFollowCaret();
  }

  private void replaceOne() {
    int at = selectedHit();
    if (at < 0) {
      walk(1);
      return;
    }
    Search.Hit hit = hits.get(at);
    String replaced = search().replacement(area.getSelectedText(), replacement.getText());
    area.getUndoManager().preventMerge();
    area.replaceText(hit.start(), hit.end(), replaced);
    area.moveTo(hit.start() + replaced.length());
    area.getUndoManager().preventMerge();
    walk(1);
  }

  /** One step of the history, however many there are. */
  private void replaceAll() {
    if (hits.isEmpty()) {
      return;
    }
    String text = area.getText();
    Search search = search();
    int first = hits.getFirst().start();
    int last = hits.getLast().end();
    int replaced = hits.size();
    StringBuilder result = new StringBuilder();
    int from = first;
    for (Search.Hit hit : hits) {
      result.append(text, from, hit.start());
      result.append(
          search.replacement(text.substring(hit.start(), hit.end()), replacement.getText()));
      from = hit.end();
    }
    area.getUndoManager().preventMerge();
    area.replaceText(first, last, result.toString());
    area.getUndoManager().preventMerge();
    count.setText(replaced + " replaced");
  }

  private static <N extends Node> void name(N node, String id, String name) {
    node.setId(id);
    node.setAccessibleText(name);
    switch (node) {
      case TextField field -> field.setPromptText(name);
      case ToggleButton button -> {
        Tips.on(button, name);
        button.setAccessibleText(name + " (" + button.getText() + ")");
        button.getStyleClass().addAll("flat", "small");
        button.setFocusTraversable(true);
      }
      case Button button -> Tips.on(button, name);
      default -> {}
    }
  }

  private static Button button(String id, String text, String name, Runnable action) {
    Button button = new Button(text);
    name(button, id, name);
    button.getStyleClass().addAll("flat", "small");
    button.setOnAction(event -> action.run());
    return button;
  }

  @Override
  public void close() {
    subscriptions.unsubscribe();
  }
}
