// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.figures;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import java.util.stream.DoubleStream;

/**
 * The one unit of a column of figures, so that a glance compares them.
 *
 * @param symbol its symbol
 * @param size how many base units (ns, bytes, byte·s) it is
 */
public record ColumnUnit(String symbol, double size) {

  /** The unit in which the least of the values reads well; of the base units without any. */
  public static ColumnUnit of(Figure figure, DoubleStream values) {
    double least = values.filter(v -> v > 0 && Double.isFinite(v)).min().orElse(1);
    return Figures.unit(figure, least);
  }

  /** A value in base units: "4 060 ms". */
  public String of(double value) {
    return Figures.number(value / size) + Figures.THIN_SPACE + symbol;
  }

  /** A value in base units with its interval: "4 060 ms ±12". */
  public String of(Interval value) {
    return of(value.value()) + margin(value);
  }

  /** A value in base units, in this unit and without its symbol: "4 060 ±12". */
  public String number(Interval value) {
    return Figures.number(value.value() / size) + margin(value);
  }

  private String margin(Interval value) {
    double half = (value.high() - value.low()) / 2 / size;
    return half > 0 && Double.isFinite(half)
        ? " ±" + Figures.margin(half, value.value() / size)
        : "";
  }
}
