// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows {@link Notices} as lines with a button to copy the details and one to dismiss. */
public final class NoticeLines extends VBox {

  private final Notices notices;

  public NoticeLines(Notices notices) {
    this.notices = notices;
    getStyleClass().addAll("notices", Themes.PANE);
    notices.lines().addListener((ListChangeListener<Notice>) change -> fill());
    fill();
  }

  private void fill() {
    getChildren().setAll(notices.lines().stream().map(this::line).toList());
    boolean any = !notices.lines().isEmpty();
    setVisible(any);
    setManaged(any);
  }

  private HBox line(Notice notice) {
    Region mark = new Region();
    mark.getStyleClass().add("mark");
    Label text = new Label(notice.text());
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox line = new HBox(mark, text);
    line.getStyleClass().addAll("notice", notice.kind().name().toLowerCase(java.util.Locale.ROOT));
    for (Notice.Answer answer : notice.answers()) {
      Button button = new Button(answer.label());
      button.getStyleClass().add("compact");
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(
          e -> {
            notices.dismiss(notice);
            answer.action().run();
          });
      line.getChildren().add(button);
    }
    if (notice.kind() != Notice.Kind.HINT) {
      Button copy = new Button("Copy");
      copy.setAccessibleText("Copy details");
      copy.getStyleClass().addAll("flat", "compact");
      // Beside the list of problems there is room for little more than the button.
      copy.setMinWidth(Region.USE_PREF_SIZE);
      copy.setOnAction(e -> copy(notice));
      line.getChildren().add(copy);
    }
    Button dismiss = Icons.button(Icons.CLOSE, "Dismiss this line");
    dismiss.setOnAction(e -> notices.dismiss(notice));
    line.getChildren().add(dismiss);
    return line;
  }

  private static void copy(Notice notice) {
    ClipboardContent content = new ClipboardContent();
    content.putString(notice.whole());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
