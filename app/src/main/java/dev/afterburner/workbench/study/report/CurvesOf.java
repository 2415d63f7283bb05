// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.report;

import dev.afterburner.workbench.chart.PanelsModel;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.export.TextTable;
import dev.afterburner.workbench.study.fold.ArmResult;
import dev.afterburner.workbench.study.fold.Metric;
import dev.afterburner.workbench.study.fold.StudyResult;
import dev.afterburner.workbench.study.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A study's curves as a picture and as rows, with the published ones beside. */
final class CurvesOf {

  private final StudyResult result;
  private final Published published;

  CurvesOf(StudyResult result, Published published) {
    this.result = result;
    this.published = published;
  }

  /** Whether anything moves: curves of one point have no published line beside them. */
  private boolean isCurve() {
    return result.arms().stream().anyMatch(a -> a.curve().size() > 1);
  }

  /** The picture. */
  PanelsModel model() {
    List<PanelsModel.Name> names = new ArrayList<>();
    boolean whole = result.hasSeveralQuestions();
    for (int i = 0; i < result.arms().size(); i++) {
      names.add(
          new PanelsModel.Name(
              result.arms().get(i).label(whole), PanelsModel.ink(i), PanelsModel.dash(i), false));
    }
    List<String> models =
        isCurve() ? List.copyOf(published.figure5().curves().keySet()) : List.of();
    for (String model : models) {
      names.add(
          new PanelsModel.Name(
              "published, " + model.toUpperCase(Locale.ROOT), Ink.OTHER, Dash.DASHED, true));
    }
    List<PanelsModel.Panel> panels = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      List<List<PanelsModel.Point>> lines = new ArrayList<>();
      result.arms().forEach(arm -> lines.add(own(arm, metric)));
      models.forEach(model -> lines.add(published(published.figure5(), model, metric)));
      panels.add(new PanelsModel.Panel(metric.label(), lines));
    }
    return new PanelsModel(result.study(), "95 % bands hold a whole curve", panels, names);
  }

  /** The published figure alone. */
  PanelsModel figure5() {
    List<PanelsModel.Name> names = new ArrayList<>();
    List<String> models = List.copyOf(published.figure5().curves().keySet());
    for (int i = 0; i < models.size(); i++) {
      names.add(
          new PanelsModel.Name(
              models.get(i).toUpperCase(Locale.ROOT),
              PanelsModel.ink(i),
              PanelsModel.dash(i),
              false));
    }
    List<PanelsModel.Panel> panels = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      panels.add(
          new PanelsModel.Panel(
              metric.label(),
              models.stream().map(m -> published(published.figure5(), m, metric)).toList()));
    }
    return new PanelsModel(
        published.figure5().title(), "hollow: not measured but interpolated", panels, names);
  }

  private static List<PanelsModel.Point> own(ArmResult arm, Metric metric) {
    List<PanelsModel.Point> points = new ArrayList<>();
    for (ArmResult.Point point : arm.curve()) {
      Estimate e = point.estimates().get(metric);
      if (e != null && Double.isFinite(e.value())) {
        boolean single = arm.curve().size() == 1;
        points.add(
            new PanelsModel.Point(
                point.iteration(),
                100 * e.value(),
                100 * (single ? e.low() : e.bandLow()),
                100 * (single ? e.high() : e.bandHigh()),
                false));
      }
    }
    return points;
  }

  private List<PanelsModel.Point> published(Published.Curves curves, String model, Metric metric) {
    List<Double> values =
        curves.curves().getOrDefault(model, Map.of()).getOrDefault(metric.id(), List.of());
    List<PanelsModel.Point> points = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      double value = values.get(i);
      points.add(new PanelsModel.Point(i, value, value, value, !published.isMeasured(i)));
    }
    return points;
  }

  /** The rows of curves.csv: shares in percent. */
  String csv() {
    List<List<String>> rows = new ArrayList<>();
    for (ArmResult arm : result.arms()) {
      rows(arm, arm.curve(), "incumbent", rows);
      rows(arm, arm.newest(), "candidate", rows);
    }
    for (Published.Curves curves : List.of(published.figure5(), published.figure9())) {
      curves
          .curves()
          .forEach(
              (model, metrics) ->
                  metrics.forEach(
                      (metric, values) -> {
                        for (int i = 0; i < values.size(); i++) {
                          String value = Percent.printed(values.get(i));
                          rows.add(
                              List.of(
                                  model,
                                  "python",
                                  "integral",
                                  Integer.toString(i),
                                  metric,
                                  "incumbent",
                                  value,
                                  "",
                                  "",
                                  "",
                                  "",
                                  "300",
                                  "published, " + curves.title(),
                                  published.isMeasured(i) ? "true" : "interpolated"));
                        }
                      }));
    }
    return new TextTable(
            "",
            List.of(),
            List.of(
                "model",
                "language",
                "objective",
                "iteration",
                "metric",
                "program",
                "value",
                "low",
                "high",
                "band_low",
                "band_high",
                "n",
                "source",
                "measured"),
            rows)
        .csv();
  }

  private static void rows(
      ArmResult arm, List<ArmResult.Point> curve, String program, List<List<String>> rows) {
    for (ArmResult.Point point : curve) {
      for (Metric metric : Metric.values()) {
        Estimate e = point.estimates().get(metric);
        if (e != null && Double.isFinite(e.value())) {
          rows.add(
              List.of(
                  arm.arm(),
                  arm.language(),
                  arm.objective(),
                  Integer.toString(point.iteration()),
                  metric.id(),
                  program,
                  Percent.of(e.value()).replace('−', '-'),
                  Percent.of(e.low()).replace('−', '-'),
                  Percent.of(e.high()).replace('−', '-'),
                  Percent.of(e.bandLow()).replace('−', '-'),
                  Percent.of(e.bandHigh()).replace('−', '-'),
                  Integer.toString(e.n()),
                  "ours",
                  "true"));
        }
      }
    }
  }
}
