// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

import dev.afterburner.workbench.text.HiddenCharacters;
import dev.afterburner.workbench.ui.diff.Row.Line;
import dev.afterburner.workbench.ui.diff.Row.Mark;
import dev.afterburner.workbench.ui.editor.Span;
import dev.afterburner.workbench.ui.editor.TokenKind;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableDoubleValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** One line of one side: its number, its code, the words that differ behind the code. */
final class LinePane extends Region {

  private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");
  private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
  private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");
  private static final double LEFT = 8;
  private static final double GAP = 10;
  private static final int TAB_SIZE = 4;

  // No label: there are two for each line that is shown, and a text has a third of its cost.
  private final Text number = new Text();
  private final TextFlow code = new TextFlow();
  private final Path marked = new Path();
  private final Pane window = new Pane(code);
  private final Rectangle clip = new Rectangle();
  private final ObservableDoubleValue scroll;
  private List<Mark> marks = List.of();
  private @Nullable Shown shown;

  /** What is drawn; the same is not drawn anew, since each piece of text has to be styled. */
  private record Shown(@Nullable Line line, String label, Change change, List<Span> spans) {}

  /** How a line stands to the other text. */
  enum Change {
    NONE,
    REMOVED,
    ADDED
  }

  LinePane(ObservableDoubleValue scroll) {
    this.scroll = scroll;
    getStyleClass().add("diff-line");
    number.getStyleClass().add("lineno");
    marked.getStyleClass().add("words");
    marked.setManaged(false);
    code.setManaged(false);
    code.setTabSize(TAB_SIZE);
    window.setClip(clip);
    getChildren().addAll(number, window);
  }

  /**
   * Shows a line, or an empty place where this side has none.
   *
   * @param label its number or numbers, padded to the width of the highest
   * @param spans its highlighting, offsets in the line
   */
  void show(@Nullable Line line, String label, Change change, List<Span> spans) {
    Shown now = new Shown(line, label, change, spans);
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    pseudoClassStateChanged(REMOVED, line != null && change == Change.REMOVED);
    pseudoClassStateChanged(ADDED, line != null && change == Change.ADDED);
    pseudoClassStateChanged(MISSING, line == null);
    number.setText(label);
    marks = line == null ? List.of() : line.marks();
    if (marks.isEmpty()) {
      window.getChildren().remove(marked);
    } else if (!window.getChildren().contains(marked)) {
      window.getChildren().addFirst(marked);
    }
    code.getChildren().setAll(line == null ? List.of() : texts(line.text(), spans));
    requestLayout();
  }

  private static List<Node> texts(String line, List<Span> spans) {
    String shown = HiddenCharacters.boxed(line.replace('\r', '␍'));
    List<Node> texts = new ArrayList<>();
    int at = 0;
    for (Span span : spans) {
      int start = Math.min(span.start(), shown.length());
      int end = Math.min(span.end(), shown.length());
      add(texts, line, shown.substring(at, start), at, TokenKind.PLAIN);
      add(texts, line, shown.substring(start, end), start, span.kind());
      at = end;
    }
    add(texts, line, shown.substring(at), at, TokenKind.PLAIN);
    return texts;
  }

  /** Adds a piece that begins at an offset of the line; what stands for hidden characters apart. */
  private static void add(List<Node> texts, String line, String piece, int at, TokenKind kind) {
    int from = 0;
    for (int i = 0; i <= piece.length(); i++) {
      boolean ends = i == piece.length();
      boolean turns = i > 0 && !ends && isBox(line, piece, at, i) != isBox(line, piece, at, i - 1);
      if (i > from && (ends || turns)) {
        boolean box = isBox(line, piece, at, from);
        Text text = new Text(piece.substring(from, i));
        text.getStyleClass().add(box ? "hidden" : kind.styleClass());
        texts.add(text);
        from = i;
      }
    }
  }

  private static boolean isBox(String line, String shown, int at, int i) {
    return shown.charAt(i) != line.charAt(at + i) && line.charAt(at + i) != '\r';
  }

  @Override
  protected void layoutChildren() {
    double height = getHeight();
    double gutter = LEFT + Math.ceil(number.prefWidth(-1));
    number.relocate(LEFT, Math.rint((height - number.prefHeight(-1)) / 2));
    double left = gutter + GAP;
    window.resizeRelocate(left, 0, Math.max(0, getWidth() - left), height);
    clip.setWidth(window.getWidth());
    clip.setHeight(height);
    double width = Math.ceil(code.prefWidth(-1)) + 1;
    double codeHeight = code.prefHeight(-1);
    double x = -scroll.get();
    double y = Math.rint((height - codeHeight) / 2);
    code.resizeRelocate(x, y, width, codeHeight);
    marked.getElements().clear();
    for (Mark mark : marks) {
      marked.getElements().addAll(code.getRangeShape(mark.start(), mark.end(), false));
    }
    marked.setLayoutX(x);
    marked.setLayoutY(y);
  }
}
