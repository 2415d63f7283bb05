package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.ui.fx.Tabs;
import dev.afterburner.workbench.ui.model.ModelPaneViewModel.Exchange;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.jspecify.annotations.Nullable;

/** Reply and prompt, each in a tab; the code that was taken from the reply stands out. */
public final class ModelPaneView extends StackPane {

  private static final double TABS_WIDTH = 168;

  private final StyleClassedTextArea reply = area("Reply of the model");
  private final StyleClassedTextArea prompt = area("Prompt as sent");
  private final Label replyEmpty = empty();
  private final Label promptEmpty = empty();
  private final Label rejection = new Label();
  private final HBox refused = new HBox(rejection);
  private final Label note = new Label();
  // A reply comes in many small pieces; each laid out by itself would keep the window busy.
  private final PauseTransition drawing = new PauseTransition(Duration.millis(50));
  private Exchange shown;
  private int from = -1;
  private int to = -1;

  public ModelPaneView(ModelPaneViewModel model) {
    getStyleClass().add("model-pane");
    rejection.setWrapText(true);
    refused.getStyleClass().addAll("notice", "warning");
    StackPane text = new StackPane(new VirtualizedScrollPane<>(reply), replyEmpty);
    VBox.setVgrow(text, Priority.ALWAYS);
    VBox replyPane = new VBox(text, refused);
    Tab replyTab = Tabs.tab("Model", replyPane);
    Tab promptTab =
        Tabs.tab("Prompt", new StackPane(new VirtualizedScrollPane<>(prompt), promptEmpty));
    TabPane tabs = new TabPane(replyTab, promptTab);
    tabs.setId("model-tabs");
    tabs.setAccessibleText("Reply and prompt");
    note.getStyleClass().addAll("muted", "pane-note");
    note.setMouseTransparent(true);
    // Beside the tabs, never over them.
    note.maxWidthProperty().bind(widthProperty().subtract(TABS_WIDTH));
    StackPane.setAlignment(note, Pos.TOP_RIGHT);
    getChildren().addAll(tabs, note);
    shown = model.exchange().get();
    drawing.setOnFinished(e -> showReply(shown));
    model.exchange().addListener((o, before, now) -> show(before, now));
    show(null, model.exchange().get());
  }

  private void show(@Nullable Exchange before, Exchange now) {
    note.setText(now.note());
    if (before == null || !before.prompt().equals(now.prompt())) {
      prompt.replaceText(now.prompt());
      prompt.scrollToPixel(0, 0);
    }
    promptEmpty.setText(now.emptyText());
    promptEmpty.setVisible(now.prompt().isEmpty());
    replyEmpty.setText(now.emptyText());
    replyEmpty.setVisible(now.reply().isEmpty());
    rejection.setText("Refused: " + now.rejection());
    refused.setVisible(!now.rejection().isEmpty());
    refused.setManaged(!now.rejection().isEmpty());
    shown = now;
    if (!now.streaming()) {
      drawing.stop();
      showReply(now);
    } else if (drawing.getStatus() != Animation.Status.RUNNING) {
      drawing.playFromStart();
    }
  }

  private void showReply(Exchange now) {
    String text = reply.getText();
    if (now.streaming() && now.reply().startsWith(text)) {
      reply.appendText(now.reply().substring(text.length()));
      reply.requestFollowCaret();
      return;
    }
    boolean other = !text.equals(now.reply());
    if (!other && from == now.from() && to == now.to()) {
      return;
    }
    from = now.from();
    to = now.to();
    if (other) {
      reply.replaceText(now.reply());
      reply.moveTo(0);
      reply.scrollToPixel(0, 0);
    }
    reply.clearStyle(0, reply.getLength());
    if (now.from() >= 0 && now.to() <= reply.getLength() && now.from() < now.to()) {
      reply.setStyle(now.from(), now.to(), List.of("taken"));
    }
  }

  private static StyleClassedTextArea area(String name) {
    StyleClassedTextArea area = new StyleClassedTextArea();
    area.setEditable(false);
    area.setWrapText(true);
    area.setAccessibleText(name);
    area.getStyleClass().add("model-text");
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
