// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.paint.Color;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** What can be read of a diff on the screen. On the JavaFX thread. */
final class DiffScreen {

  private final DiffView view;

  DiffScreen(DiffView view) {
    this.view = view;
  }

  /** Whether something of the view is there and not hidden. */
  boolean has(String query) {
    Node node = view.lookup(query);
    return node != null && canBeSeen(node);
  }

  static boolean canBeSeen(Node node) {
    return node.isVisible() && (node.getParent() == null || canBeSeen(node.getParent()));
  }

  String text(String query) {
    return view.lookup(query) instanceof Labeled label ? label.getText() : "";
  }

  /** What stands in the rows, from above: the sides with a bar between them, marks in brackets. */
  List<String> rows() {
    return cells().map(DiffScreen::read).toList();
  }

  /** The rows that are shown as those of the change that was gone to. */
  List<String> current() {
    PseudoClass current = PseudoClass.getPseudoClass("current");
    return cells()
        .filter(c -> c.getPseudoClassStates().contains(current))
        .map(DiffScreen::read)
        .toList();
  }

  Node cell(String row) {
    return cells().filter(c -> read(c).equals(row)).findFirst().orElseThrow();
  }

  /** How far the code of the sides has been moved; once if all have been moved alike. */
  List<Integer> offsets() {
    return flows().map(f -> (int) Math.rint(f.getLayoutX())).distinct().toList();
  }

  /** How far the end of the longest line is behind the edge of its column, px. */
  double endBehindEdge() {
    TextFlow longest = flows().max(Comparator.comparing(TextFlow::getWidth)).orElseThrow();
    return bounds(longest).getMaxX() - bounds(longest.getParent()).getMaxX();
  }

  /** The rows of which the whole height can be seen, from above. */
  private Stream<Node> cells() {
    Node list = view.lookup("#diff-rows");
    Bounds room = bounds(list);
    return list.lookupAll(".diff-cell:filled").stream()
        .filter(DiffScreen::canBeSeen)
        .filter(c -> bounds(c).getMinY() >= room.getMinY() && bounds(c).getMaxY() <= room.getMaxY())
        .sorted(Comparator.comparing(c -> bounds(c).getMinY()));
  }

  private static Bounds bounds(Node node) {
    return node.localToScene(node.getBoundsInLocal());
  }

  private static String read(Node cell) {
    return cell.lookup(".fold-text") instanceof Labeled fold
        ? fold.getText().strip().replaceAll(" +", " ")
        : panes(cell).map(DiffScreen::readSide).collect(Collectors.joining(" | "));
  }

  /** The sides of a row, from the left. */
  private static Stream<Node> panes(Node cell) {
    return cell.lookupAll(".diff-line").stream()
        .filter(Node::isVisible)
        .sorted(Comparator.comparing(p -> bounds(p).getMinX()));
  }

  /** The numbers and the code of a side, with brackets around what is marked. */
  private static String readSide(Node pane) {
    String number = ((Text) pane.lookup(".lineno")).getText().strip().replaceAll(" +", " ");
    TextFlow flow = flow(pane);
    String code =
        flow.getChildren().stream().map(t -> ((Text) t).getText()).collect(Collectors.joining());
    StringBuilder told = new StringBuilder(number).append(number.isEmpty() ? "" : " ");
    boolean inMark = false;
    for (int i = 0; i <= code.length(); i++) {
      // The font is monospaced.
      double x = (i + 0.5) * flow.prefWidth(-1) / code.length();
      boolean marked = i < code.length() && isMarked(pane, x, flow.getHeight() / 2);
      told.append(marked == inMark ? "" : marked ? "[" : "]");
      told.append(code, i, Math.min(i + 1, code.length()));
      inMark = marked;
    }
    return told.toString();
  }

  private static boolean isMarked(Node pane, double x, double y) {
    return pane.lookup(".words") instanceof Path path
        && path.getFill() instanceof Color color
        && color.getOpacity() > 0
        && path.contains(x, y);
  }

  private static TextFlow flow(Node pane) {
    return pane.lookupAll("TextFlow").stream().map(TextFlow.class::cast).findFirst().orElseThrow();
  }

  private Stream<TextFlow> flows() {
    return cells().flatMap(DiffScreen::panes).map(DiffScreen::flow);
  }
}
