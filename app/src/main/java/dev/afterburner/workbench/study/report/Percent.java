// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.report;

import dev.afterburner.workbench.study.stats.Estimate;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares as the paper prints them: percent with two decimals. */
final class Percent {

  private Percent() {}

  /** "61.67"; an en dash where there is none. */
  static String of(double share) {
    return Double.isFinite(share) ? printed(100 * share) : "–";
  }

  /** A value that is in percent already. */
  static String printed(double percent) {
    // Through the shortest decimal, so that what was read from a printed number is that again; a
    // share that was computed is rounded first where binary fractions would tip a half.
    BigDecimal number =
        BigDecimal.valueOf(percent)
            .setScale(9, RoundingMode.HALF_EVEN)
            .setScale(2, RoundingMode.HALF_UP);
    return number.signum() < 0 ? "−" + number.abs().toPlainString() : number.toPlainString();
  }

  /** "61.67 (56.05–66.99)". */
  static String of(Estimate estimate) {
    return of(estimate.value()) + " (" + range(estimate.low(), estimate.high()) + ")";
  }

  static String range(double low, double high) {
    // Between two numbers of which one may have a sign, a dash would be read as one.
    return low < 0 ? of(low) + " to " + of(high) : of(low) + "–" + of(high);
  }
}
