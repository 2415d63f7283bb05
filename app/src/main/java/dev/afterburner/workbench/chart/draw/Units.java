// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.figures.Figures;

/**
 * A unit in which an axis is labelled.
 *
 * @param symbol its symbol
 * @param size how many base units (ns, byte, byte·s) it is
 */
public record Units(String symbol, double size) {

  private static final String[] TIME = {"ns", "µs", "ms", "s"};
  private static final String[] MEMORY = {"B", "kB", "MB", "GB", "TB"};
  private static final String[] INTEGRAL = {"B·s", "kB·s", "MB·s", "GB·s", "TB·s"};

  /** The largest unit of a figure in which a value is at least 1. */
  public static Units of(Figure figure, double value) {
    String[] symbols =
        switch (figure) {
          case TIME -> TIME;
          case MEMORY -> MEMORY;
          case INTEGRAL -> INTEGRAL;
        };
    int prefix = 0;
    double size = 1;
    while (prefix < symbols.length - 1 && Math.abs(value) >= size * 1000 * (1 - 1e-12)) {
      size *= 1000;
      prefix++;
    }
    return new Units(symbols[prefix], size);
  }

  /** A value on an axis with a step, without its unit. */
  public String number(double value, double step) {
    return Ticks.plain(value / size, step / size);
  }

  /** A value on an axis with a step, with its unit; 0 has none. */
  public String label(double value, double step) {
    return value == 0 ? "0" : number(value, step) + Figures.THIN_SPACE + symbol;
  }
}
