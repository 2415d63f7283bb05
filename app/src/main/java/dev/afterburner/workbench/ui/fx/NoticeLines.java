// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Shows {@link Notices} as lines with a button to copy the details and one to dismiss. */
public final class NoticeLines extends VBox {

  private static final Duration PASSES_AFTER = Duration.seconds(10);

  private final Notices notices;
  private final Duration passesAfter;
  private final Set<Notice> passing = new HashSet<>();

  public NoticeLines(Notices notices) {
    this(notices, PASSES_AFTER);
  }

  /**
   * @param passesAfter how long a line stays that tells of something done
   */
  NoticeLines(Notices notices, Duration passesAfter) {
    this.notices = notices;
    this.passesAfter = passesAfter;
    getStyleClass().addAll("notices", Themes.PANE);
    notices.lines().addListener((ListChangeListener<Notice>) change -> fill());
    fill();
  }

  /** Takes a line away that has said what it had to. */
  private void pass(Notice notice) {
    PauseTransition pause = new PauseTransition(passesAfter);
    pause.setOnFinished(e -> notices.dismiss(notice));
    pause.play();
  }

  private void fill() {
    passing.retainAll(notices.lines());
    for (Notice notice : notices.lines()) {
      if (notice.kind() == Notice.Kind.DONE && passing.add(notice)) {
        pass(notice);
      }
    }
    getChildren().setAll(notices.lines().stream().map(this::line).toList());
    boolean any = !notices.lines().isEmpty();
    setVisible(any);
    setManaged(any);
  }

  private NoticeLine line(Notice notice) {
    List<Button> buttons = new ArrayList<>();
    for (Notice.Answer answer : notice.answers()) {
      Button button = new Button(answer.label());
      button.getStyleClass().add("compact");
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(
          e -> {
            notices.dismiss(notice);
            answer.action().run();
          });
      buttons.add(button);
    }
    if (notice.isFault()) {
      Button copy = new Button("Copy");
      copy.setAccessibleText("Copy details");
      copy.getStyleClass().addAll("flat", "compact");
      copy.setMinWidth(Region.USE_PREF_SIZE);
      copy.setOnAction(e -> copy(notice));
      buttons.add(copy);
    }
    Button dismiss = Icons.button(Icons.CLOSE, "Dismiss this line");
    dismiss.setOnAction(e -> notices.dismiss(notice));
    NoticeLine line = new NoticeLine(notice.text(), buttons, dismiss);
    line.getStyleClass().addAll("notice", notice.kind().name().toLowerCase(java.util.Locale.ROOT));
    return line;
  }

  private static void copy(Notice notice) {
    ClipboardContent content = new ClipboardContent();
    content.putString(notice.whole());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
