// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.flame;

import dev.afterburner.workbench.chart.draw.AxisPen;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Face;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Panel;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import dev.afterburner.workbench.chart.draw.Stroke;
import dev.afterburner.workbench.chart.flame.FlameModel.Name;
import dev.afterburner.workbench.chart.flame.FlameModel.View;
import dev.afterburner.workbench.figures.Figures;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flame graph laid out, the outermost frames on top. Only what can be seen is looked at: boxes
 * that share a pixel are drawn as one.
 */
public final class FlamePlot implements Plot {

  /** Height of a level, units of the drawing. */
  public static final double ROW = 17;

  private static final double LEAST_WIDTH = 1;
  private static final double LEAST_TEXT = 22;
  private static final double PAD = 4;

  /**
   * A box.
   *
   * @param level from 0
   * @param box its index there
   */
  public record At(int level, int box) {}

  private final FlameModel model;
  private final FlameBoxes boxes;
  private final Box area;

  FlamePlot(FlameModel model, Box room) {
    this.model = model;
    this.boxes = model.boxes();
    this.area =
        new Box(
            room.x() + 8,
            room.y() + 4,
            Math.max(1, room.width() - 16),
            Math.max(1, room.height() - 8));
  }

  @Override
  public Box area() {
    return area;
  }

  private double x(double place) {
    View view = model.view();
    return area.x()
        + (place / boxes.width() - view.low()) / (view.high() - view.low()) * area.width();
  }

  private double place(double x) {
    View view = model.view();
    return (view.low() + (x - area.x()) / area.width() * (view.high() - view.low()))
        * boxes.width();
  }

  /** Where a point lies, as a share of all. */
  public double shareAt(double x) {
    return boxes.width() == 0 ? 0 : place(x) / boxes.width();
  }

  private double y(int level) {
    return area.y() + (level - model.view().top()) * ROW;
  }

  /** How far it can be scrolled, levels. */
  public double lastTop() {
    return Math.max(0, boxes.levels() - area.height() / ROW);
  }

  @Override
  public void draw(Pen pen, Palette palette) {
    if (boxes.width() == 0) {
      new AxisPen(pen, palette, area).empty(model.emptyText());
      return;
    }
    BitSet found = model.found();
    pen.within(
        area,
        () -> {
          int first = Math.max(0, (int) Math.floor(model.view().top()));
          for (int level = first; level < boxes.levels() && y(level) < area.bottom(); level++) {
            level(pen, palette, level, found);
          }
        });
  }

  private void level(Pen pen, Palette palette, int level, BitSet found) {
    double end = place(area.right());
    double pixel = (end - place(area.x())) / area.width();
    int count = boxes.count(level);
    int box = boxes.firstEndingAfter(level, place(area.x()));
    while (box < count && boxes.from(level, box) < end) {
      double from = boxes.from(level, box);
      double to = boxes.to(level, box);
      if (to - from < LEAST_WIDTH * pixel) {
        int next = Math.max(box + 1, boxes.firstEndingAfter(level, from + LEAST_WIDTH * pixel));
        double last = boxes.to(level, next - 1);
        double width = Math.max(LEAST_WIDTH * 0.5, (last - from) / pixel);
        pen.rectangle(
            new Box(x(from), y(level), width, ROW - 1), 0, palette.of(Ink.OTHER).faded(0.35));
        box = next;
        continue;
      }
      box(pen, palette, level, box, found.get(boxes.frame(level, box)));
      box++;
    }
  }

  private void box(Pen pen, Palette palette, int level, int box, boolean found) {
    Name name = model.frames().get(boxes.frame(level, box));
    double left = Math.max(area.x(), x((double) boxes.from(level, box)));
    double right = Math.min(area.right(), x((double) boxes.to(level, box)));
    double gap = right - left > 3 ? 1 : 0;
    Box shape = new Box(left, y(level), Math.max(0.5, right - left - gap), ROW - 1);
    Ink ink = found ? Ink.COMPARED : name.own() ? Ink.TIME : Ink.OTHER;
    pen.rectangle(shape, gap, palette.of(ink).faded(found ? 0.6 : name.own() ? 0.34 : 0.22));
    if (shape.width() >= LEAST_TEXT) {
      pen.text(
          pen.fit(name.words(), found ? Face.STRONG : Face.LABEL, shape.width() - 2 * PAD),
          left + PAD,
          shape.y() + ROW - 5,
          Pen.Anchor.START,
          found ? Face.STRONG : Face.LABEL,
          palette.of(Ink.FOREGROUND));
    }
  }

  /** The box at a point of the drawing; null for none. */
  public @Nullable At at(double px, double py) {
    if (boxes.width() == 0 || !area.contains(px, py)) {
      return null;
    }
    int level = (int) Math.floor((py - area.y()) / ROW + model.view().top());
    return level < 0 || level >= boxes.levels() ? null : at(level, place(px));
  }

  private @Nullable At at(int level, double place) {
    int box = boxes.firstEndingAfter(level, place);
    return box < boxes.count(level) && boxes.from(level, box) <= place ? new At(level, box) : null;
  }

  /** The view that shows a box from edge to edge. */
  public View zoomedTo(At at) {
    double all = boxes.width();
    return model
        .view()
        .at(boxes.from(at.level(), at.box()) / all, boxes.to(at.level(), at.box()) / all);
  }

  /** The view moved as little as needed for a box to be seen. */
  public View showing(At at) {
    View view = model.view();
    double all = boxes.width();
    double from = boxes.from(at.level(), at.box()) / all;
    double to = boxes.to(at.level(), at.box()) / all;
    if (to <= view.low() || from >= view.high()) {
      double middle = (from + to) / 2;
      double half = (view.high() - view.low()) / 2;
      view = view.at(middle - half, middle + half);
    }
    double rows = Math.max(1, Math.floor(area.height() / ROW));
    return view.withTop(
        Math.clamp(view.top(), Math.max(0, at.level() - rows + 1), Math.max(0, at.level())));
  }

  /** The box that it lies on; itself at the bottom. */
  public At below(At at) {
    return at.level() == 0 ? at : new At(at.level() - 1, boxes.below(at.level(), at.box()));
  }

  /** The widest box on it; itself where there is none. */
  public At above(At at) {
    At widest = at;
    if (at.level() + 1 < boxes.levels()) {
      int level = at.level() + 1;
      long most = 0;
      for (int i = boxes.firstEndingAfter(level, (double) boxes.from(at.level(), at.box()));
          i < boxes.count(level) && boxes.below(level, i) == at.box();
          i++) {
        if (boxes.to(level, i) - boxes.from(level, i) > most) {
          most = boxes.to(level, i) - boxes.from(level, i);
          widest = new At(level, i);
        }
      }
    }
    return widest;
  }

  /** The box right of it on its level, 1, or left of it, −1; itself at the end. */
  public At beside(At at, int change) {
    int box = at.box() + change;
    return box < 0 || box >= boxes.count(at.level()) ? at : new At(at.level(), box);
  }

  /** The frame of a box. */
  public Name name(At at) {
    return model.frames().get(boxes.frame(at.level(), at.box()));
  }

  private String total(At at) {
    return figures(boxes.to(at.level(), at.box()) - boxes.from(at.level(), at.box()));
  }

  private String figures(long nanos) {
    return Figures.time((double) nanos) + ", " + Figures.percent(100.0 * nanos / boxes.width());
  }

  /** What is to be said about a box, in one line. */
  public String spoken(At at) {
    return name(at).words()
        + ", level "
        + (at.level() + 1)
        + ", total "
        + total(at)
        + ", own "
        + figures(boxes.own(at.level(), at.box()));
  }

  /** Draws a frame around a box and a small table beside it. */
  public void drawReadout(Pen pen, Palette palette, At at) {
    double left = Math.max(area.x(), x((double) boxes.from(at.level(), at.box())));
    double right = Math.min(area.right(), x((double) boxes.to(at.level(), at.box())));
    double top = y(at.level());
    if (right > left && top >= area.y() - ROW && top <= area.bottom()) {
      double[] xs = {left, right, right, left, left};
      double[] ys = {top, top, top + ROW - 1, top + ROW - 1, top};
      pen.polyline(xs, ys, 5, Stroke.of(palette.of(Ink.SELECTED), 2));
    }
    Ink ink = name(at).own() ? Ink.TIME : Ink.OTHER;
    new Panel(
            name(at).words(),
            List.of(
                new Panel.Row(ink, Dash.SOLID, "total", total(at)),
                new Panel.Row(ink, Dash.SOLID, "own", figures(boxes.own(at.level(), at.box())))))
        .draw(pen, palette, area, Math.min(area.right(), (left + right) / 2));
  }
}
