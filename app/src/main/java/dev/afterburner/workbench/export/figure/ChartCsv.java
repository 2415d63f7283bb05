// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.figure;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.ComparisonModel;
import dev.afterburner.workbench.chart.DistributionModel;
import dev.afterburner.workbench.chart.GrowthModel;
import dev.afterburner.workbench.chart.PanelsModel;
import dev.afterburner.workbench.chart.ScalarLine;
import dev.afterburner.workbench.chart.ScalarsModel;
import dev.afterburner.workbench.chart.TradeoffModel;
import dev.afterburner.workbench.chart.TreeModel;
import dev.afterburner.workbench.chart.TrendModel;
import dev.afterburner.workbench.chart.TrendPoint;
import dev.afterburner.workbench.chart.TrendsModel;
import dev.afterburner.workbench.chart.curve.CurveData;
import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.curve.CurveSeries;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.flame.FlameBoxes;
import dev.afterburner.workbench.chart.flame.FlameModel;
import dev.afterburner.workbench.text.Csv;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a chart shows, as comma-separated values. Times are in ns, memory in bytes,
 * integrals in byte·s; coverage is how often such an interval holds the true ratio, at least.
 */
public final class ChartCsv {

  private static final String TREND =
      "version,iteration,standing,figure,ratio_to_original,low,high,coverage\n";

  private final Writer out;

  private ChartCsv(Writer out) {
    this.out = out;
  }

  /** Writes them. */
  public static void write(ChartModel chart, Path file) throws ExportException {
    ExportFile.write(
        file,
        stream -> {
          Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
          new ChartCsv(writer).chart(chart.onPaper());
          writer.flush();
        });
  }

  private void chart(ChartModel chart) throws IOException {
    switch (chart) {
      case CurveModel curves -> curves(curves);
      case TrendModel trend -> {
        out.write(TREND);
        for (TrendPoint point : trend.points()) {
          points("", point);
        }
      }
      case TrendsModel trends -> {
        out.write("session," + TREND);
        for (TrendsModel.Line line : trends.lines()) {
          for (TrendPoint point : line.points()) {
            points(line.name(), point);
          }
        }
      }
      case DistributionModel distribution -> distribution(distribution);
      case ComparisonModel comparison -> {
        row("figure", "ratio", "low", "high", "coverage");
        for (Map.Entry<Figure, Comparison> e : new TreeMap<>(comparison.ratios()).entrySet()) {
          Interval ratio = e.getValue().ratio();
          row(e.getKey().id(), ratio.value(), ratio.low(), ratio.high(), e.getValue().coverage());
        }
      }
      case GrowthModel growth -> growth(growth);
      case TradeoffModel tradeoff -> {
        row(
            "version",
            "time_ns",
            "time_ns_low",
            "time_ns_high",
            "memory_bytes",
            "memory_bytes_low",
            "memory_bytes_high",
            "on_front");
        for (TradeoffModel.Point p : tradeoff.points()) {
          row(
              p.version(),
              p.timeNanos().value(),
              p.timeNanos().low(),
              p.timeNanos().high(),
              p.memoryBytes().value(),
              p.memoryBytes().low(),
              p.memoryBytes().high(),
              tradeoff.front().contains(p));
        }
      }
      case TreeModel tree -> {
        row("version", "parent", "standing", "by_hand", "vs_original", "on_best_path");
        for (TreeModel.Node n : tree.nodes()) {
          row(
              n.version(),
              n.parent() == null ? "" : n.parent(),
              n.standing().words(),
              n.byHand(),
              n.ratio(),
              tree.bestPath().contains(n.version()));
        }
      }
      case PanelsModel panels -> panels(panels);
      case FlameModel flame -> flame(flame);
      case ScalarsModel scalars -> scalars(scalars);
      default -> throw new IllegalArgumentException("no table of " + chart.title());
    }
  }

  private void flame(FlameModel flame) throws IOException {
    row("level", "from_ns", "to_ns", "own_ns", "frame");
    FlameBoxes boxes = flame.boxes();
    for (int level = 0; level < boxes.levels(); level++) {
      for (int box = 0; box < boxes.count(level); box++) {
        row(
            level,
            boxes.from(level, box),
            boxes.to(level, box),
            boxes.own(level, box),
            flame.frames().get(boxes.frame(level, box)).words());
      }
    }
  }

  private void curves(CurveModel curves) throws IOException {
    row("version", "at_ns", "resident_bytes");
    for (CurveSeries curve : curves.series()) {
      CurveData data = curve.data();
      for (int i = 0; i < data.size(); i++) {
        row(curve.name(), data.atNanos(i), data.residentBytes(i));
      }
    }
  }

  /** A row a figure; one without a ratio for a version that failed. */
  private void points(String session, TrendPoint point) throws IOException {
    String standing =
        point.failure() == null
            ? point.kind().name().toLowerCase(java.util.Locale.ROOT)
            : Objects.requireNonNull(point.failure());
    if (point.ratios().isEmpty()) {
      point(session, point, standing, "", null);
    }
    for (Map.Entry<Figure, Interval> e : new TreeMap<>(point.ratios()).entrySet()) {
      point(session, point, standing, e.getKey().id(), e.getValue());
    }
  }

  private void point(
      String session, TrendPoint point, String standing, String figure, @Nullable Interval ratio)
      throws IOException {
    Object value = ratio == null ? "" : ratio.value();
    Object low = ratio == null ? "" : ratio.low();
    Object high = ratio == null ? "" : ratio.high();
    Object step = point.byHand() ? "" : point.iteration();
    Object sure = ratio == null ? "" : point.coverage();
    if (session.isEmpty()) {
      row(point.version(), step, standing, figure, value, low, high, sure);
    } else {
      row(session, point.version(), step, standing, figure, value, low, high, sure);
    }
  }

  private void distribution(DistributionModel distribution) throws IOException {
    row("kind", "name", distribution.figure().id(), "beats_percent", "low", "high");
    for (DistributionModel.Reference reference : distribution.references()) {
      row("reference", reference.id(), reference.value(), "", "", "");
    }
    for (DistributionModel.Mark mark : distribution.marks()) {
      Interval beats = mark.beats();
      if (beats == null) {
        row("version", mark.name(), mark.value(), "", "", "");
      } else {
        row("version", mark.name(), mark.value(), beats.value(), beats.low(), beats.high());
      }
    }
  }

  private void growth(GrowthModel growth) throws IOException {
    row("program", "size", "figure", "value", "low", "high");
    for (GrowthModel.Series series : growth.series()) {
      for (GrowthModel.Point point : series.points()) {
        for (Map.Entry<Figure, Interval> e : new TreeMap<>(point.values()).entrySet()) {
          Interval value = e.getValue();
          row(
              series.name(),
              point.size(),
              e.getKey().id(),
              value.value(),
              value.low(),
              value.high());
        }
      }
    }
  }

  private void panels(PanelsModel panels) throws IOException {
    row("metric", "line", "iteration", "percent", "low", "high");
    for (PanelsModel.Panel panel : panels.panels()) {
      for (int i = 0; i < panel.lines().size(); i++) {
        for (PanelsModel.Point point : panel.lines().get(i)) {
          row(
              panel.name(),
              panels.lines().get(i).label(),
              point.iteration(),
              point.value(),
              point.low(),
              point.high());
        }
      }
    }
  }

  private void scalars(ScalarsModel scalars) throws IOException {
    row("scalar", "run", "step", "value", "smoothed", "low", "high");
    for (ScalarsModel.Panel panel : scalars.panels()) {
      for (int i = 0; i < panel.lines().size(); i++) {
        ScalarLine line = panel.lines().get(i);
        for (int k = 0; k < line.size(); k++) {
          row(
              panel.name(),
              scalars.lines().get(i).label(),
              line.step(k),
              line.raw(k),
              line.smooth(k),
              line.isBanded() ? line.low(k) : "",
              line.isBanded() ? line.high(k) : "");
        }
      }
    }
  }

  private void row(Object... cells) throws IOException {
    out.write(
        Arrays.stream(cells)
            .map(String::valueOf)
            .map(Csv::field)
            .collect(Collectors.joining(",", "", "\n")));
  }
}
