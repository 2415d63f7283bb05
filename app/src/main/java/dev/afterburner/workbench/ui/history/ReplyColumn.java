// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.text.HiddenCharacters;
import dev.afterburner.workbench.ui.diff.DiffContent;
import dev.afterburner.workbench.ui.diff.DiffView;
import dev.afterburner.workbench.ui.editor.Highlighter;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.fx.Tips;
import dev.afterburner.workbench.ui.history.RepliesViewModel.Reply;
import dev.afterburner.workbench.ui.history.RepliesViewModel.Shown;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One reply: what came of it, what it says, and its program against its parent's. */
final class ReplyColumn extends VBox {

  /** Characters of prose that are shown; a longer one takes a text area long to lay out. */
  private static final int MOST_PROSE = 20_000;

  /** Share of the column that the prose begins with. */
  private static final double PROSE = 0.3;

  private final Button show = new Button();
  private final Label verdict = new Label();
  private final GridPane figures = new GridPane();
  private final Label decision = new Label();
  private final TextArea prose = new TextArea();
  private final DiffView diff;
  private final Label noProgram = new Label();
  private @Nullable Reply shown;
  private @Nullable DiffContent content;

  /**
   * @param onChoose is given the reply that is to be shown in the window
   */
  ReplyColumn(Highlighter highlighter, TaskRunner tasks, Consumer<Reply> onChoose) {
    getStyleClass().add("reply-column");
    show.getStyleClass().add("compact");
    show.setMinWidth(Region.USE_PREF_SIZE);
    show.setOnAction(
        e -> {
          if (shown != null) {
            onChoose.accept(shown);
          }
        });
    Tips.on(show, "Show this reply in the window (Enter); arrow keys go from reply to reply");
    verdict.setMinWidth(0);
    HBox head = new HBox(show, verdict);
    head.getStyleClass().add("form-line");
    figures.getStyleClass().add("reply-figures");
    decision.getStyleClass().add("muted");
    decision.setWrapText(true);
    decision.setMinHeight(Region.USE_PREF_SIZE);
    decision.setMinWidth(0);
    Tips.on(decision, decision::getText);
    prose.setEditable(false);
    prose.setWrapText(true);
    prose.setMinHeight(0);
    prose.getStyleClass().add("reply-prose");
    diff = new DiffView(highlighter, tasks);
    diff.modeProperty().set(DiffView.Mode.UNIFIED);
    diff.setMinHeight(0);
    noProgram.setWrapText(true);
    noProgram.getStyleClass().add("empty-text");
    SplitPane texts = new SplitPane(prose, new StackPane(diff, noProgram));
    texts.setOrientation(Orientation.VERTICAL);
    texts.setDividerPositions(PROSE);
    VBox.setVgrow(texts, Priority.ALWAYS);
    getChildren().addAll(head, figures, decision, texts);
  }

  /** What has the focus when somebody comes to this reply. */
  Button first() {
    return show;
  }

  void fontSize(int px) {
    diff.fontSizeProperty().set(px);
  }

  void show(Shown step, Reply reply) {
    if (reply.equals(shown)) {
      return;
    }
    shown = reply;
    VersionRow row = reply.row();
    show.setId("reply-" + reply.candidate());
    show.setText(reply.name());
    verdict.setText(row.best() ? row.verdict() + ", best" : row.verdict());
    verdict.getStyleClass().setAll("label", row.tone().style());
    figures.getChildren().clear();
    figure(0, "Time", row.time(), "");
    figure(1, "Memory", row.memory(), "");
    figure(
        2,
        "Against " + (step.parent().isEmpty() ? "parent" : step.parent()),
        row.vsParent().text(),
        row.vsParent().tone().style());
    figure(3, "Used", reply.spent().isEmpty() ? Figures.NONE : reply.spent(), "");
    decision.setText(HiddenCharacters.visible(row.decision()));
    prose.setAccessibleText("What " + reply.name() + " says");
    prose.setText(prose(reply));
    prose.positionCaret(0);
    boolean program = !reply.code().isEmpty();
    diff.setVisible(program);
    noProgram.setVisible(!program);
    noProgram.setText(program ? "" : "No program was taken from this reply.");
    DiffContent now =
        new DiffContent(
            step.parent().isEmpty() ? "nothing" : step.parent(),
            step.before(),
            row.refused() == null ? row.name() : reply.name(),
            reply.code(),
            step.language());
    if (program && !now.equals(content)) {
      content = now;
      diff.show(now);
    }
  }

  private void figure(int line, String name, String value, String style) {
    Label label = new Label(name);
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    Label figure = new Label(value);
    figure.setWrapText(true);
    if (!style.isEmpty()) {
      figure.getStyleClass().add(style);
    }
    figures.addRow(line, label, figure);
  }

  private static String prose(Reply reply) {
    String text = HiddenCharacters.boxed(reply.prose());
    if (text.isEmpty()) {
      return reply.code().isEmpty() ? "No reply came." : "The reply is its program alone.";
    }
    return text.length() <= MOST_PROSE
        ? text
        : text.substring(0, MOST_PROSE)
            + "\n\n… and "
            + Figures.count(text.length() - MOST_PROSE)
            + " more characters; the Model pane shows the whole reply.";
  }
}
