// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Scale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("A thinned curve")
final class OutlineTest {

  private static final Box AREA = new Box(50, 10, 400, 160);

  @RepeatedTest(20)
  @DisplayName("covers the same height in every pixel column as the whole curve")
  void sameExtremes(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int samples = 200 + random.nextInt(60_000);
    MemoryCurve curve = SampleCurves.wandering(samples, 2, 50, random.nextLong());
    // On a linear axis columns lie at multiples of their width: here the view does, too.
    double width = (1e6 + random.nextDouble() * 0.8e9) / AREA.width();
    double from = Math.floor(random.nextDouble() * 1.2e9 / width) * width;
    double to = from + width * AREA.width();
    boolean log = random.nextBoolean();
    Scale time = log ? Scale.log(Math.max(1e5, from), to) : Scale.linear(from, to);
    Scale memory = Scale.linear(0, 2.0 * curve.peakBytes());

    Outline thinned = new Outline();
    thinned.trace(FinishedCurve.of(curve), 1, time, memory, AREA, 1);

    double[][] whole = extremes(curve, time, memory);
    double[][] drawn = extremes(thinned);
    for (int column = 0; column < AREA.width(); column++) {
      if (whole[0][column] <= whole[1][column]) {
        assertEquals(whole[0][column], drawn[0][column], 1e-6, "least of column " + column);
        assertEquals(whole[1][column], drawn[1][column], 1e-6, "greatest of column " + column);
      }
    }
    assertTrue(thinned.size() <= 4 * AREA.width() + 8, "no more than four points a column");
  }

  /** Least and greatest y of the samples in each column. */
  private static double[][] extremes(MemoryCurve curve, Scale time, Scale memory) {
    double[][] extremes = nothing();
    Outline.Place place = new Outline.Place(time, memory, AREA, 1);
    for (int i = 0; i < curve.size(); i++) {
      double unit = time.unit((double) curve.atNanos(i));
      if (unit >= 0 && unit < 1) {
        note(extremes, (int) (unit * AREA.width()), place.y(curve.residentBytes(i)));
      }
    }
    // The line enters and leaves the view between two samples.
    FinishedCurve data = FinishedCurve.of(curve);
    double end = Math.min(time.high(), (double) curve.endNanos());
    note(extremes, 0, place.y(data.bytesAt(time.low())));
    note(extremes, Math.clamp((long) (time.unit(end) * 400), 0, 399), place.y(data.bytesAt(end)));
    return extremes;
  }

  /** Least and greatest y of the drawn line in each column, between its corners too. */
  private static double[][] extremes(Outline line) {
    double[][] extremes = nothing();
    for (int i = 0; i < line.size(); i++) {
      int column = Math.clamp((long) Math.floor(line.xs()[i] - AREA.x()), 0, 399);
      note(extremes, column, line.ys()[i]);
      // A level stretch is drawn by its ends only.
      if (i > 0 && line.ys()[i] == line.ys()[i - 1]) {
        int first = Math.clamp((long) (line.xs()[i - 1] - AREA.x()), 0, 399);
        for (int between = first; between < column; between++) {
          note(extremes, between, line.ys()[i]);
        }
      }
    }
    return extremes;
  }

  private static double[][] nothing() {
    double[][] extremes = new double[2][(int) AREA.width()];
    java.util.Arrays.fill(extremes[0], Double.MAX_VALUE);
    java.util.Arrays.fill(extremes[1], -Double.MAX_VALUE);
    return extremes;
  }

  private static void note(double[][] extremes, int column, double y) {
    extremes[0][column] = Math.min(extremes[0][column], y);
    extremes[1][column] = Math.max(extremes[1][column], y);
  }

  @Test
  @DisplayName("reaches from exec to exit: the first and last values hold there")
  void holdsAtTheEnds() {
    MemoryCurve curve = MemoryCurve.of(new long[] {10, 20}, new long[] {100, 200}, 50);
    Outline line = new Outline();
    line.trace(FinishedCurve.of(curve), 1, Scale.linear(0, 100), Scale.linear(0, 200), AREA, 1);
    assertEquals(50, line.xs()[0], 1e-9);
    assertEquals(90, line.ys()[0], 1e-9);
    assertEquals(250, line.xs()[line.size() - 1], 1e-9);
    assertEquals(10, line.ys()[line.size() - 1], 1e-9);
  }

  @Test
  @DisplayName("between two samples is their connecting line, however far one zooms in")
  void betweenSamples() {
    MemoryCurve curve = MemoryCurve.of(new long[] {0, 1000}, new long[] {0, 1000}, 1000);
    Outline line = new Outline();
    line.trace(FinishedCurve.of(curve), 1, Scale.linear(400, 500), Scale.linear(0, 1000), AREA, 1);
    assertEquals(2, line.size());
    assertEquals(170 - 64, line.ys()[0], 1e-9);
    assertEquals(170 - 80, line.ys()[1], 1e-9);
  }

  @Test
  @DisplayName("of a run without samples is empty")
  void empty() {
    Outline line = new Outline();
    line.trace(
        FinishedCurve.of(MemoryCurve.EMPTY), 1, Scale.linear(0, 1), Scale.linear(0, 1), AREA, 1);
    assertEquals(0, line.size());
  }

  @RepeatedTest(10)
  @DisplayName("knows the extremes of any stretch, also while the curve grows")
  void pyramid(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    MemoryCurve curve = SampleCurves.wandering(20_000, 1, 50, random.nextLong());
    SampleCurves.Playback playback = new SampleCurves.Playback(curve);
    GrowingCurve growing = new GrowingCurve(playback);
    while (growing.size() < curve.size()) {
      playback.advanceTo(growing.size() + 1 + random.nextInt(3000));
      assertTrue(growing.pull(Integer.MAX_VALUE));
      int from = random.nextInt(growing.size());
      int to = from + 1 + random.nextInt(growing.size() - from);
      long least = Long.MAX_VALUE;
      long greatest = 0;
      for (int i = from; i < to; i++) {
        least = Math.min(least, curve.residentBytes(i));
        greatest = Math.max(greatest, curve.residentBytes(i));
      }
      Extremes found = new Extremes();
      growing.extremes(from, to, found);
      assertEquals(least, found.least());
      assertEquals(greatest, found.greatest());
    }
    assertEquals(curve.peakBytes(), growing.peakBytes());
    double held = (curve.endNanos() - curve.atNanos(curve.size() - 1)) / 1e9;
    double last = curve.residentBytes(curve.size() - 1) * held;
    assertEquals(curve.integralByteSeconds(), growing.integralByteSeconds() + last, 1);
  }
}
