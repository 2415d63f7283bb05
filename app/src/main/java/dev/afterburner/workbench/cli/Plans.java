package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.Repetition;
import org.jspecify.annotations.Nullable;

/** How often to run, by what a command line says. */
final class Plans {

  private static final int MOST = 10_000;

  private Plans() {}

  /**
   * The plan for --repeat.
   *
   * @param repeat null where the option was not given
   */
  static Repetition.Plan of(@Nullable Integer repeat) throws BadUse {
    if (repeat == null) {
      return Repetition.Plan.DEFAULT;
    }
    if (repeat < 1 || repeat > MOST) {
      throw new BadUse("--repeat must be 1 to 10000, not " + repeat);
    }
    return Repetition.Plan.exactly(repeat);
  }
}
