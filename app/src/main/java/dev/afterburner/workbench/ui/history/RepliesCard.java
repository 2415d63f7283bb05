// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.ui.editor.Highlighter;
import dev.afterburner.workbench.ui.fx.NextPulses;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.fx.Tips;
import dev.afterburner.workbench.ui.history.RepliesViewModel.Reply;
import dev.afterburner.workbench.ui.history.RepliesViewModel.Shown;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The replies of a step beside one another: a column each, across as many as there are. */
public final class RepliesCard extends VBox {

  /** Of the window, px: what is seen of it around the card. */
  private static final double AROUND = 96;

  private final RepliesViewModel model;
  private final Highlighter highlighter;
  private final TaskRunner tasks;
  private final Runnable onDone;
  private final Label title = new Label();
  private final Label spent = new Label();
  private final Button earlier = step("replies-earlier", "‹", "Previous step (Ctrl+PageUp)", -1);
  private final Button later = step("replies-later", "›", "Next step (Ctrl+PageDown)", 1);
  private final Button close = new Button("Close");
  private final HBox columns = new HBox();
  private final ScrollPane across = new ScrollPane(columns);
  private final List<ReplyColumn> made = new ArrayList<>();
  private final ChangeListener<@Nullable Node> focus = (o, before, now) -> reveal(now);

  /** A column takes a frame to make, and there may be 64 of them. */
  private final NextPulses more = new NextPulses(this::addOne);

  private int px = 13;

  /**
   * @param onDone takes the card away
   */
  public RepliesCard(
      RepliesViewModel model, Highlighter highlighter, TaskRunner tasks, Runnable onDone) {
    this.model = model;
    this.highlighter = highlighter;
    this.tasks = tasks;
    this.onDone = onDone;
    setId("replies");
    getStyleClass().addAll("sheet", "replies");
    title.setId("replies-title");
    title.getStyleClass().add("strong");
    spent.setId("replies-spent");
    spent.getStyleClass().add("muted");
    close.setId("replies-close");
    close.getStyleClass().add("compact");
    close.setOnAction(e -> onDone.run());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(earlier, later, title, spent, gap, close);
    head.getStyleClass().add("form-line");
    head.setAlignment(Pos.CENTER_LEFT);
    columns.getStyleClass().add("reply-columns");
    across.setId("replies-across");
    across.setFitToHeight(true);
    across.setFitToWidth(true);
    across.setFocusTraversable(false);
    across.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(across, Priority.ALWAYS);
    getChildren().addAll(head, across);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    sceneProperty().addListener((o, before, now) -> joined(before, now));
    model.shown().addListener((o, before, now) -> show(now));
  }

  /** Shows the step that is looked at, and returns what is to have the focus. */
  public Node begin(int fontSize) {
    px = fontSize;
    made.forEach(column -> column.fontSize(px));
    show(model.shown().get());
    // What a scroll pane holds is there once it is styled, and has the focus only then.
    applyCss();
    return made.isEmpty() ? close : made.getFirst().first();
  }

  private Button step(String id, String text, String name, int change) {
    Button button = new Button(text);
    button.setId(id);
    button.getStyleClass().add("compact");
    button.setAccessibleText(name);
    Tips.on(button, name);
    button.setOnAction(e -> go(change));
    return button;
  }

  private boolean go(int change) {
    model.go(change);
    if (!made.isEmpty() && !columns.getChildren().isEmpty()) {
      made.getFirst().first().requestFocus();
    }
    return true;
  }

  private void joined(@Nullable Scene before, @Nullable Scene now) {
    if (before != null) {
      before.focusOwnerProperty().removeListener(focus);
    }
    if (now != null) {
      now.focusOwnerProperty().addListener(focus);
      prefWidthProperty().bind(now.widthProperty().subtract(AROUND));
      prefHeightProperty().bind(now.heightProperty().subtract(AROUND));
    }
  }

  private void show(@Nullable Shown now) {
    if (now == null || getScene() == null) {
      more.stop();
      return;
    }
    title.setText(now.title());
    spent.setText(now.spent());
    earlier.setDisable(!model.has(-1));
    later.setDisable(!model.has(1));
    int there = Math.min(Math.max(1, columns.getChildren().size()), now.replies().size());
    while (made.size() < there) {
      make();
    }
    columns.getChildren().setAll(made.subList(0, there));
    for (int i = 0; i < there; i++) {
      made.get(i).show(now, now.replies().get(i));
    }
    if (there < now.replies().size()) {
      more.start();
    } else {
      more.stop();
    }
  }

  private boolean addOne() {
    Shown now = model.shown().get();
    int next = columns.getChildren().size();
    if (now == null || next >= now.replies().size()) {
      return false;
    }
    if (made.size() <= next) {
      make();
    }
    ReplyColumn column = made.get(next);
    columns.getChildren().add(column);
    column.show(now, now.replies().get(next));
    return next + 1 < now.replies().size();
  }

  private void make() {
    ReplyColumn column = new ReplyColumn(highlighter, tasks, this::choose);
    column.fontSize(px);
    HBox.setHgrow(column, Priority.ALWAYS);
    made.add(column);
  }

  private void choose(Reply reply) {
    model.choose(reply);
    onDone.run();
  }

  private void key(KeyEvent event) {
    boolean used = false;
    switch (event.getCode()) {
      case PAGE_UP -> used = event.isShortcutDown() && go(-1);
      case PAGE_DOWN -> used = event.isShortcutDown() && go(1);
      case LEFT -> used = walk(-1);
      case RIGHT -> used = walk(1);
      default -> {
        // Other keys are for the texts.
      }
    }
    if (used) {
      event.consume();
    }
  }

  /** From one reply's name to the next; within its texts an arrow is theirs. */
  private boolean walk(int change) {
    for (int i = 0; i < columns.getChildren().size(); i++) {
      if (made.get(i).first().isFocused()) {
        int to = Math.clamp(i + change, 0, columns.getChildren().size() - 1);
        made.get(to).first().requestFocus();
        return true;
      }
    }
    return false;
  }

  /** Scrolls to the column that the focus comes into. */
  private void reveal(@Nullable Node focused) {
    for (Node node = focused; node != null; node = node.getParent()) {
      if (node instanceof ReplyColumn column && columns.getChildren().contains(column)) {
        Bounds at = column.getBoundsInParent();
        double beyond = columns.getWidth() - across.getViewportBounds().getWidth();
        double from = across.getHvalue() * beyond;
        double last = at.getMaxX() - across.getViewportBounds().getWidth();
        if (beyond > 0) {
          double to = Math.clamp(from, Math.min(last, at.getMinX()), Math.max(0, at.getMinX()));
          across.setHvalue(to / beyond);
        }
        return;
      }
    }
  }
}
