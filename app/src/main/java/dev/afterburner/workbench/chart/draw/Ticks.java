// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Marks at round values, and their labels. */
public final class Ticks {

  private static final double[] STEPS = {1, 2, 2.5, 5, 10};
  private static final int MAX_TICKS = 1000;

  private Ticks() {}

  /** Writes a value whose neighbours are a step away. */
  @FunctionalInterface
  public interface Labels {
    String of(double value, double step);
  }

  /** The smallest round step (1, 2, 2.5 or 5 times a power of ten) not below a wished one. */
  public static double roundStep(double wished) {
    double power = Math.pow(10, Math.floor(Math.log10(wished)));
    for (double step : STEPS) {
      if (step * power >= wished * (1 - 1e-9)) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /** Round values within a scale, at most about as many as wished, each labelled. */
  public static List<Tick> linear(Scale scale, double wished, Labels labels) {
    return every(roundStep((scale.high() - scale.low()) / Math.max(1, wished)), scale, labels);
  }

  /** The multiples of a step within a scale, each labelled. */
  public static List<Tick> every(double step, Scale scale, Labels labels) {
    List<Tick> ticks = new ArrayList<>();
    long first = (long) Math.ceil(scale.low() / step - 1e-9);
    for (long i = first; ticks.size() < MAX_TICKS; i++) {
      double value = i * step;
      if (value > scale.high() + step * 1e-9) {
        break;
      }
      ticks.add(new Tick(value, labels.of(value, step)));
    }
    return ticks;
  }

  /**
   * Powers of ten, labelled as far as there is room for; on a short range 2 and 5 times them are
   * labelled too, and on a very short one the values are those of a linear axis. Two are labelled
   * at least: a single one tells no scale.
   */
  public static List<Tick> log(Scale scale, double wished, Labels labels) {
    double decades = Math.log10(scale.high() / scale.low());
    if (decades < 0.7) {
      return linear(scale, wished, labels);
    }
    int every = (int) Math.max(1, Math.ceil(decades / Math.max(1, wished)));
    List<Tick> ticks = log(scale, every, every == 1 && wished >= 3 * decades, labels);
    if (ticks.stream().filter(Tick::major).count() < 2) {
      ticks = log(scale, 1, false, labels);
    }
    return ticks.stream().filter(Tick::major).count() < 2 ? log(scale, 1, true, labels) : ticks;
  }

  /**
   * Powers of ten and the digits between.
   *
   * @param every how many powers stand between two labels
   * @param halves whether 2 and 5 times a power are labelled, too
   */
  private static List<Tick> log(Scale scale, int every, boolean halves, Labels labels) {
    List<Tick> ticks = new ArrayList<>();
    int from = (int) Math.floor(Math.log10(scale.low()) - 1e-9);
    int to = (int) Math.ceil(Math.log10(scale.high()) + 1e-9);
    for (int exponent = from; exponent <= to; exponent++) {
      double power = Math.pow(10, exponent);
      for (int digit = 1; digit <= 9; digit++) {
        double value = digit * power;
        if (value < scale.low() * (1 - 1e-9) || value > scale.high() * (1 + 1e-9)) {
          continue;
        }
        boolean labelled =
            digit == 1 ? Math.floorMod(exponent, every) == 0 : halves && (digit == 2 || digit == 5);
        if (labelled || every == 1) {
          ticks.add(new Tick(value, labelled ? labels.of(value, value) : ""));
        }
      }
    }
    return ticks;
  }

  /** A value without more decimals than its step has. */
  public static String plain(double value, double step) {
    if (value == 0) {
      return "0";
    }
    // 2.5 has one decimal more than its power of ten.
    int decimals =
        Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9) + (isQuarter(step) ? 1 : 0));
    BigDecimal number = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
    String text = number.abs().toPlainString();
    return number.signum() < 0 ? "−" + text : text;
  }

  private static boolean isQuarter(double step) {
    double lead = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-9));
    return Math.abs(lead - 2.5) < 1e-6;
  }
}
