package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.InterleavedRuns;
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
  static InterleavedRuns.Plan of(@Nullable Integer repeat) throws BadUse {
    if (repeat == null) {
      return InterleavedRuns.Plan.DEFAULT;
    }
    if (repeat < 1 || repeat > MOST) {
      throw new BadUse("--repeat must be 1 to 10000, not " + repeat);
    }
    return InterleavedRuns.Plan.exactly(repeat);
  }
}
