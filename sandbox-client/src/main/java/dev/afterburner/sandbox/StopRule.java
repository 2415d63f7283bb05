package dev.afterburner.sandbox;

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
