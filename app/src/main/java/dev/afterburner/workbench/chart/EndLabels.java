package dev.afterburner.workbench.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts names at the ends of lines: beside the end where there is room, otherwise above or below it,
 * never on another name and if possible on no line. What finds no place is left out; the legend
 * names it.
 */
final class EndLabels {

  private static final double HEIGHT = 13;
  private static final double GAP = 6;
  private static final double REJECTED = 1000;
  private static final double CLEAR = 1.9;

  /** Whether a line runs through a box; counts how much. */
  @FunctionalInterface
  interface Lines {
    double within(Box box);
  }

  /** A name at its place. */
  record Placed(String text, Box box, Ink ink) {}

  private final Box area;
  private final TextWidth text;
  private final Lines lines;
  private final List<Placed> placed = new ArrayList<>();

  EndLabels(Box area, TextWidth text, Lines lines) {
    this.area = area;
    this.text = text;
    this.lines = lines;
  }

  List<Placed> placed() {
    return placed;
  }

  /**
   * Places a name to the right of a line's end at (x, y), or near it.
   *
   * @param optional whether to leave it out rather than cover lines
   */
  void place(String label, double x, double y, Ink ink, boolean optional) {
    double width = text.of(label, Face.LABEL);
    List<Box> candidates = new ArrayList<>();
    candidates.add(new Box(x + GAP, y - HEIGHT / 2, width, HEIGHT));
    double left = Math.max(area.x() + 2, Math.min(x, area.right()) - width - 4);
    for (int row = 0; row < 4; row++) {
      candidates.add(new Box(left, y - HEIGHT - 4 - row * HEIGHT, width, HEIGHT));
      candidates.add(new Box(left, y + 4 + row * HEIGHT, width, HEIGHT));
      candidates.add(new Box(x + GAP, y - HEIGHT / 2 - (row + 1) * HEIGHT, width, HEIGHT));
      candidates.add(new Box(x + GAP, y - HEIGHT / 2 + (row + 1) * HEIGHT, width, HEIGHT));
    }
    choose(label, candidates, ink, optional ? CLEAR : REJECTED);
  }

  /** Places a name at the right edge, above or below a level. */
  void placeAtEdge(String label, double y, Ink ink) {
    double width = text.of(label, Face.LABEL);
    double left = area.right() - width - 2;
    choose(
        label,
        List.of(
            new Box(left, y + 3, width, HEIGHT),
            new Box(left, y - HEIGHT - 3, width, HEIGHT),
            new Box(area.x() + 4, y + 3, width, HEIGHT)),
        ink,
        REJECTED);
  }

  private void choose(String label, List<Box> candidates, Ink ink, double limit) {
    double least = limit;
    Box best = null;
    for (int i = 0; i < candidates.size(); i++) {
      double cost = cost(candidates.get(i)) + i * 0.4;
      if (cost < least) {
        least = cost;
        best = candidates.get(i);
      }
    }
    if (best != null) {
      placed.add(new Placed(label, best, ink));
    }
  }

  private double cost(Box box) {
    boolean outside =
        box.x() < area.x()
            || box.right() > area.right() + 2
            || box.y() < area.y() - 6
            || box.bottom() > area.bottom();
    if (outside || placed.stream().anyMatch(p -> p.box().overlaps(box))) {
      return REJECTED;
    }
    return lines.within(box);
  }

  void draw(Pen pen, Palette palette) {
    for (Placed label : placed) {
      Box box = label.box();
      Box halo = new Box(box.x() - 2, box.y(), box.width() + 4, box.height());
      pen.rectangle(halo, 2, palette.of(Ink.BACKGROUND).faded(0.72));
      pen.text(
          label.text(),
          box.x(),
          box.bottom() - 3,
          Pen.Anchor.START,
          Face.LABEL,
          palette.of(label.ink()));
    }
  }
}
