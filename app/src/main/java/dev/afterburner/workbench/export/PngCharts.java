package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.workbench.chart.CurveModel;
import dev.afterburner.workbench.chart.CurveSeries;
import dev.afterburner.workbench.chart.CurveView;
import dev.afterburner.workbench.chart.Emphasis;
import dev.afterburner.workbench.chart.FinishedCurve;
import dev.afterburner.workbench.chart.GrowthModel;
import dev.afterburner.workbench.chart.TrendsModel;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.SessionState;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Charts on white paper, twice as many pixels as units. */
public final class PngCharts implements Charts {

  private static final int SCALE = 2;

  private final Supplier<ChartImage> image;
  private final InstantSource clock;

  /**
   * Draws nothing yet.
   *
   * @param image made when the first chart is drawn: it reads typefaces
   * @param clock for the date in the small print
   */
  public PngCharts(Supplier<ChartImage> image, InstantSource clock) {
    this.image = image;
    this.clock = clock;
  }

  @Override
  public void curves(String title, List<Named> runs, Path file) throws ExportException {
    List<CurveSeries> series = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Named named = runs.get(i);
      Emphasis emphasis =
          i == runs.size() - 1 ? Emphasis.SELECTED : i == 0 ? Emphasis.COMPARED : Emphasis.OTHER;
      series.add(
          new CurveSeries(
              String.valueOf(i), named.name(), FinishedCurve.of(named.run()), emphasis));
    }
    CurveModel model = new CurveModel(title, "", series, null, "No run", CurveView.ALL);
    image.get().writePng(model, imprint(runs), file, SCALE);
  }

  @Override
  public void trend(SessionState session, Path file) throws ExportException {
    List<Named> runs =
        session.versions().stream()
            .flatMap(v -> v.typicalRun().stream().map(run -> new Named("v" + v.id(), run)))
            .toList();
    image.get().writePng(SessionTrend.of(session, null), imprint(runs), file, SCALE);
  }

  @Override
  public void trends(TrendsModel trends, Path file) throws ExportException {
    image.get().writePng(trends, dated(), file, SCALE);
  }

  @Override
  public void growth(GrowthModel growth, Path file) throws ExportException {
    image.get().writePng(growth, dated(), file, SCALE);
  }

  private String dated() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate() + " · Afterburner Workbench";
  }

  /** How the curves were sampled: the worst of them. */
  private String imprint(List<Named> runs) {
    double rate =
        runs.stream()
            .map(Named::run)
            .map(Run::sampling)
            .mapToDouble(SamplingReport::rateHz)
            .min()
            .orElse(0);
    double gap =
        runs.stream()
            .map(Named::run)
            .map(Run::sampling)
            .mapToDouble(SamplingReport::gapP99Nanos)
            .max()
            .orElse(0);
    return "sampled at " + Figures.rate(rate) + ", p99 gap " + Figures.time(gap) + " · " + dated();
  }
}
