// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

import dev.afterburner.workbench.chart.draw.AxisPen;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Emphasis;
import dev.afterburner.workbench.chart.draw.EndLabels;
import dev.afterburner.workbench.chart.draw.Face;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.Margins;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import dev.afterburner.workbench.chart.draw.Rgb;
import dev.afterburner.workbench.chart.draw.Scale;
import dev.afterburner.workbench.chart.draw.Stroke;
import dev.afterburner.workbench.chart.draw.Swatch;
import dev.afterburner.workbench.chart.draw.TextWidth;
import dev.afterburner.workbench.figures.Figures;
import java.util.Comparator;
import java.util.List;

/** Memory curves laid out. */
public final class CurvePlot implements Plot {

  private static final double MAX_NAME = 120;
  private static final double SHADE = 0.14;
  private static final double PROBES = 7;

  private final CurveModel model;
  private final Box area;
  private final boolean titled;
  private final CurveAxes axes;
  private final List<CurveSeries> visible;

  CurvePlot(CurveModel model, Box room, boolean titled) {
    this.model = model;
    this.titled = titled;
    this.area = Margins.within(room, titled);
    this.axes = new CurveAxes(model, area.height());
    this.visible =
        model.visible().stream()
            .sorted(Comparator.comparing(CurveSeries::emphasis).reversed())
            .toList();
  }

  @Override
  public Box area() {
    return area;
  }

  /** The time axis as it is seen. */
  public Scale time() {
    return axes.time();
  }

  /** The time axis with nothing zoomed. */
  public Scale wholeTime() {
    return axes.whole();
  }

  /** The narrowest range of the time axis that makes sense. */
  public double leastSpan() {
    return axes.leastSpan();
  }

  /** The memory axis as it is seen, bytes. */
  public Scale memory() {
    return axes.memory();
  }

  /** Where on the time axis a point of the drawing lies, 0 to 1 within the area. */
  public double unitAt(double x) {
    return (x - area.x()) / area.width();
  }

  /**
   * Where a time is drawn, which may be outside of the area.
   *
   * @param nanos since exec of the first curve that is seen
   */
  public double xOf(double nanos) {
    return visible.isEmpty() ? area.x() : x(visible.getFirst().data(), nanos);
  }

  @Override
  public void draw(Pen pen, Palette palette) {
    draw(pen, palette, new Outlines());
  }

  /**
   * Draws like {@link #draw(Pen, Palette)}.
   *
   * @param outlines kept from one drawing to the next, makes the next one cheaper
   */
  public void draw(Pen pen, Palette palette, Outlines outlines) {
    outlines.retain(visible);
    AxisPen axis = new AxisPen(pen, palette, area);
    if (visible.isEmpty()) {
      axis.empty(model.series().isEmpty() ? model.emptyText() : emptyReason());
      return;
    }
    axis.upright(axes.memory(), axes.memoryTicks(titled));
    axis.level(axes.time(), axes.timeTicks(area.width(), pen, titled), true);
    axis.floor();
    if (titled) {
      axis.names(axes.timeTitle(), axes.memoryTitle());
    }
    Box clip = new Box(area.x() - 1, area.y() - 2, area.width() + 2, area.height() + 3);
    pen.within(clip, () -> drawCurves(pen, palette, outlines));
    drawLiveEnds(pen, palette);
    EndLabels labels = new EndLabels(area, pen, box -> linesWithin(box, outlines));
    placeLabels(labels, pen);
    labels.draw(pen, palette);
  }

  private String emptyReason() {
    boolean hidden = model.series().stream().anyMatch(s -> s.data().size() > 0);
    return hidden ? "Every curve is switched off in the legend" : "Waiting for the first samples";
  }

  private void drawCurves(Pen pen, Palette palette, Outlines outlines) {
    CurveModel.Baseline baseline = model.shownBaseline();
    if (baseline != null) {
      drawBaseline(pen, palette, baseline);
    }
    for (CurveSeries curve : visible) {
      Outline outline = outlines.of(curve.data());
      outline.trace(
          curve.data(),
          axes.nanosPerUnit(curve.data()),
          axes.time(),
          axes.memory(),
          area,
          pen.resolution());
      if (outline.size() == 0) {
        continue;
      }
      Stroke stroke = model.stroke(curve, palette);
      boolean filled = model.filled(curve);
      if (outline.thinned()) {
        drawColumns(pen, outline.columns(), stroke, filled);
      } else {
        drawLine(pen, outline, stroke, filled);
      }
    }
  }

  /** A band as high as the empty program's memory, and one as wide as its time. */
  private void drawBaseline(Pen pen, Palette palette, CurveModel.Baseline baseline) {
    Rgb shade = palette.of(Ink.MUTED).faded(Swatch.BAND);
    double top = Math.max(area.y(), y(baseline));
    if (top < area.bottom()) {
      pen.rectangle(new Box(area.x(), top, area.width(), area.bottom() - top), 0, shade);
    }
    double y = AxisPen.crisp(y(baseline));
    Stroke dots = new Stroke(palette.of(Ink.MUTED), 1, Dash.DOTTED);
    pen.line(area.x(), y, area.right(), y, dots);
    double right = area.x() + axes.time().unit((double) baseline.nanos()) * area.width();
    boolean timed = baseline.nanos() > 0 && !model.view().relative();
    if (timed && right > area.x() && top > area.y()) {
      double width = Math.min(right, area.right()) - area.x();
      pen.rectangle(new Box(area.x(), area.y(), width, top - area.y()), 0, shade);
      double x = AxisPen.crisp(right);
      pen.line(x, area.y(), x, area.bottom(), dots);
    }
  }

  private void drawLine(Pen pen, Outline outline, Stroke stroke, boolean filled) {
    if (filled) {
      int corners = outline.closeAt(area.bottom());
      pen.polygon(outline.xs(), outline.ys(), corners, stroke.colour().faded(SHADE));
    }
    pen.polyline(outline.xs(), outline.ys(), outline.size(), stroke);
  }

  private void drawColumns(Pen pen, Columns columns, Stroke stroke, boolean filled) {
    if (filled) {
      int corners = columns.areaDownTo(area.bottom());
      pen.polygon(columns.xs(), columns.ys(), corners, stroke.colour().faded(SHADE));
    }
    double[] dash = columns.dense() ? Dash.SOLID.lengths() : stroke.dash().lengths();
    int corners = columns.band(stroke.width(), dash);
    pen.polygon(columns.xs(), columns.ys(), corners, stroke.colour());
  }

  private void drawLiveEnds(Pen pen, Palette palette) {
    for (CurveSeries curve : visible) {
      CurveData data = curve.data();
      double x = endX(data);
      double y = y(data, data.size() - 1);
      if (curve.emphasis() == Emphasis.LIVE && area.contains(x, y)) {
        pen.disc(x, y, 4.5, palette.of(Ink.BACKGROUND));
        pen.disc(x, y, 3.5, palette.of(Ink.LIVE));
      }
    }
  }

  private void placeLabels(EndLabels labels, TextWidth text) {
    CurveModel.Baseline baseline = model.paper() ? null : model.shownBaseline();
    for (CurveSeries curve : visible.reversed()) {
      CurveData data = curve.data();
      double x = endX(data);
      if (x < area.x()) {
        continue;
      }
      double at = Math.min((double) data.endNanos(), axes.time().high() * axes.nanosPerUnit(data));
      double y = y(data.bytesAt(at));
      if (y >= area.y() && y <= area.bottom()) {
        String name = text.fit(curve.name(), Face.LABEL, Math.min(MAX_NAME, area.width() * 0.25));
        double end = Math.min(x, area.right());
        if (model.paper()) {
          labels.placeBeside(name, end, y, model.ink(curve));
          continue;
        }
        boolean optional = curve.emphasis() == Emphasis.OTHER && visible.size() > 3;
        labels.place(label(name, curve), end, y, model.ink(curve), optional);
      }
      if (baseline != null && curve.emphasis() == Emphasis.SELECTED) {
        placeBaseline(labels, baseline);
        baseline = null;
      }
    }
    if (baseline != null) {
      placeBaseline(labels, baseline);
    }
  }

  private void placeBaseline(EndLabels labels, CurveModel.Baseline baseline) {
    double y = y(baseline);
    if (y >= area.y() && y <= area.bottom()) {
      String time = baseline.nanos() > 0 ? " · " + Figures.time(baseline.nanos()) : "";
      String label = baseline.label() + " " + Figures.memory(baseline.bytes()) + time;
      labels.placeAtEdge(label, y, Ink.MUTED);
    }
  }

  private static String label(String name, CurveSeries curve) {
    String integral = Figures.integral(curve.data().integralByteSeconds());
    return switch (curve.emphasis()) {
      case SELECTED, COMPARED, LIVE ->
          name + " peak " + Figures.memory(curve.data().peakBytes()) + " · " + integral;
      case BEST, OTHER -> name + " · " + integral;
    };
  }

  /** How much of the lines runs through a box: 1 for a line from its left edge to its right one. */
  private double linesWithin(Box box, Outlines outlines) {
    double crossings = 0;
    for (CurveSeries curve : visible) {
      Columns columns = outlines.of(curve.data()).columns();
      int covered = columns.within(box.x(), box.right(), box.y(), box.bottom());
      crossings += covered * columns.step() / box.width();
    }
    return crossings * PROBES;
  }

  /**
   * What the curves are at a place.
   *
   * @param x in units of the drawing
   */
  public CurveReadout readout(double x) {
    double at = axes.time().value(unitAt(x));
    String time =
        model.view().relative() ? Figures.percent(at * 100) + " of each run" : Figures.time(at);
    List<CurveReadout.Value> values =
        visible.reversed().stream().map(curve -> value(curve, at)).toList();
    return new CurveReadout(x, time, values);
  }

  private CurveReadout.Value value(CurveSeries curve, double at) {
    double nanos = at * axes.nanosPerUnit(curve.data());
    boolean running = nanos >= 0 && nanos <= curve.data().endNanos();
    double bytes = running ? curve.data().bytesAt(nanos) : Double.NaN;
    String ended = curve.emphasis() == Emphasis.LIVE ? Figures.NONE : "ended";
    return new CurveReadout.Value(
        curve.id(),
        curve.name(),
        model.ink(curve),
        model.dash(curve),
        running ? Figures.memory(bytes) : ended,
        running ? y(bytes) : Double.NaN);
  }

  private double x(CurveData data, double nanos) {
    return area.x() + axes.time().unit(nanos / axes.nanosPerUnit(data)) * area.width();
  }

  private double y(CurveData data, int sample) {
    return y((double) data.residentBytes(sample));
  }

  private double y(CurveModel.Baseline baseline) {
    return y((double) baseline.bytes());
  }

  private double endX(CurveData data) {
    return x(data, (double) data.endNanos());
  }

  private double y(double bytes) {
    return area.bottom() - axes.memory().unit(bytes) * area.height();
  }
}
