package dev.afterburner.workbench.session;

import dev.afterburner.sandbox.Figure;

/**
 * All that a session's decisions depend on.
 *
 * @param objective what is to be made smaller
 * @param policy where the next step starts from
 * @param iterations how many steps are planned
 * @param seed seed of everything random
 * @param model which model, in the command line's words (demo, openai:URL#NAME, …)
 */
public record Settings(Figure objective, Policy policy, int iterations, long seed, String model) {

  /** Where a step starts from. */
  public enum Policy {
    /** From the best version so far. */
    KEEP_BEST,
    /** From the newest version. */
    FOLLOW_LATEST
  }
}
