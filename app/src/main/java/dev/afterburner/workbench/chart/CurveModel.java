package dev.afterburner.workbench.chart;

import java.util.ArrayList;
import java.util.List;
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
 */
public record CurveModel(
    String title,
    String note,
    List<CurveSeries> series,
    @Nullable Baseline baseline,
    String emptyText,
    CurveView view)
    implements ChartModel {

  /**
   * What the language itself needs: below it no program can get.
   *
   * @param label what it is: "empty program"
   * @param bytes how much memory
   * @param nanos how long it runs, ns; 0 where that is not known
   */
  public record Baseline(String label, long bytes, long nanos) {

    /** A baseline of memory alone. */
    public Baseline(String label, long bytes) {
      this(label, bytes, 0);
    }
  }

  public CurveModel {
    series = List.copyOf(series);
  }

  /** Curves with a common name and nothing else. */
  public static CurveModel of(String title, List<CurveSeries> series) {
    return new CurveModel(title, "", series, null, "No run yet", CurveView.ALL);
  }

  public CurveModel withView(CurveView other) {
    return new CurveModel(title, note, series, baseline, emptyText, other);
  }

  /** The curves that are switched on and have samples. */
  List<CurveSeries> visible() {
    return series.stream()
        .filter(s -> !view.hidden().contains(s.id()) && s.data().size() > 0)
        .toList();
  }

  /** How a curve's line is broken: those of no special standing take turns. */
  Dash dash(CurveSeries curve) {
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
      entries.add(
          new LegendEntry(
              curve.id(),
              label,
              curve.emphasis().ink(),
              dash(curve),
              live ? LegendEntry.Mark.LINE_AND_DOT : LegendEntry.Mark.LINE,
              !view.hidden().contains(curve.id())));
    }
    return entries;
  }

  @Override
  public CurvePlot plot(Box room, boolean titled) {
    return new CurvePlot(this, room, titled);
  }
}
