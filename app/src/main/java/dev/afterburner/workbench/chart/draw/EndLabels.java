// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts names at the ends of lines: beside the end where there is room, otherwise above or below it,
 * never on another name and if possible on no line. What finds no place is left out; the legend
 * names it.
 */
public final class EndLabels {

  private static final double HEIGHT = 13;
  private static final double GAP = 6;
  private static final double REJECTED = 1000;
  private static final double CLEAR = 1.9;
  private static final double TOLERABLE = 1.2;
  private static final int PLACES = 8;

  /** The share of a box that a line may run through for it to count as none. */
  private static final double UNTOUCHED = 0.3;

  /** Whether a line runs through a box; counts how much. */
  @FunctionalInterface
  public interface Lines {
    double within(Box box);
  }

  /** A name at its place. */
  public record Placed(String text, Box box, Ink ink) {}

  private final Box area;
  private final TextWidth text;
  private final Lines lines;
  private final List<Placed> placed = new ArrayList<>();

  public EndLabels(Box area, TextWidth text, Lines lines) {
    this.area = area;
    this.text = text;
    this.lines = lines;
  }

  public List<Placed> placed() {
    return placed;
  }

  /**
   * Places a name to the right of a line's end at (x, y), or near it; where every place near it
   * lies on lines, in the first clear one anywhere: its colour and its name still tell which line
   * it is.
   *
   * @param optional whether to leave it out rather than to put it far from its line
   */
  public void place(String label, double x, double y, Ink ink, boolean optional) {
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
    double limit = optional ? CLEAR : CLEAR + TOLERABLE;
    if (!choose(label, candidates, ink, limit, 0.4) && !optional) {
      choose(label, anywhere(width), ink, TOLERABLE, 1e-6);
    }
  }

  /**
   * Places a name close to a line's end at (x, y) if it covers no line there; else leaves it out.
   */
  public void placeBeside(String label, double x, double y, Ink ink) {
    double width = text.of(label, Face.LABEL);
    double left = Math.min(x, area.right()) - width - 4;
    List<Box> candidates =
        List.of(
            new Box(x + GAP, y - HEIGHT / 2, width, HEIGHT),
            new Box(left, y - HEIGHT - 4, width, HEIGHT),
            new Box(x + GAP, y - HEIGHT - 4, width, HEIGHT));
    choose(label, candidates, ink, UNTOUCHED, 1e-3);
  }

  /** Places all over the area, those at the upper right first. */
  private List<Box> anywhere(double width) {
    List<Box> boxes = new ArrayList<>();
    double step = (area.width() - width - 4) / PLACES;
    for (double y = area.y() - 4; y + HEIGHT < area.bottom(); y += HEIGHT) {
      for (int i = 0; i <= PLACES && step > 0; i++) {
        boxes.add(new Box(area.right() - 2 - width - i * step, y, width, HEIGHT));
      }
    }
    return boxes;
  }

  /** Places a name at the right edge, above or below a level. */
  public void placeAtEdge(String label, double y, Ink ink) {
    double width = text.of(label, Face.LABEL);
    double left = area.right() - width - 2;
    choose(
        label,
        List.of(
            new Box(left, y + 3, width, HEIGHT),
            new Box(left, y - HEIGHT - 3, width, HEIGHT),
            new Box(area.x() + 4, y + 3, width, HEIGHT)),
        ink,
        CLEAR + TOLERABLE,
        0.4);
  }

  private boolean choose(String label, List<Box> candidates, Ink ink, double limit, double turn) {
    double least = limit;
    Box best = null;
    for (int i = 0; i < candidates.size() && i * turn < least; i++) {
      double cost = cost(candidates.get(i)) + i * turn;
      if (cost < least) {
        least = cost;
        best = candidates.get(i);
      }
      if (cost < turn) {
        break;
      }
    }
    if (best != null) {
      placed.add(new Placed(label, best, ink));
    }
    return best != null;
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

  public void draw(Pen pen, Palette palette) {
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
