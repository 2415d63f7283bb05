// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.curve.CurveSeries;
import dev.afterburner.workbench.chart.curve.CurveView;
import dev.afterburner.workbench.chart.curve.FinishedCurve;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Emphasis;
import dev.afterburner.workbench.chart.draw.Paper;
import dev.afterburner.workbench.export.figure.ChartImage;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.export.figure.FigureFormat;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Charts on white paper. */
public final class FileCharts implements Charts {

  /** What journals ask of pictures made of pixels. */
  public static final double DOTS_PER_INCH = 300;

  private final Supplier<ChartImage> image;
  private final InstantSource clock;

  /**
   * Draws nothing yet.
   *
   * @param image made when the first chart is drawn: it reads typefaces
   * @param clock for the date in the small print
   */
  public FileCharts(Supplier<ChartImage> image, InstantSource clock) {
    this.image = image;
    this.clock = clock;
  }

  @Override
  public void curves(String title, List<Named> runs, Path file) throws ExportException {
    List<CurveSeries> series = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Named named = runs.get(i);
      series.add(
          new CurveSeries(
              String.valueOf(i), named.name(), FinishedCurve.of(named.run()), Emphasis.OTHER));
    }
    CurveModel model = new CurveModel(title, "", series, null, "No run", CurveView.ALL);
    String sampling = SessionFigures.sampling(runs.stream().map(Named::run).toList());
    figure(model, sampling + " · " + dated(), file, null);
  }

  @Override
  public void draw(ChartModel chart, Path file) throws ExportException {
    figure(chart, dated(), file, null);
  }

  @Override
  public void figure(ChartModel chart, String imprint, Path file, @Nullable Paper paper)
      throws ExportException {
    FigureFormat format = FigureFormat.of(file).orElse(FigureFormat.PNG);
    if (paper == null) {
      image.get().write(chart.onPaper(), imprint, file, format);
    } else {
      image.get().write(chart.onPaper(), imprint, file, paper, format, DOTS_PER_INCH);
    }
  }

  @Override
  public String svg(ChartModel chart, String imprint) {
    return image.get().svg(chart.onPaper(), imprint);
  }

  private String dated() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate() + " · Afterburner Workbench";
  }
}
