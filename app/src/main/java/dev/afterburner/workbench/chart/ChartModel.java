package dev.afterburner.workbench.chart;

import java.util.List;

/** What a chart shows, as a value: the window and the files draw the same from it. */
public sealed interface ChartModel
    permits CurveModel,
        TrendModel,
        TrendsModel,
        DistributionModel,
        ComparisonModel,
        GrowthModel,
        PanelsModel {

  /** The chart's name. */
  String title();

  /** A short remark beside the name, such as the sampling rate; may be empty. */
  String note();

  /** Its lines and marks. */
  List<LegendEntry> legend();

  /**
   * Lays the chart out.
   *
   * @param room what there is for it, labels included
   * @param titled whether the axes are to be named, as on paper
   */
  Plot plot(Box room, boolean titled);
}
