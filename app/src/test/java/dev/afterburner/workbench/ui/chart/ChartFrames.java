// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import atlantafx.base.theme.PrimerDark;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.curve.CurvePlot;
import dev.afterburner.workbench.chart.curve.CurveSeries;
import dev.afterburner.workbench.chart.curve.CurveView;
import dev.afterburner.workbench.chart.curve.FinishedCurve;
import dev.afterburner.workbench.chart.curve.GrowingCurve;
import dev.afterburner.workbench.chart.curve.SampleCurves;
import dev.afterburner.workbench.chart.curve.TimeZoom;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Emphasis;
import dev.afterburner.workbench.ui.fx.Fonts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/**
 * A benchmark, started by hand: how long a frame of the memory chart takes while eight curves of
 * 10⁶ samples are panned, and while one of them grows at 10 kHz. A frame is everything from the
 * change of the view to the pixels, so that a display's own rate sets no limit.
 *
 * <p>Arguments: width and height of the chart in pixels (520 300).
 */
public final class ChartFrames {

  private static final int FRAMES = 400;
  private static final int WARM_UP = 150;
  private static final int SAMPLES = 1_000_000;

  private final VBox root = new VBox();
  private final CurveChart chart = new CurveChart("Memory over time", "No run yet");

  private ChartFrames(double width, double height) {
    root.setStyle("-fx-font-family: '" + Fonts.SANS + "'; -fx-font-size: 12px;");
    VBox.setVgrow(chart, Priority.ALWAYS);
    root.getChildren().add(chart);
    Stage stage = new Stage();
    stage.setScene(new Scene(root, width, height));
    stage.show();
  }

  public static void main(String[] args) throws InterruptedException {
    double width = args.length > 0 ? Double.parseDouble(args[0]) : 520;
    double height = args.length > 1 ? Double.parseDouble(args[1]) : 300;
    List<MemoryCurve> curves = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      double seconds = 90 + i;
      curves.add(
          i % 2 == 0
              ? SampleCurves.wandering(SAMPLES, seconds, 20 + 5 * i, i)
              : SampleCurves.saw(SAMPLES, seconds, 10, 20 + 5 * i, 400));
    }
    CountDownLatch done = new CountDownLatch(1);
    Platform.startup(
        () -> {
          Fonts.load();
          Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
          new ChartFrames(width, height).run(curves);
          done.countDown();
        });
    done.await();
    Platform.exit();
  }

  private void run(List<MemoryCurve> curves) {
    System.out.printf("%.0f × %.0f pixels, %d frames%n", root.getWidth(), root.getHeight(), FRAMES);
    List<CurveSeries> series = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      Emphasis emphasis = i == 3 ? Emphasis.SELECTED : Emphasis.OTHER;
      series.add(new CurveSeries("v" + i, "v" + i, FinishedCurve.of(curves.get(i)), emphasis));
    }
    chart.setModel(CurveModel.of("Memory over time", series));
    chart.setView(CurveView.ALL.withRange(new CurveView.Range(10e9, 60e9)));
    measure("panning 8 curves of 10⁶ samples", frame -> pan(frame));

    SampleCurves.Playback playback = new SampleCurves.Playback(curves.getLast());
    GrowingCurve growing = new GrowingCurve(playback);
    List<CurveSeries> live = new ArrayList<>(series.subList(0, 7));
    live.add(new CurveSeries("live", "live", growing, Emphasis.LIVE));
    chart.setModel(CurveModel.of("Memory over time", live));
    chart.setView(CurveView.ALL);
    int before = 200_000;
    measure(
        "7 curves of 10⁶ samples, an eighth growing by 167 samples a frame (10 kHz at 60 Hz)",
        frame -> {
          playback.advanceTo(before + 167 * frame);
          growing.pull(Integer.MAX_VALUE);
          chart.canvas().redraw();
        });
    layOutOnly(live);
  }

  private void pan(int frame) {
    CurvePlot plot = chart.curvePlot();
    double step = frame % 200 < 100 ? 0.005 : -0.005;
    chart.look(view -> view.withRange(TimeZoom.panned(plot, step)));
  }

  private void measure(String what, IntConsumer change) {
    WritableImage pixels = new WritableImage((int) root.getWidth(), (int) root.getHeight());
    double[] millis = new double[FRAMES];
    long cpu = 0;
    for (int frame = -WARM_UP; frame < FRAMES; frame++) {
      cpu = frame == 0 ? cpuNanos() : cpu;
      long from = System.nanoTime();
      change.accept(frame + WARM_UP);
      root.layout();
      root.snapshot(new SnapshotParameters(), pixels);
      if (frame >= 0) {
        millis[frame] = (System.nanoTime() - from) / 1e6;
      }
    }
    double used = (cpuNanos() - cpu) / 1e6 / FRAMES;
    print(what, millis);
    System.out.printf("  %.2f ms of CPU time a frame, all threads%n", used);
  }

  /** CPU time says more than the clock does on a machine that others use too. */
  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  /** What the curves themselves cost, without text and rasterising. */
  private static void layOutOnly(List<CurveSeries> series) {
    double[] millis = new double[FRAMES];
    CurveModel model = CurveModel.of("Memory over time", series);
    for (int frame = -WARM_UP; frame < FRAMES; frame++) {
      double low = 10e9 + 1e7 * (frame + WARM_UP);
      long from = System.nanoTime();
      CurvePlot plot =
          model
              .withView(CurveView.ALL.withRange(new CurveView.Range(low, low + 50e9)))
              .plot(new Box(0, 0, 520, 220), false);
      plot.readout(300);
      if (frame >= 0) {
        millis[frame] = (System.nanoTime() - from) / 1e6;
      }
    }
    print("laying out and reading the values at the cursor", millis);
  }

  private static void print(String what, double[] millis) {
    Arrays.sort(millis);
    double median = millis[millis.length / 2];
    System.out.printf(
        "%s: median %.2f ms (%.0f frames/s), 99th percentile %.2f ms (%.0f frames/s)%n",
        what,
        median,
        1000 / median,
        millis[millis.length * 99 / 100],
        1000 / millis[millis.length * 99 / 100]);
  }
}
