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
    String shown = Figures.of(figure, least);
    String symbol = shown.substring(shown.lastIndexOf(Figures.THIN_SPACE) + 1);
    double size =
        switch (symbol.charAt(0)) {
          case 'k', 'µ' -> 1e3;
          case 'M', 'm' -> 1e6;
          case 'G', 's' -> 1e9;
          case 'T' -> 1e12;
          default -> 1;
        };
    return new ColumnUnit(symbol, size);
  }

  /** A value in base units: "4 060 ms". */
  public String of(double value) {
    return Figures.number(value / size) + Figures.THIN_SPACE + symbol;
  }

  /** A value in base units with its interval: "4 060 ms ±12". */
  public String of(Interval value) {
    String number = number(value);
    int margin = number.indexOf(" ±");
    return of(value.value()) + (margin < 0 ? "" : number.substring(margin));
  }

  /** A value in base units, in this unit and without its symbol: "4 060 ±12". */
  public String number(Interval value) {
    double half = (value.high() - value.low()) / 2 / size;
    String number = Figures.number(value.value() / size);
    return half > 0 && Double.isFinite(half)
        ? number + " ±" + Figures.margin(half, value.value() / size)
        : number;
  }
}
