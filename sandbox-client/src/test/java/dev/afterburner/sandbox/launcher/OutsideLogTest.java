// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.sandbox.curve.MemoryCurve;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("memory outside the resident set")
class OutsideLogTest {

  private static final long MB = 1L << 20;

  /** Ten samples, one a millisecond from the first on, of so many MiB. */
  private static MemoryCurve curve(long... mebibytes) {
    long[] at = new long[mebibytes.length];
    Arrays.setAll(at, i -> (i + 1) * 1_000_000L);
    return MemoryCurve.of(
        at, Arrays.stream(mebibytes).map(m -> m * MB).toArray(), (at.length + 1) * 1_000_000L);
  }

  /** The same of a run that goes on for a second. */
  private static MemoryCurve lasting(long... mebibytes) {
    MemoryCurve curve = curve(mebibytes);
    long[] at = new long[curve.size()];
    long[] bytes = new long[curve.size()];
    Arrays.setAll(at, curve::atNanos);
    Arrays.setAll(bytes, curve::residentBytes);
    return MemoryCurve.of(at, bytes, 1_000_000_000);
  }

  private static long[] mebibytes(MemoryCurve curve) {
    long[] values = new long[curve.size()];
    Arrays.setAll(values, i -> curve.residentBytes(i) / MB);
    return values;
  }

  /** Looks: milliseconds, MiB in resident sets, MiB outside. */
  private static OutsideLog log(long... looks) {
    OutsideLog log = new OutsideLog();
    for (int i = 0; i < looks.length; i += 3) {
      log.add(looks[i] * 1_000_000, looks[i + 1] * MB, looks[i + 2] * MB, 0);
    }
    return log;
  }

  @Test
  @DisplayName("joins the curve from the look that found it, and stays until one finds less")
  void joins() {
    MemoryCurve over =
        log(3, 10, 40, 5, 10, 40, 6, 10, 0).over(curve(10, 10, 10, 10, 10, 10, 10, 10), 0);
    assertEquals("[10, 10, 50, 50, 50, 10, 10, 10]", Arrays.toString(mebibytes(over)));
    assertEquals(50 * MB, over.peakBytes());
    assertEquals(9_000_000, over.endNanos());
  }

  @Test
  @DisplayName("counts in full at a look, also if it lies between two samples, and to the end")
  void between() {
    OutsideLog log = new OutsideLog();
    log.add(2_500_000, MB, 30 * MB, 0);
    assertEquals("[1, 31, 31]", Arrays.toString(mebibytes(log.over(curve(1, 1, 1), 0))));
  }

  @Test
  @DisplayName("does not count twice while it moves into the resident set")
  void moves() {
    MemoryCurve over = log(1, 1, 40, 5, 41, 0).over(curve(1, 1, 41, 41, 41), 0);
    assertEquals("[41, 41, 41, 41, 41]", Arrays.toString(mebibytes(over)));
  }

  @Test
  @DisplayName("counts all the time, though half of the looks find it mapped")
  void mappedInTurns() {
    OutsideLog log = log(1, 1, 40, 5, 41, 0, 9, 1, 40);
    MemoryCurve over = log.over(lasting(1, 1, 1, 41, 41, 41, 1, 1, 1), 0);
    assertEquals("[41, 41, 41, 41, 41, 41, 41, 41, 41]", Arrays.toString(mebibytes(over)));
  }

  @Test
  @DisplayName("is not what a program gives back, which is free a moment after it was unmapped")
  void givenBack() {
    OutsideLog log = log(1, 90, 0, 4, 50, 40, 7, 10, 0);
    MemoryCurve curve = curve(90, 90, 70, 50, 30, 10, 10);
    assertEquals(0, log.peakBytes(curve, 0));
    assertEquals("[90, 90, 70, 50, 30, 10, 10]", Arrays.toString(mebibytes(log.over(curve, 0))));
    // The same to the end of the run.
    OutsideLog ends = log(1, 90, 0, 4, 50, 40);
    assertEquals(0, ends.peakBytes(curve(90, 90, 70, 50), 0));
  }

  @Test
  @DisplayName("is what a program maps out and keeps, or never had mapped, however soon it goes")
  void mappedOut() {
    OutsideLog kept = log(1, 90, 0, 4, 10, 80, 8, 10, 80, 40, 10, 80);
    assertEquals(80 * MB, kept.peakBytes(lasting(90, 90, 50, 10, 10), 0));
    // Of 80 MiB unmapped 30 were kept.
    OutsideLog partly = log(1, 90, 0, 4, 10, 70, 8, 10, 30, 30, 10, 30);
    assertEquals(30 * MB, partly.peakBytes(lasting(90, 90, 50, 10, 10), 0));
    OutsideLog written = log(1, 10, 0, 4, 10, 80, 6, 10, 0);
    assertEquals(80 * MB, written.peakBytes(curve(10, 10, 10, 10, 10), 0));
    // Longer ago than it takes to give it back.
    OutsideLog later = log(1, 90, 0, 4, 10, 0, 40, 10, 80, 41, 10, 0);
    long[] samples = new long[42];
    Arrays.fill(samples, 10);
    samples[0] = 90;
    assertEquals(80 * MB, later.peakBytes(curve(samples), 0));
  }

  @Test
  @DisplayName("is never less than at both looks around, nor more, whatever else comes and goes")
  void within() {
    assertEquals(
        "[41, 140, 41]",
        Arrays.toString(mebibytes(log(1, 1, 40, 3, 1, 40).over(curve(1, 100, 1), 0))));
    assertEquals(
        "[90, 1, 90]",
        Arrays.toString(mebibytes(log(1, 90, 0, 3, 90, 0).over(curve(90, 1, 90), 0))));
  }

  @Test
  @DisplayName("grows evenly from one look to the next")
  void grows() {
    MemoryCurve over = log(1, 1, 0, 5, 1, 40).over(curve(1, 1, 1, 1, 1), 0);
    assertEquals("[1, 11, 21, 31, 41]", Arrays.toString(mebibytes(over)));
  }

  @Test
  @DisplayName("is not what was printed and stayed, but what was written there and taken back")
  void printed() {
    OutsideLog log = new OutsideLog();
    log.add(1_000_000, MB, 8 * MB, 8 * MB);
    assertEquals(0, log.peakBytes(curve(1), 8 * MB));
    assertEquals(8 * MB, log.peakBytes(curve(1), 0));
    assertEquals("[3]", Arrays.toString(mebibytes(log.over(curve(1), 6 * MB))));
  }

  @Test
  @DisplayName("is nothing below 1 MiB or a twentieth of the peak: the kernel keeps so much")
  void little() {
    OutsideLog log = log(1, 40, 2);
    assertEquals(2 * MB, log.peakBytes(curve(40), 0));
    assertEquals(0, log.peakBytes(curve(1, 41), 0));
    OutsideLog less = new OutsideLog();
    less.add(1, MB, MB - 1, 0);
    assertEquals(0, less.peakBytes(curve(1), 0));
    assertEquals(0, new OutsideLog().peakBytes(curve(1), 0));
  }
}
