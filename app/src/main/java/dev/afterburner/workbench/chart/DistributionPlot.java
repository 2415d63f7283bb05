// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.DistributionModel.Mark;
import dev.afterburner.workbench.chart.DistributionModel.Reference;
import dev.afterburner.workbench.chart.draw.AxisPen;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Emphasis;
import dev.afterburner.workbench.chart.draw.Face;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.Margins;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Panel;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import dev.afterburner.workbench.chart.draw.Rgb;
import dev.afterburner.workbench.chart.draw.Scale;
import dev.afterburner.workbench.chart.draw.Stroke;
import dev.afterburner.workbench.chart.draw.Swatch;
import dev.afterburner.workbench.chart.draw.TextWidth;
import dev.afterburner.workbench.chart.draw.Tick;
import dev.afterburner.workbench.chart.draw.Ticks;
import dev.afterburner.workbench.chart.draw.Units;
import dev.afterburner.workbench.figures.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** A distribution laid out. */
public final class DistributionPlot implements Plot {

  private static final double DOTS = 12;
  private static final double DOT_RADIUS = 2;
  private static final double DOT_REACH = 5;
  private static final double LABEL_ROW = 14;
  private static final int ROWS = 5;
  private static final double MAX_NAME = 110;
  private static final int PANEL_NAMES = 6;

  private final DistributionModel model;
  private final Box area;
  private final boolean titled;
  private final Scale value;
  private final Histogram histogram;

  DistributionPlot(DistributionModel model, Box room, boolean titled) {
    this.model = model;
    this.titled = titled;
    this.area = Margins.within(room, titled);
    this.value = scale(model);
    double[] values = model.references().stream().mapToDouble(Reference::value).toArray();
    this.histogram = Histogram.of(values, value);
  }

  private static Scale scale(DistributionModel model) {
    double[] all =
        DoubleStream.concat(
                model.references().stream().mapToDouble(Reference::value),
                model.marks().stream().mapToDouble(Mark::value))
            .filter(v -> Double.isFinite(v) && (v > 0 || !model.log()))
            .sorted()
            .toArray();
    double low = all.length == 0 ? 1 : all[0];
    double high = all.length == 0 ? 10 : all[all.length - 1];
    if (model.log()) {
      double room = Math.max(1.08, Math.pow(high / low, 0.04));
      return Scale.log(low / room, high * room);
    }
    double room = Math.max((high - low) * 0.05, high * 0.02);
    return Scale.linear(Math.max(0, low - room), high + room);
  }

  @Override
  public Box area() {
    return area;
  }

  /** The axis, in base units of the figure. */
  public Scale value() {
    return value;
  }

  @Override
  public void draw(Pen pen, Palette palette) {
    AxisPen axis = new AxisPen(pen, palette, area);
    if (model.references().isEmpty() && model.marks().isEmpty()) {
      axis.empty(model.emptyText());
      return;
    }
    List<Label> labels = labels(pen);
    double top = barsTop(labels);
    drawCounts(pen, palette, top);
    axis.floor();
    axis.level(value, valueTicks(), false);
    if (titled) {
      String unit = unit().symbol() + (model.log() ? ", log scale" : "");
      axis.names(capital(model.figure().id()) + " (" + unit + ")", "Number of reference solutions");
    }
    Rgb colour = palette.of(Ink.of(model.figure()));
    for (int bin = 0; bin < histogram.bins().size(); bin++) {
      if (!histogram.bins().get(bin).isEmpty()) {
        pen.rectangle(bar(bin, top), 2, colour.faded(Swatch.BAR));
      }
    }
    for (Reference reference : model.references()) {
      pen.disc(x(reference.value()), dotY(), DOT_RADIUS, colour.faded(0.85));
    }
    for (Label label : labels) {
      drawMark(pen, palette, label);
    }
    if (model.references().isEmpty()) {
      axis.empty(model.emptyText());
    }
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
  }

  private List<Tick> valueTicks() {
    double wished = area.width() / 64;
    Ticks.Labels labels =
        titled
            ? unit()::number
            : value.high() / Math.max(value.low(), 1e-300) > 5
                ? (v, step) -> Units.of(model.figure(), v).label(v, step)
                : unit()::label;
    return model.log() ? Ticks.log(value, wished, labels) : Ticks.linear(value, wished, labels);
  }

  /** One unit for the whole axis: of the middle where it spans several. */
  private Units unit() {
    double middle =
        model.log() ? Math.sqrt(value.low()) * Math.sqrt(value.high()) : value.high() * 0.999;
    return Units.of(model.figure(), middle);
  }

  private void drawCounts(Pen pen, Palette palette, double top) {
    int highest = histogram.highest();
    if (highest == 0) {
      return;
    }
    double wished = Math.clamp((barsBottom() - top) / 20, 1, 4);
    int round = (int) Math.max(1, Ticks.roundStep(highest / wished));
    // A single label tells no scale.
    int step = highest / round < 2 ? Math.max(1, highest / 2) : round;
    for (int count = step; count <= highest; count += step) {
      double y = AxisPen.crisp(barsBottom() - (barsBottom() - top) * count / highest);
      pen.line(area.x(), y, area.right(), y, Stroke.of(palette.of(Ink.GRID), 1));
      String label = Integer.toString(count);
      double left = area.x() - 7;
      pen.text(label, left, y + 3.8, Pen.Anchor.END, Face.LABEL, palette.of(Ink.MUTED));
    }
  }

  /** A mark with its label in one of the rows above the bars. */
  private record Label(Mark mark, String text, Box box) {}

  /** The first row is the topmost; each label takes the first in which it touches no other. */
  private List<Label> labels(TextWidth text) {
    List<Label> labels = new ArrayList<>();
    List<Mark> marks = model.marks().stream().sorted(Comparator.comparing(Mark::emphasis)).toList();
    for (Mark mark : marks) {
      String name = text.fit(mark.name(), Face.LABEL, MAX_NAME);
      Interval beats = mark.beats();
      String label = beats == null ? name : name + " beats " + Figures.percent(beats);
      labels.add(place(mark, label, text.of(label, Face.LABEL), labels));
    }
    return labels;
  }

  /** A label beside its line, in the first row with room; without one the line stands alone. */
  private Label place(Mark mark, String label, double width, List<Label> placed) {
    double x = x(mark.value());
    for (int row = 0; row < ROWS; row++) {
      double top = area.y() + row * LABEL_ROW;
      for (double left : new double[] {x + 5, x - 5 - width}) {
        Box box = new Box(left, top, width, LABEL_ROW - 1);
        boolean inside = box.x() >= area.x() - 8 && box.right() <= area.right() + 8;
        if (inside && placed.stream().noneMatch(l -> collides(l, box, x))) {
          return new Label(mark, label, box);
        }
      }
    }
    return new Label(mark, "", new Box(x, area.y() + ROWS * LABEL_ROW, 0, 0));
  }

  /** Whether a label would cover another one, or the line of one above would cross it. */
  private boolean collides(Label there, Box box, double x) {
    double line = x(there.mark().value());
    boolean crossed = line > box.x() - 2 && line < box.right() + 2 && there.box().y() < box.y();
    boolean crosses =
        x > there.box().x() - 2 && x < there.box().right() + 2 && box.y() < there.box().y();
    return crossed || crosses || there.box().overlaps(box);
  }

  private double barsTop(List<Label> labels) {
    double below = labels.stream().mapToDouble(l -> l.box().bottom()).max().orElse(area.y());
    return Math.min(below + 4, area.y() + area.height() * 0.6);
  }

  private void drawMark(Pen pen, Palette palette, Label label) {
    Mark mark = label.mark();
    Rgb colour = palette.of(mark.emphasis().ink());
    double x = x(mark.value());
    double width = mark.emphasis() == Emphasis.OTHER ? 1.4 : 2;
    Dash dash = mark.emphasis() == Emphasis.BEST ? Dash.LONG : Dash.SOLID;
    pen.line(x, label.box().y() + 1, x, area.bottom(), new Stroke(colour, width, dash));
    if (label.text().isEmpty()) {
      return;
    }
    Box halo = new Box(label.box().x() - 2, label.box().y(), label.box().width() + 4, 13);
    pen.rectangle(halo, 2, palette.of(Ink.BACKGROUND).faded(0.72));
    double baseline = label.box().bottom() - 3;
    pen.text(label.text(), label.box().x(), baseline, Pen.Anchor.START, Face.LABEL, colour);
  }

  private Box bar(int bin, double top) {
    double left = x(histogram.low(bin)) + 1;
    double right = x(histogram.high(bin)) - 1;
    double share = (double) histogram.bins().get(bin).size() / histogram.highest();
    double height = (barsBottom() - top) * share;
    return new Box(left, barsBottom() - height, Math.max(1, right - left), height);
  }

  private double barsBottom() {
    return area.bottom() - DOTS;
  }

  private double dotY() {
    return area.bottom() - DOTS / 2;
  }

  private double x(double v) {
    return area.x() + value.unit(v) * area.width();
  }

  /** What lies at a point of the drawing. */
  public sealed interface Hit {

    /** A version's line or label. */
    record Version(Mark mark) implements Hit {}

    /** One or more reference solutions: those of a dot, or of a bar. */
    record References(String range, List<Reference> references) implements Hit {}

    /** Nothing. */
    record Nothing() implements Hit {}
  }

  /**
   * What lies at a point: a version before a dot before a bar, whatever the bar's height.
   *
   * @param text as the drawing was made with
   */
  public Hit at(double px, double py, TextWidth text) {
    for (Label label : labels(text)) {
      boolean line = Math.abs(x(label.mark().value()) - px) <= 3 && py >= label.box().y();
      if ((line && py <= area.bottom()) || label.box().contains(px, py)) {
        return new Hit.Version(label.mark());
      }
    }
    List<Reference> dots =
        model.references().stream()
            .filter(r -> Math.hypot(x(r.value()) - px, dotY() - py) <= DOT_REACH)
            .toList();
    if (!dots.isEmpty()) {
      return new Hit.References(Figures.of(model.figure(), dots.getFirst().value()), dots);
    }
    int bin = (int) Math.floor((px - area.x()) / area.width() * histogram.bins().size());
    if (!area.contains(px, py) || histogram.bins().get(clampBin(bin)).isEmpty()) {
      return new Hit.Nothing();
    }
    return bin(clampBin(bin));
  }

  /** All that can be pointed at, from left to right: bars, and versions. */
  public List<Hit> hits() {
    List<Hit> hits = new ArrayList<>();
    for (int bin = 0; bin < histogram.bins().size(); bin++) {
      if (!histogram.bins().get(bin).isEmpty()) {
        hits.add(bin(bin));
      }
    }
    model.marks().forEach(mark -> hits.add(new Hit.Version(mark)));
    hits.sort(Comparator.comparingDouble(this::xOf));
    return hits;
  }

  /** Where something that can be pointed at lies. */
  public double xOf(Hit hit) {
    return switch (hit) {
      case Hit.Version(Mark mark) -> x(mark.value());
      case Hit.References(String _, List<Reference> references) ->
          x(references.stream().mapToDouble(Reference::value).average().orElse(value.low()));
      case Hit.Nothing() -> area.x();
    };
  }

  private int clampBin(int bin) {
    return Math.clamp(bin, 0, histogram.bins().size() - 1);
  }

  private Hit.References bin(int bin) {
    String range =
        Figures.of(model.figure(), histogram.low(bin))
            + " – "
            + Figures.of(model.figure(), histogram.high(bin));
    return new Hit.References(
        range, histogram.bins().get(bin).stream().map(model.references()::get).toList());
  }

  /** Draws a table about what lies there. */
  public void drawReadout(Pen pen, Palette palette, Hit hit, double px) {
    switch (hit) {
      case Hit.Version(Mark mark) -> {
        String figure = Figures.of(model.figure(), mark.value());
        Panel.Row row =
            new Panel.Row(mark.emphasis().ink(), Dash.SOLID, model.figure().id(), figure);
        new Panel(mark.name(), List.of(row)).draw(pen, palette, area, px);
      }
      case Hit.References(String range, List<Reference> references) -> {
        List<Panel.Row> rows = new ArrayList<>();
        for (Reference r : references.stream().limit(PANEL_NAMES).toList()) {
          String figure = Figures.of(model.figure(), r.value());
          rows.add(new Panel.Row(Ink.of(model.figure()), Dash.SOLID, r.name(), figure));
        }
        String more = references.size() > PANEL_NAMES ? ", " + references.size() + " in all" : "";
        new Panel(range + more, rows).draw(pen, palette, area, px);
      }
      case Hit.Nothing() -> {}
    }
  }

  /** What is to be said about what lies there, in one line. */
  public String spoken(Hit hit) {
    return switch (hit) {
      case Hit.Version(Mark mark) ->
          mark.name() + ", " + model.figure().id() + " " + Figures.of(model.figure(), mark.value());
      case Hit.References(String range, List<Reference> references) ->
          range + ": " + String.join(", ", references.stream().map(Reference::name).toList());
      case Hit.Nothing() -> model.spoken();
    };
  }
}
