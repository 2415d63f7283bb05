// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.curve.CurvePlot;
import dev.afterburner.workbench.chart.curve.CurveReadout;
import dev.afterburner.workbench.chart.curve.CurveSeries;
import dev.afterburner.workbench.chart.curve.CurveView;
import dev.afterburner.workbench.chart.curve.CurveView.Range;
import dev.afterburner.workbench.chart.curve.GrowingCurve;
import dev.afterburner.workbench.chart.curve.Outlines;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;

/**
 * Memory over time. Drag zooms to a stretch, the wheel zooms at the mouse, shift-drag or
 * middle-drag pans, a double click shows everything; with the keyboard: arrows pan, + and − zoom, 0
 * shows everything, shift-arrows move the cursor. Pulls a live curve once per frame while there is
 * one.
 */
public final class CurveChart extends ChartControl<CurveModel> {

  /** So many samples a frame keep up with 100 kHz and copy in well under a millisecond. */
  private static final int MOST_PER_FRAME = 20_000;

  private static final double LEAST_FOR_FIT = 300;

  private final ReadOnlyObjectWrapper<CurveView> view = new ReadOnlyObjectWrapper<>(CurveView.ALL);
  private final ReadOnlyObjectWrapper<@Nullable CurveReadout> readout =
      new ReadOnlyObjectWrapper<>();
  private final ToggleButton log = option("chart-log", "log", "Logarithmic time axis");
  private final ToggleButton relative =
      option(
          "chart-relative",
          "relative",
          "Time as a share of each run, so that runs of unequal length can be compared");
  private final ToggleButton fit =
      option(
          "chart-fit", "fit", "Start the memory axis at the lowest value in view instead of zero");
  private final AnimationTimer pulling =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          pull();
        }
      };
  private final Outlines outlines = new Outlines();
  private double cursor = Double.NaN;
  private double dragFrom = Double.NaN;
  private List<Range> spans = List.of();

  /** A chart without curves. */
  public CurveChart(String title, String emptyText) {
    super(new CurveModel(title, "", List.of(), null, emptyText, CurveView.ALL), ExportFormat.ALL);
    getStyleClass().add("curve-chart");
    log.setOnAction(_ -> setLogTime(log.isSelected()));
    relative.setOnAction(_ -> look(v -> v.withRelative(relative.isSelected())));
    fit.setOnAction(_ -> look(v -> v.withFromZero(!fit.isSelected())));
    // In a narrow chart it would cut the title; the menu of files is left.
    fit.visibleProperty().bind(widthProperty().greaterThan(LEAST_FOR_FIT));
    fit.managedProperty().bind(fit.visibleProperty());
    options().getChildren().addAll(log, relative, fit);
    new CurveGestures(this, canvas()).install();
    canvas()
        .setAccessibleHelp(
            "Arrows pan, plus and minus zoom, 0 shows everything, Shift with arrows moves the"
                + " cursor");
    sceneProperty().addListener((_, _, _) -> pullWhileLive());
    setModel(model());
  }

  /**
   * Shows other curves. How they are looked at stays as the person has set it (the model's own view
   * is not taken); only a zoom is left when none of the curves is the same.
   */
  public void setModel(CurveModel curves) {
    Set<String> kept = ids(model());
    kept.retainAll(ids(curves));
    if (kept.isEmpty()) {
      view.set(view.get().withRange(null));
    }
    show(curves.withView(view.get()));
    log.setSelected(model().logTime());
    pullWhileLive();
  }

  private static Set<String> ids(CurveModel model) {
    return model.series().stream()
        .map(CurveSeries::id)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** How the curves are looked at. */
  public ReadOnlyObjectProperty<CurveView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** What the curves are at the cursor; null without one. */
  public ReadOnlyObjectProperty<@Nullable CurveReadout> readoutProperty() {
    return readout.getReadOnlyProperty();
  }

  /** Looks at the curves in another way. */
  public void setView(CurveView other) {
    view.set(other);
    log.setSelected(model().withView(other).logTime());
    relative.setSelected(other.relative());
    fit.setSelected(!other.fromZero());
    show(model().withView(other));
    updateReadout();
  }

  /** Marks stretches of time, ns since exec, in their order. */
  public void setSpans(List<Range> stretches) {
    spans = List.copyOf(stretches);
    canvas().redrawAbove();
  }

  /** Shows time on a logarithmic or a linear axis, whatever the range is. */
  public void setLogTime(boolean logarithmic) {
    look(v -> v.withLogTime(logarithmic));
  }

  void look(UnaryOperator<CurveView> change) {
    setView(change.apply(view.get()));
  }

  CurvePlot curvePlot() {
    return (CurvePlot) plot();
  }

  /** Moves the cursor; NaN takes it away. */
  void setCursorAt(double x) {
    cursor = x;
    updateReadout();
    canvas().redrawAbove();
  }

  double cursorAt() {
    return cursor;
  }

  /** Marks a stretch from here to the cursor; NaN takes it away. */
  void setDragFrom(double x) {
    dragFrom = x;
    canvas().redrawAbove();
  }

  double dragFrom() {
    return dragFrom;
  }

  private void updateReadout() {
    CurvePlot plot = curvePlot();
    Box area = plot.area();
    boolean shown = cursor >= area.x() && cursor <= area.right() && !model().series().isEmpty();
    CurveReadout values = shown ? plot.readout(cursor) : null;
    readout.set(values);
    say();
  }

  @Override
  String spoken() {
    CurveReadout values = readout.get();
    return values == null ? model().spoken() : values.spoken();
  }

  @Override
  void toggle(String id, boolean shown) {
    look(v -> v.withShown(id, shown));
  }

  @Override
  void draw(Plot laidOut, Pen pen, Palette colours) {
    ((CurvePlot) laidOut).draw(pen, colours, outlines);
  }

  @Override
  void drawAbove(Pen pen, Plot laidOut, Palette colours) {
    Box area = laidOut.area();
    drawSpans(pen, (CurvePlot) laidOut, colours);
    if (!Double.isNaN(dragFrom) && !Double.isNaN(cursor)) {
      double from = Math.max(area.x(), Math.min(dragFrom, cursor));
      double to = Math.min(area.right(), Math.max(dragFrom, cursor));
      Box stretch = new Box(from, area.y(), Math.max(0, to - from), area.height());
      pen.rectangle(stretch, 0, colours.of(Ink.SELECTED).faded(0.18));
    }
    CurveReadout values = readout.get();
    if (values != null && !values.values().isEmpty()) {
      values.draw(pen, colours, area);
    }
  }

  /** A band through the plot, and a bar at its foot, for each; those on one pixel are one. */
  private void drawSpans(Pen pen, CurvePlot laidOut, Palette colours) {
    Box area = laidOut.area();
    double reached = Double.NEGATIVE_INFINITY;
    for (Range span : spans) {
      double from = Math.max(Math.max(area.x(), laidOut.xOf(span.low())), reached);
      double to = Math.min(area.right(), Math.max(laidOut.xOf(span.high()), from + 1));
      if (to > from) {
        Box band = new Box(from, area.y(), to - from, area.height());
        pen.rectangle(band, 0, colours.of(Ink.TIME).faded(0.2));
        Box foot = new Box(from, area.bottom() - 4, to - from, 4);
        pen.rectangle(foot, 0, colours.of(Ink.TIME));
        reached = to;
      }
    }
  }

  private List<GrowingCurve> growing() {
    return model().series().stream()
        .map(CurveSeries::data)
        .filter(GrowingCurve.class::isInstance)
        .map(GrowingCurve.class::cast)
        .toList();
  }

  private void pullWhileLive() {
    if (getScene() != null && !growing().isEmpty()) {
      pulling.start();
    } else {
      pulling.stop();
    }
  }

  private void pull() {
    boolean grown = false;
    for (GrowingCurve curve : growing()) {
      grown |= curve.pull(MOST_PER_FRAME);
    }
    if (grown) {
      canvas().redraw();
      if (!Double.isNaN(cursor)) {
        updateReadout();
      }
    }
  }
}
