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

  private static long[] mebibytes(MemoryCurve curve) {
    long[] values = new long[curve.size()];
    Arrays.setAll(values, i -> curve.residentBytes(i) / MB);
    return values;
  }

  private static OutsideLog log(long... millisAndMebibytes) {
    OutsideLog log = new OutsideLog();
    for (int i = 0; i < millisAndMebibytes.length; i += 2) {
      log.add(millisAndMebibytes[i] * 1_000_000, millisAndMebibytes[i + 1] * MB, 0);
    }
    return log;
  }

  @Test
  @DisplayName("joins the curve from the look that found it, and stays until one finds less")
  void joins() {
    MemoryCurve over = log(3, 40, 5, 40, 7, 0).over(curve(10, 10, 10, 10, 10, 10, 10, 10), 0);
    assertEquals("[10, 10, 50, 50, 50, 10, 10, 10]", Arrays.toString(mebibytes(over)));
    assertEquals(50 * MB, over.peakBytes());
    assertEquals(9_000_000, over.endNanos());
  }

  @Test
  @DisplayName("counts in full at a look, also if it lies between two samples, and to the end")
  void between() {
    OutsideLog log = new OutsideLog();
    log.add(2_500_000, 30 * MB, 0);
    assertEquals("[1, 31, 31]", Arrays.toString(mebibytes(log.over(curve(1, 1, 1), 0))));
  }

  @Test
  @DisplayName("does not count twice while it moves into the resident set")
  void moves() {
    MemoryCurve over = log(1, 40, 5, 0).over(curve(1, 1, 41, 41, 41), 0);
    assertEquals("[41, 1, 41, 41, 41]", Arrays.toString(mebibytes(over)));
  }

  @Test
  @DisplayName("is not what was printed and stayed, but what was written there and taken back")
  void printed() {
    OutsideLog log = new OutsideLog();
    log.add(1_000_000, 8 * MB, 8 * MB);
    assertEquals(0, log.peakBytes(8 * MB, MB));
    assertEquals(8 * MB, log.peakBytes(0, MB));
    assertEquals("[3]", Arrays.toString(mebibytes(log.over(curve(1), 6 * MB))));
  }

  @Test
  @DisplayName("is nothing below 1 MiB or a twentieth of the peak: the kernel keeps so much")
  void little() {
    OutsideLog log = log(1, 2);
    assertEquals(2 * MB, log.peakBytes(0, 40 * MB));
    assertEquals(0, log.peakBytes(0, 41 * MB));
    OutsideLog less = new OutsideLog();
    less.add(1, MB - 1, 0);
    assertEquals(0, less.peakBytes(0, 0));
    assertEquals(0, new OutsideLog().peakBytes(0, 0));
  }
}
