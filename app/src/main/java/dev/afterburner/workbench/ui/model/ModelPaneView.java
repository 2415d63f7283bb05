// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.settings.WindowSettings;
import dev.afterburner.workbench.text.HiddenCharacters;
import dev.afterburner.workbench.ui.fx.Behind;
import dev.afterburner.workbench.ui.fx.Focus;
import dev.afterburner.workbench.ui.fx.Forms;
import dev.afterburner.workbench.ui.fx.Tabs;
import dev.afterburner.workbench.ui.model.ModelPaneViewModel.Exchange;
import dev.afterburner.workbench.ui.run.HeldPrompt;
import java.util.Collection;
import java.util.List;
import javafx.animation.Animation;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.jspecify.annotations.Nullable;

/** Reply and prompt, each in a tab; the code that was taken from the reply stands out. */
public final class ModelPaneView extends StackPane {

  private static final double TABS_WIDTH = 168;

  /**
   * A reply comes in many small pieces; each laid out by itself would keep the window busy. Its end
   * comes with a new version, which has everything else laid out at that time.
   */
  private static final int DRAWING_MILLIS = 100;

  private final StyleClassedTextArea reply = area("Reply of the model");
  private final StyleClassedTextArea prompt = area("Prompt as sent");
  private final Label replyEmpty = empty();
  private final Label promptEmpty = empty();
  private final Label rejection = new Label();
  private final HBox refused = new HBox(rejection);
  private final StackPane promptPane;
  private final TabPane tabs;
  private @Nullable HeldPromptView heldPrompt;
  private final Label note = new Label();
  private final Animation drawing;
  private String said = "";
  private String drawn = "";
  private int from = -1;
  private int to = -1;

  /** Shows an exchange, and each that follows it. */
  public ModelPaneView(ObservableValue<Exchange> exchange) {
    getStyleClass().add("model-pane");
    rejection.setWrapText(true);
    refused.getStyleClass().addAll("notice", "warning");
    StackPane text = new StackPane(new VirtualizedScrollPane<>(reply), replyEmpty);
    VBox.setVgrow(text, Priority.ALWAYS);
    VBox replyPane = new VBox(text, refused);
    Tab replyTab = Tabs.tab("Model", replyPane);
    promptPane = new StackPane(new VirtualizedScrollPane<>(prompt), promptEmpty);
    tabs = new TabPane(replyTab, Tabs.tab("Prompt", promptPane));
    tabs.setId("model-tabs");
    tabs.setAccessibleText("Reply and prompt");
    note.getStyleClass().addAll("muted", "pane-note");
    note.setMouseTransparent(true);
    widthProperty().subscribe(this::showNote);
    note.fontProperty().subscribe(this::showNote);
    StackPane.setAlignment(note, Pos.TOP_RIGHT);
    getChildren().addAll(tabs, note);
    exchange.addListener((o, before, now) -> show(before, now));
    show(null, exchange.getValue());
    drawing = Behind.follow(exchange, DRAWING_MILLIS, this::showReply);
  }

  /**
   * Lets the prompt be edited while it waits to be sent.
   *
   * @param onSend sends it
   */
  public void edit(HeldPrompt held, Runnable onSend) {
    HeldPromptView editor = new HeldPromptView(held, onSend);
    heldPrompt = editor;
    promptPane.getChildren().add(editor);
    held.held()
        .addListener(
            (o, before, now) -> {
              if (before == null && now != null) {
                tabs.getSelectionModel().select(1);
              } else if (now == null) {
                tabs.getSelectionModel().select(0);
              }
            });
  }

  /** Shows the prompt and moves the focus there. */
  public void focusPrompt() {
    tabs.getSelectionModel().select(1);
    HeldPromptView editor = heldPrompt;
    if (editor != null && editor.isVisible()) {
      editor.focusText();
    } else {
      Focus.into(tabs.getSelectionModel().getSelectedItem());
    }
  }

  private void show(@Nullable Exchange before, Exchange now) {
    said = now.note();
    showNote();
    if (before == null || !before.prompt().equals(now.prompt())) {
      prompt.replaceText(HiddenCharacters.boxed(now.prompt()));
      prompt.scrollToPixel(0, 0);
    }
    promptEmpty.setText(now.emptyText());
    promptEmpty.setVisible(now.prompt().isEmpty());
    replyEmpty.setText(now.emptyText());
    replyEmpty.setVisible(now.reply().isEmpty());
    String why = now.reply().isEmpty() ? "No reply: " : "No program taken: ";
    rejection.setText(why + HiddenCharacters.visible(now.rejection()));
    refused.setVisible(!now.rejection().isEmpty());
    refused.setManaged(!now.rejection().isEmpty());
  }

  /** Beside the tabs, never over them: as much of it from its beginning as has room. */
  private void showNote() {
    Text ruler = new Text(said);
    ruler.setFont(note.getFont());
    double room =
        getWidth() - TABS_WIDTH * note.getFont().getSize() / WindowSettings.DEFAULT.fontSize();
    while (!ruler.getText().isEmpty() && ruler.getLayoutBounds().getWidth() > room) {
      int part = ruler.getText().lastIndexOf(" · ");
      ruler.setText(part < 0 ? "" : ruler.getText().substring(0, part));
    }
    note.setText(ruler.getText());
  }

  /** Whether the newest exchange is what can be seen. */
  boolean drawn() {
    return drawing.getStatus() != Animation.Status.RUNNING;
  }

  /** Touches only what is new: each line that changes, be it in style, is laid out anew. */
  private void showReply(Exchange now) {
    String text = HiddenCharacters.boxed(now.reply().toString());
    boolean coming = now.streaming() && text.startsWith(drawn) && from < 0;
    if (coming) {
      if (text.length() > drawn.length()) {
        reply.appendText(text.substring(drawn.length()));
        reply.requestFollowCaret();
      }
    } else if (!text.equals(drawn) || (restyled(now) && reply.getLength() != text.length())) {
      // Also where the area holds a carriage return and its line feed as one.
      reply.replace(0, reply.getLength(), styled(now, text));
      reply.moveTo(0);
      reply.showParagraphAtTop(0);
    } else if (restyled(now)) {
      if (from >= 0) {
        reply.setStyle(from, to, List.of());
      }
      if (hasCode(now)) {
        reply.setStyle(now.from(), now.to(), List.of("taken"));
      }
    }
    drawn = text;
    from = hasCode(now) ? now.from() : -1;
    to = now.to();
  }

  private boolean restyled(Exchange now) {
    return from != now.from() || to != now.to();
  }

  private static boolean hasCode(Exchange now) {
    return now.from() >= 0 && now.from() < now.to() && now.to() <= now.reply().length();
  }

  private ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> styled(
      Exchange now, String text) {
    if (!hasCode(now)) {
      return piece(text, List.of());
    }
    return piece(text.substring(0, now.from()), List.of())
        .concat(piece(text.substring(now.from(), now.to()), List.of("taken")))
        .concat(piece(text.substring(now.to()), List.of()));
  }

  private ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> piece(
      String text, List<String> style) {
    return ReadOnlyStyledDocument.fromString(text, List.of(), style, reply.getSegOps());
  }

  private static StyleClassedTextArea area(String name) {
    StyleClassedTextArea area = new StyleClassedTextArea();
    area.setEditable(false);
    area.setWrapText(true);
    area.setAccessibleRole(AccessibleRole.TEXT_AREA);
    area.setAccessibleText(name);
    Forms.leaveByTab(area);
    area.getStyleClass().add("model-text");
    // themes/code.css has their rules: a pane's sheets are gathered for each node in it.
    area.getStylesheets().clear();
    return area;
  }

  private static Label empty() {
    Label label = new Label();
    label.setWrapText(true);
    label.getStyleClass().add("empty-text");
    label.setMouseTransparent(true);
    return label;
  }
}
