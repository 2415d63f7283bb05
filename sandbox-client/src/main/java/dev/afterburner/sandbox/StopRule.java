// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import dev.afterburner.sandbox.stats.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Decides when enough rounds are made. It is asked after each round from a plan's least number on;
 * the plan's other bounds hold whatever it says.
 */
@FunctionalInterface
public interface StopRule {

  /** Goes on until a plan's bounds end it. */
  StopRule NEVER = rounds -> false;

  /**
   * Whether no further round is needed.
   *
   * @param rounds all that were made so far, each of them whole
   */
  boolean enough(Rounds rounds);

  /** Ends as soon as either rule does. */
  default StopRule or(StopRule other) {
    return rounds -> enough(rounds) || other.enough(rounds);
  }

  /**
   * Ends when a figure of each two programs that are still in is decided: a difference is shown, or
   * that there is none to speak of. It looks as often as its stated error allows.
   */
  static StopRule decided(Figure figure) {
    return rounds ->
        eachPair(rounds, (baseline, candidate) -> decided(rounds, baseline, candidate, figure));
  }

  /** The same for one pair. */
  static StopRule decided(Figure figure, int baseline, int candidate) {
    return rounds -> decided(rounds, baseline, candidate, figure);
  }

  private static boolean decided(Rounds rounds, int baseline, int candidate, Figure figure) {
    double[][] values = rounds.values(figure, baseline, candidate);
    return Comparison.mayLook(values.length)
        && Arrays.stream(values).allMatch(row -> row[0] > 0 && row[1] > 0)
        && Comparison.soFar(values).outcome() != Comparison.Outcome.UNDECIDED;
  }

  /**
   * Ends when the interval of the ratio of wall times is narrow for each two programs that are
   * still in.
   *
   * @param relativeHalfWidth half the interval's width over the ratio
   */
  static StopRule preciseRatio(double relativeHalfWidth) {
    return rounds ->
        eachPair(
            rounds,
            (baseline, candidate) ->
                preciseRatio(rounds, baseline, candidate, Figure.TIME, relativeHalfWidth));
  }

  /** The same for one pair in a figure. */
  static StopRule preciseRatio(
      Figure figure, int baseline, int candidate, double relativeHalfWidth) {
    return rounds -> preciseRatio(rounds, baseline, candidate, figure, relativeHalfWidth);
  }

  private static boolean preciseRatio(
      Rounds rounds, int baseline, int candidate, Figure figure, double relativeHalfWidth) {
    return Runs.compare(rounds, baseline, candidate, figure).ratio().relativeHalfWidth()
        <= relativeHalfWidth;
  }

  private static boolean eachPair(Rounds rounds, BiPredicate<Integer, Integer> holds) {
    List<Integer> in = rounds.running();
    return in.size() > 1
        && IntStream.range(1, in.size())
            .allMatch(b -> IntStream.range(0, b).allMatch(a -> holds.test(in.get(a), in.get(b))));
  }

  /**
   * Ends when the 95 % interval of the median wall time is narrow for every program that is still
   * in. It doesn't depend on how programs compare.
   *
   * @param relativeHalfWidth half the interval's width over the median
   */
  static StopRule precise(double relativeHalfWidth) {
    return rounds ->
        rounds.running().stream()
            .allMatch(
                program ->
                    Runs.summary(rounds.of(program), Figure.TIME).median().relativeHalfWidth()
                        <= relativeHalfWidth);
  }
}
