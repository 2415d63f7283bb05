// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Emphasis;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.LegendEntry;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Sheet;
import dev.afterburner.workbench.chart.draw.Stroke;
import dev.afterburner.workbench.figures.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Memory over time of several versions.
 *
 * @param title the chart's name
 * @param note a remark beside it, such as "12.4 kHz · p99 gap 131 µs"
 * @param series the curves
 * @param baseline what an empty program needs, or null where it is not known
 * @param emptyText what stands in the chart's place while there is no curve
 * @param view how it is looked at
 * @param paper whether it is a figure of its own: its curves differ by their place in it rather
 *     than by what somebody has selected, and the legend holds their figures
 */
public record CurveModel(
    String title,
    String note,
    List<CurveSeries> series,
    @Nullable Baseline baseline,
    String emptyText,
    CurveView view,
    boolean paper)
    implements ChartModel {

  /** Legend id of the empty program. */
  public static final String BASELINE = "baseline";

  /** How many times longer than another a run is for time to be logarithmic by itself. */
  private static final double LOG_FROM = 10;

  private static final double PAPER_WIDTH = 1.5;
  private static final double LEGEND_COLUMN = 260;

  /** One more than there are colours, so that a colour that comes again has another dash. */
  private static final List<Dash> PAPER_DASHES =
      List.of(
          Dash.DOTTED,
          Dash.SOLID,
          Dash.LONG,
          Dash.DASH_DOT,
          Dash.DASHED,
          Dash.LONG_DOT,
          Dash.WIDE,
          Dash.DASH_DOT_DOT);

  private static final List<Ink> PAPER_INKS =
      List.of(Ink.OTHER, Ink.SELECTED, Ink.COMPARED, Ink.LIVE, Ink.INTEGRAL, Ink.TIME, Ink.BEST);

  /**
   * What the language itself needs: below it no program can get.
   *
   * @param label what it is: "empty program"
   * @param bytes how much memory
   * @param nanos how long it runs, ns; 0 where that is not known
   */
  public record Baseline(String label, long bytes, long nanos) {

    /** "empty program, 8.81 MB, 21.4 ms". */
    String words() {
      String time = nanos > 0 ? ", " + Figures.time((double) nanos) : "";
      return label + ", " + Figures.memory((double) bytes) + time;
    }

    /** A baseline of memory alone. */
    public Baseline(String label, long bytes) {
      this(label, bytes, 0);
    }
  }

  public CurveModel {
    series = List.copyOf(series);
  }

  /** Curves in the window. */
  public CurveModel(
      String title,
      String note,
      List<CurveSeries> series,
      @Nullable Baseline baseline,
      String emptyText,
      CurveView view) {
    this(title, note, series, baseline, emptyText, view, false);
  }

  /** Curves with a common name and nothing else. */
  public static CurveModel of(String title, List<CurveSeries> series) {
    return new CurveModel(title, "", series, null, "No run yet", CurveView.ALL);
  }

  public CurveModel withView(CurveView other) {
    return new CurveModel(title, note, series, baseline, emptyText, other, paper);
  }

  /**
   * Whether time is on a logarithmic axis. A run that goes on does not decide about it: the axis
   * would change while one looks.
   */
  public boolean logTime() {
    if (view.timeAxis() != CurveView.TimeAxis.BY_RANGE) {
      return view.timeAxis() == CurveView.TimeAxis.LOGARITHMIC;
    }
    double[] ends =
        visible().stream()
            .filter(s -> s.emphasis() != Emphasis.LIVE)
            .mapToDouble(s -> (double) Math.max(1, s.data().endNanos()))
            .sorted()
            .toArray();
    return !view.relative() && ends.length > 1 && ends[ends.length - 1] >= LOG_FROM * ends[0];
  }

  /**
   * Curves in the order of the versions, however they were selected; those switched off left out.
   */
  @Override
  public CurveModel onPaper() {
    List<CurveSeries> ordered =
        series.stream()
            .filter(s -> !view.hidden().contains(s.id()))
            .sorted(Comparator.comparingInt(CurveModel::place))
            .map(s -> new CurveSeries(s.id(), s.name(), s.data(), Emphasis.OTHER))
            .toList();
    return new CurveModel(title, "", ordered, baseline(), emptyText, view, true);
  }

  /** The legend takes more rows than that of other charts, where the figure is narrow. */
  @Override
  public double figureHeight(double width) {
    long columns = Math.max(1, Math.round(Math.floor((width - 56) / LEGEND_COLUMN)));
    long rows = (legend().size() + columns - 1) / columns;
    return ChartModel.super.figureHeight(width) + Sheet.ROW * Math.max(0, rows - 2);
  }

  /** v2 before v10, and what is no version last. */
  private static int place(CurveSeries curve) {
    return curve.id().matches("v[0-9]{1,8}")
        ? Integer.parseInt(curve.id().substring(1))
        : Integer.MAX_VALUE;
  }

  /** The empty program, where it is switched on. */
  @Nullable Baseline shownBaseline() {
    return view.hidden().contains(BASELINE) ? null : baseline;
  }

  /** A curve's line; see {@link #dash}. */
  Stroke stroke(CurveSeries curve, Palette palette) {
    double width = paper ? PAPER_WIDTH : curve.emphasis().width();
    return new Stroke(palette.of(ink(curve)), width, dash(curve));
  }

  /** A curve's colour. */
  Ink ink(CurveSeries curve) {
    return paper
        ? PAPER_INKS.get(series.indexOf(curve) % PAPER_INKS.size())
        : curve.emphasis().ink();
  }

  /** Whether the area below a curve is filled. */
  boolean filled(CurveSeries curve) {
    return !paper && curve.emphasis() == Emphasis.SELECTED;
  }

  /** The curves that are switched on and have samples. */
  List<CurveSeries> visible() {
    return series.stream()
        .filter(s -> !view.hidden().contains(s.id()) && s.data().size() > 0)
        .toList();
  }

  /** How a curve's line is broken: those of no special standing take turns. */
  public Dash dash(CurveSeries curve) {
    if (paper) {
      return PAPER_DASHES.get(series.indexOf(curve) % PAPER_DASHES.size());
    }
    if (curve.emphasis() != Emphasis.OTHER) {
      return curve.emphasis().dash();
    }
    int turn = 0;
    for (CurveSeries other : series) {
      if (other.id().equals(curve.id())) {
        break;
      }
      turn += other.emphasis() == Emphasis.OTHER ? 1 : 0;
    }
    return Dash.cycle(turn);
  }

  @Override
  public List<LegendEntry> legend() {
    List<LegendEntry> entries = new ArrayList<>();
    for (CurveSeries curve : series) {
      boolean live = curve.emphasis() == Emphasis.LIVE;
      String label =
          switch (curve.emphasis()) {
            case LIVE -> curve.name() + " live";
            case BEST -> curve.name() + " best";
            default -> curve.name();
          };
      if (paper) {
        label = curve.name() + " (" + figures(curve.data()) + ")";
      }
      entries.add(
          new LegendEntry(
              curve.id(),
              label,
              ink(curve),
              dash(curve),
              live ? LegendEntry.Mark.LINE_AND_DOT : LegendEntry.Mark.LINE,
              !view.hidden().contains(curve.id())));
    }
    Baseline empty = baseline;
    if (empty != null && !(paper && view.hidden().contains(BASELINE))) {
      entries.add(
          new LegendEntry(
              BASELINE,
              paper ? empty.words() : empty.label(),
              Ink.MUTED,
              Dash.DOTTED,
              LegendEntry.Mark.BAND,
              !view.hidden().contains(BASELINE)));
    }
    return entries;
  }

  /** The same in sentences, for those who hear it. */
  public String spoken() {
    List<CurveSeries> shown = visible();
    if (shown.isEmpty()) {
      return title + ". " + emptyText;
    }
    String curves =
        shown.stream()
            .map(s -> s.name() + ": " + figures(s.data()))
            .collect(Collectors.joining("; ", title + ". ", "."));
    Baseline empty = shownBaseline();
    return curves + (empty == null ? "" : " For comparison: " + empty.words() + ".");
  }

  private static String figures(CurveData data) {
    return "peak "
        + Figures.memory((double) data.peakBytes())
        + ", integral "
        + Figures.integral(data.integralByteSeconds());
  }

  @Override
  public CurvePlot plot(Box room, boolean titled) {
    return new CurvePlot(this, room, titled);
  }
}
