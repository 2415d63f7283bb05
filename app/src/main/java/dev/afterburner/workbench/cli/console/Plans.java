// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.StopRule;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** How often to run, by what a command line says. */
public final class Plans {

  /** What --until does, for its description. */
  public static final String UNTIL =
      "Run until the interval is within P %% either way instead, for at most 1000 runs or 60 s"
          + " on each.";

  private static final int MOST = 10_000;

  private Plans() {}

  /**
   * The plan for --repeat.
   *
   * @param repeat null where the option was not given
   */
  public static InterleavedRuns.Plan of(@Nullable Integer repeat) throws BadUse {
    return of(repeat, null);
  }

  /**
   * The plan for a program's own figures: until the median is known.
   *
   * @param repeat null where --repeat was not given
   * @param until null where --until was not given
   */
  public static InterleavedRuns.Plan of(@Nullable Integer repeat, @Nullable String until)
      throws BadUse {
    return of(repeat, until, InterleavedRuns.Plan.DEFAULT, StopRule::precise);
  }

  /** The plan for comparing: until all pairs are decided in their times. */
  public static InterleavedRuns.Plan comparing(@Nullable Integer repeat, @Nullable String until)
      throws BadUse {
    InterleavedRuns.Plan decided =
        InterleavedRuns.Plan.DEFAULT.withRule(StopRule.decided(Figure.TIME));
    return of(repeat, until, decided, StopRule::preciseRatio);
  }

  private static InterleavedRuns.Plan of(
      @Nullable Integer repeat,
      @Nullable String until,
      InterleavedRuns.Plan usual,
      DoubleFunction<StopRule> precise)
      throws BadUse {
    if (until != null) {
      if (repeat != null) {
        throw new BadUse(
            "--repeat sets how many runs, --until how precise they must be: give one of the two");
      }
      return InterleavedRuns.Plan.until(precise.apply(share(until)));
    }
    if (repeat == null) {
      return usual;
    }
    if (repeat < 1 || repeat > MOST) {
      throw new BadUse("--repeat must be 1 to 10000, not " + repeat);
    }
    return InterleavedRuns.Plan.exactly(repeat);
  }

  /**
   * How near a median should be known, as a share of it.
   *
   * @param until null where --until was not given
   */
  public static double goal(@Nullable String until) throws BadUse {
    return until == null ? InterleavedRuns.Plan.PRECISE : share(until);
  }

  /** "1%" or "1" as 0.01. */
  public static double share(String percent) throws BadUse {
    String number = percent.endsWith("%") ? percent.substring(0, percent.length() - 1) : percent;
    try {
      double share = Double.parseDouble(number.strip()) / 100;
      if (share >= 0.0001 && share <= 0.5) {
        return share;
      }
    } catch (NumberFormatException e) {
      throw new BadUse("--until takes a percentage such as 1%, not " + percent);
    }
    throw new BadUse("--until must be 0.01% to 50%, not " + percent);
  }
}
