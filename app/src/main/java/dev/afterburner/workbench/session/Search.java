// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

import java.util.List;

/**
 * What a session's steps may do beside improving the policy's choice, and who is asked. 0 stands
 * for "not this".
 *
 * @param repairs how often a failing candidate is given back with its failing case, 0 to 2
 * @param combineEvery each so many steps two programs are to be joined
 * @param shiftAfter after so many steps without a better version another idea is asked for
 * @param askAgain how often in a step a reply that is its parent again is asked for anew
 * @param confirmRounds rounds of fresh runs, original and best in turns, before a result is claimed
 * @param models those that are asked beside the session's own
 * @param turns whose turn it is, where there are several
 */
public record Search(
    int repairs,
    int combineEvery,
    int shiftAfter,
    int askAgain,
    int confirmRounds,
    List<Offer> models,
    Turns turns) {

  /** More repairs of one candidate bring little: the model goes round in circles. */
  public static final int MOST_REPAIRS = 2;

  /** More than these are a slip of the hand. */
  public static final int MOST_MODELS = 16;

  /** Improving by one model, and nothing else: the loop of the paper. */
  public static final Search PLAIN = new Search(0, 0, 0, 0, 0, List.of(), Turns.ROUND);

  /** Who is asked next. */
  public enum Turns {
    /** One after another. */
    ROUND,
    /** Whose programs gained most for their cost; each is tried. */
    BANDIT
  }

  /**
   * A further model.
   *
   * @param model in the command line's words
   * @param inputPrice what a million tokens of prompts cost; 0 where it is not known
   * @param outputPrice what a million tokens of replies cost
   */
  public record Offer(String model, double inputPrice, double outputPrice) {}

  public Search {
    models = List.copyOf(models);
  }

  /** The same with other models beside the session's own. */
  public Search withModels(List<Offer> others, Turns how) {
    return new Search(repairs, combineEvery, shiftAfter, askAgain, confirmRounds, others, how);
  }

  /** The same with a result that is confirmed by so many rounds, or by none. */
  public Search withConfirmRounds(int rounds) {
    return new Search(repairs, combineEvery, shiftAfter, askAgain, rounds, models, turns);
  }
}
