// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

/** Maps values to the unit interval, along an axis. */
public sealed interface Scale {

  /** The value at 0. */
  double low();

  /** The value at 1. */
  double high();

  /** Where a value lies: 0 at {@link #low()}, 1 at {@link #high()}, beyond them outside. */
  double unit(double value);

  /** The value at a place; the inverse of {@link #unit}. */
  double value(double unit);

  /** The same kind of scale between two other values. */
  Scale between(double low, double high);

  /** A linear scale. */
  static Scale linear(double low, double high) {
    return new Linear(low, high > low ? high : low + 1);
  }

  /** A logarithmic scale; both ends &gt; 0. */
  static Scale log(double low, double high) {
    return new Log(low, high > low ? high : low * 10);
  }

  /** Equal steps are equal differences. */
  record Linear(double low, double high) implements Scale {
    @Override
    public double unit(double value) {
      return (value - low) / (high - low);
    }

    @Override
    public double value(double unit) {
      return low + unit * (high - low);
    }

    @Override
    public Scale between(double newLow, double newHigh) {
      return linear(newLow, newHigh);
    }
  }

  /** Equal steps are equal ratios. Values not above 0 lie far to the left. */
  record Log(double low, double high) implements Scale {
    private static final double FAR = -1e3;

    public Log {
      if (!(low > 0)) {
        throw new IllegalArgumentException("a logarithmic scale begins above 0");
      }
    }

    @Override
    public double unit(double value) {
      return value <= 0 ? FAR : Math.log(value / low) / Math.log(high / low);
    }

    @Override
    public double value(double unit) {
      return low * Math.pow(high / low, unit);
    }

    @Override
    public Scale between(double newLow, double newHigh) {
      return log(newLow, newHigh);
    }
  }
}
