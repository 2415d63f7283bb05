// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.figures;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.stats.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * The one number format: three significant digits, a thin space before the unit, prefixes by powers
 * of ten, an interval as ±. The same in every locale.
 */
public final class Figures {

  /** Stands between a number and its unit (U+2009). */
  public static final String THIN_SPACE = "\u2009";

  /** Stands where there is no figure. */
  public static final String NONE = "–";

  /** What {@link #change} says where a factor would read 1.00. */
  static final String SAME = "the same";

  private static final int DIGITS = 3;
  private static final int MOST_DECIMALS = 6;
  private static final String[] TIME = {"ns", "µs", "ms", "s"};
  private static final String[] MEMORY = {"B", "kB", "MB", "GB", "TB"};
  private static final String[] INTEGRAL = {"B·s", "kB·s", "MB·s", "GB·s", "TB·s"};
  private static final String[] RATE = {"Hz", "kHz", "MHz", "GHz"};

  private Figures() {}

  /** A duration in ns as ns, µs, ms or s: "82.8 ms". */
  public static String time(double nanos) {
    return scaled(nanos, TIME);
  }

  /** A duration in ns. */
  public static String time(long nanos) {
    return time((double) nanos);
  }

  /** A duration in ns with its interval: "82.8 ms ±0.9". */
  public static String time(Interval nanos) {
    return scaled(nanos, TIME);
  }

  /** Bytes as B, kB, MB, GB or TB, powers of ten: "21.4 MB". */
  public static String memory(double bytes) {
    return scaled(bytes, MEMORY);
  }

  /** Bytes. */
  public static String memory(long bytes) {
    return memory((double) bytes);
  }

  /** Bytes with their interval. */
  public static String memory(Interval bytes) {
    return scaled(bytes, MEMORY);
  }

  /** Byte-seconds: "1.40 MB·s". */
  public static String integral(double byteSeconds) {
    return scaled(byteSeconds, INTEGRAL);
  }

  /** Byte-seconds with their interval. */
  public static String integral(Interval byteSeconds) {
    return scaled(byteSeconds, INTEGRAL);
  }

  /** A figure in its base unit (ns, bytes, byte·s). */
  public static String of(Figure figure, double value) {
    return scaled(value, units(figure));
  }

  /** A figure in its base unit (ns, bytes, byte·s) with its interval. */
  public static String of(Figure figure, Interval value) {
    return scaled(value, units(figure));
  }

  /**
   * What of the memory of runs was in no resident set, the most of it: "up to 60.2 MB of the memory
   * lay outside the resident set"; empty where that is too little to count, or not known.
   */
  public static Optional<String> outside(Collection<Run> runs) {
    long most = outsideBytes(runs);
    return most <= 0
        ? Optional.empty()
        : Optional.of("up to " + memory(most) + " of the memory lay outside the resident set");
  }

  /** The same in bytes; {@link Run#UNKNOWN} where no run knows. */
  public static long outsideBytes(Collection<Run> runs) {
    return runs.stream().mapToLong(Run::outsideBytes).max().orElse(Run.UNKNOWN);
  }

  /** A sampling rate: "12.4 kHz". */
  public static String rate(double hertz) {
    return scaled(hertz, RATE);
  }

  /** A plain factor: "41.2×". */
  public static String factor(double ratio) {
    return Double.isFinite(ratio) ? number(ratio) + "×" : NONE;
  }

  /**
   * What a ratio to something else means: "41.2× faster", "1.18× as long", "0.500× as much". Only
   * speed is said as a factor of the baseline over the candidate; nothing is "2× less" or "slower".
   *
   * @param ratio candidate over baseline, &gt; 0; below 1 the candidate needs less
   */
  public static String change(Figure figure, double ratio) {
    if (!Double.isFinite(ratio) || ratio <= 0) {
      return NONE;
    }
    boolean speed = isSpeed(figure, ratio < 1);
    String factor = number(speed ? 1 / ratio : ratio);
    String words = speed ? " faster" : figure == Figure.TIME ? " as long" : " as much";
    return factor.equals("1.00") ? SAME : factor + "×" + words;
  }

  /** Whether a change is said as that of a speed, the baseline's figure over the candidate's. */
  static boolean isSpeed(Figure figure, boolean less) {
    return figure == Figure.TIME && less;
  }

  /** The same with its interval, as a range of the factor shown: "41.2× faster 39.8–42.7". */
  public static String change(Figure figure, Interval ratio) {
    String change = change(figure, ratio.value());
    if (ratio.low() <= 0 || ratio.high() == ratio.low() || change.equals(NONE)) {
      return change;
    }
    boolean different = ratio.high() < 1 || ratio.low() > 1;
    return (change.equals(SAME) && different ? slight(figure, ratio.value()) : change)
        + " "
        + range(ratio, isSpeed(figure, ratio.value() < 1));
  }

  /** A change whose factor would read 1.00, as a percentage: "0.2 % faster", "0.3 % more". */
  static String slight(Figure figure, double ratio) {
    boolean less = ratio < 1;
    String word = figure == Figure.TIME ? less ? "faster" : "slower" : less ? "less" : "more";
    return percent(100 * Math.abs(1 - ratio)) + " " + word;
  }

  /**
   * The interval of a factor, "2.31–2.52".
   *
   * @param inverted whether the factor is that of the baseline over the candidate
   */
  public static String range(Interval ratio, boolean inverted) {
    double low = inverted ? 1 / ratio.high() : ratio.low();
    double high = inverted ? 1 / ratio.low() : ratio.high();
    return bound(low) + "–" + bound(high);
  }

  /** A bound near 1 has the digits that show on which side of 1 it lies. */
  private static String bound(double factor) {
    String text = number(factor);
    int decimals = (int) Math.ceil(-Math.log10(Math.abs(factor - 1)) - 1e-6);
    return text.equals("1.00") && decimals <= MOST_DECIMALS
        ? String.format(Locale.ROOT, "%." + decimals + "f", factor)
        : text;
  }

  /** A share in percent, with a decimal only where it has one below 10 %: "88 %", "4.2 %". */
  public static String percent(double percent) {
    return Double.isFinite(percent)
        ? decimals(percent, percentDecimals(percent)) + THIN_SPACE + "%"
        : NONE;
  }

  /** A share in percent with its interval: "88 % ±2". */
  public static String percent(Interval percent) {
    return percent(percent.value()) + margin(percent, 1, percentDecimals(percent.value()));
  }

  /** A whole number in groups of three: "2 193". */
  public static String count(long count) {
    return grouped(BigDecimal.valueOf(count));
  }

  /** A plain number with three significant digits: "0.0243". */
  public static String number(double value) {
    return Double.isFinite(value) ? decimals(value, decimalsOf(value)) : NONE;
  }

  /** The unit in which {@link #of} writes a figure, in its base unit. */
  static ColumnUnit unit(Figure figure, double value) {
    String[] units = units(figure);
    int prefix = prefix(value, units);
    return new ColumnUnit(units[prefix], Math.pow(1000, prefix));
  }

  private static String[] units(Figure figure) {
    return switch (figure) {
      case TIME -> TIME;
      case MEMORY -> MEMORY;
      case INTEGRAL -> INTEGRAL;
    };
  }

  private static String scaled(double value, String[] units) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    int prefix = prefix(value, units);
    double shown = value / Math.pow(1000, prefix);
    return decimals(shown, decimals(prefix, shown)) + THIN_SPACE + units[prefix];
  }

  private static String scaled(Interval interval, String[] units) {
    double value = interval.value();
    if (!Double.isFinite(value)) {
      return NONE;
    }
    int prefix = prefix(value, units);
    double unit = Math.pow(1000, prefix);
    return scaled(value, units) + margin(interval, unit, decimals(prefix, value / unit));
  }

  /** Half the interval's width, with the decimals of its value, or as many as show a digit. */
  private static String margin(Interval interval, double unit, int decimals) {
    double half = (interval.high() - interval.low()) / 2 / unit;
    if (!Double.isFinite(half) || half <= 0) {
      return "";
    }
    double rounded = Double.parseDouble(plain(half, decimals));
    int shown = rounded > 0 ? decimals : (int) Math.ceil(-Math.log10(half));
    return " ±" + decimals(half, shown);
  }

  /** Half the width of an interval, as finely as a value beside it is written. */
  static String margin(double half, double value) {
    double rounded = Double.parseDouble(plain(half, decimalsOf(value)));
    int shown = rounded > 0 ? decimalsOf(value) : (int) Math.ceil(-Math.log10(half));
    return decimals(half, Math.max(0, shown));
  }

  /** The largest prefix that leaves at least 1 before the point after rounding. */
  private static int prefix(double value, String[] units) {
    double magnitude =
        new BigDecimal(Math.abs(value))
            .round(new MathContext(DIGITS, RoundingMode.HALF_UP))
            .doubleValue();
    int prefix = 0;
    while (magnitude >= 1000 && prefix < units.length - 1) {
      magnitude /= 1000;
      prefix++;
    }
    return prefix;
  }

  /** Whole base units have no decimals: "512 B", "90 ns". */
  private static int decimals(int prefix, double shown) {
    return prefix == 0 && shown == Math.rint(shown) ? 0 : decimalsOf(shown);
  }

  private static int percentDecimals(double percent) {
    return percent == Math.rint(percent) || Math.abs(percent) >= 9.95 ? 0 : 1;
  }

  private static int decimalsOf(double value) {
    if (value == 0) {
      return 0;
    }
    BigDecimal rounded =
        new BigDecimal(Math.abs(value)).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
    int exponent = rounded.precision() - rounded.scale() - 1;
    return Math.max(0, DIGITS - 1 - exponent);
  }

  private static String decimals(double value, int decimals) {
    BigDecimal rounded = new BigDecimal(value);
    if (rounded.signum() != 0 && Math.abs(value) >= 1000) {
      rounded = rounded.round(new MathContext(DIGITS, RoundingMode.HALF_UP));
    }
    return grouped(rounded.setScale(decimals, RoundingMode.HALF_UP));
  }

  private static String plain(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  private static String grouped(BigDecimal number) {
    String digits = number.abs().toPlainString();
    int point = digits.indexOf('.');
    int whole = point < 0 ? digits.length() : point;
    StringBuilder text = new StringBuilder(digits);
    for (int i = whole - 3; i > 0; i -= 3) {
      text.insert(i, THIN_SPACE);
    }
    return number.signum() < 0 ? "−" + text : text.toString();
  }
}
