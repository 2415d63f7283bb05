// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

import java.util.List;

/** How a line is broken, so that colour is never all that tells two lines apart. */
public enum Dash {
  SOLID,
  DASHED,
  DOTTED,
  DASH_DOT,
  LONG,
  DASH_DOT_DOT,
  SPARSE,
  LONG_DOT,
  WIDE;

  /** What curves of no special standing take, in turn: none that has another meaning. */
  private static final List<Dash> CYCLE = List.of(DOTTED, DASH_DOT_DOT, WIDE, LONG_DOT, SPARSE);

  /** The n-th of the patterns that lines take in turn. */
  public static Dash cycle(int n) {
    return CYCLE.get(Math.floorMod(n, CYCLE.size()));
  }

  /** Lengths of strokes and gaps in turn, in units of the drawing; empty for an unbroken line. */
  public double[] lengths() {
    return switch (this) {
      case SOLID -> new double[0];
      case DASHED -> new double[] {5, 3};
      case DOTTED -> new double[] {1.5, 2.5};
      case DASH_DOT -> new double[] {6, 2.5, 1.5, 2.5};
      case LONG -> new double[] {9, 3};
      case SPARSE -> new double[] {1.5, 6};
      case LONG_DOT -> new double[] {10, 3, 1.5, 3};
      case WIDE -> new double[] {5, 7};
      case DASH_DOT_DOT -> new double[] {6, 2.5, 1.5, 2.5, 1.5, 2.5};
    };
  }
}
