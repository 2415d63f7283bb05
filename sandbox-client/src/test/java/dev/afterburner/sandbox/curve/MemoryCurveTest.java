// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MemoryCurveTest {

  @Test
  @DisplayName("the integral is the trapezoids' area; first and last value hold to exec and exit")
  void integral() {
    MemoryCurve curve =
        MemoryCurve.of(
            new long[] {1_000_000_000L, 2_000_000_000L, 4_000_000_000L},
            new long[] {100, 300, 200},
            5_000_000_000L);
    assertEquals(100 + 200 + 500 + 200, curve.integralByteSeconds(), 1e-9);
    assertEquals(300, curve.peakBytes());
  }

  @Test
  @DisplayName("a curve without samples has no area")
  void empty() {
    assertEquals(0, MemoryCurve.EMPTY.integralByteSeconds());
    assertEquals(0, MemoryCurve.EMPTY.peakBytes());
  }

  @Test
  @DisplayName("times that do not increase, or lie after the exit, are refused")
  void invariants() {
    long[] two = {5, 5};
    assertThrows(IllegalArgumentException.class, () -> MemoryCurve.of(two, two, 9));
    long[] one = {5};
    assertThrows(IllegalArgumentException.class, () -> MemoryCurve.of(one, one, 4));
    assertThrows(IllegalArgumentException.class, () -> MemoryCurve.of(one, two, 9));
  }

  @Test
  @DisplayName("Monolith's figures of its documented example: 3 ms, 300 kB, 700")
  void monolith() {
    MemoryCurve curve =
        MemoryCurve.of(
            new long[] {0, 1_000_000, 3_000_000},
            new long[] {100 * 1024, 300 * 1024, 200 * 1024},
            3_000_000);
    assertEquals(new MonolithFigures(3.0, 300, 700), MonolithFigures.of(curve, 1000));
  }

  @Test
  @DisplayName("thinning keeps about the stated rate")
  void thinned() {
    int n = 10_000;
    long[] at = new long[n];
    long[] resident = new long[n];
    for (int i = 0; i < n; i++) {
      at[i] = 100_000L * i;
      resident[i] = 1024;
    }
    MonolithFigures figures = MonolithFigures.of(MemoryCurve.of(at, resident, 100_000L * n), 115);
    assertEquals(115, figures.integral(), 1);
  }
}
