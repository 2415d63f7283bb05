// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

import java.util.Locale;
import java.util.Optional;

/**
 * What a session has used up, steps that were taken again included.
 *
 * @param promptTokens tokens of all prompts
 * @param replyTokens tokens of all replies
 * @param nanos time that its finished steps took, ns
 */
public record Spent(long promptTokens, long replyTokens, long nanos) {

  public static final Spent NOTHING = new Spent(0, 0, 0);

  public long tokens() {
    return promptTokens + replyTokens;
  }

  /** In the currency of the prices, which are for a million tokens. */
  public double money(Settings.Stops prices) {
    return (promptTokens * prices.inputPrice() + replyTokens * prices.outputPrice()) / 1e6;
  }

  /** What one reply used up. */
  public static Spent of(SessionEvent.ReplyReceived reply) {
    return new Spent(reply.promptTokens(), reply.tokens(), reply.nanos());
  }

  /** What all replies of a step used up; they are drawn one after another. */
  public static Spent of(SessionState.Step step) {
    Spent sum = NOTHING;
    for (SessionState.Answer answer : step.answers()) {
      if (answer.reply() != null) {
        Spent one = of(answer.reply());
        sum =
            new Spent(
                sum.promptTokens + one.promptTokens,
                sum.replyTokens + one.replyTokens,
                sum.nanos + one.nanos);
      }
    }
    return sum;
  }

  /** The money as it is shown: "0.0042"; empty where no price is known. */
  public Optional<String> cost(Settings.Stops prices) {
    return prices.inputPrice() > 0 || prices.outputPrice() > 0
        ? Optional.of(String.format(Locale.ROOT, "%.4f", money(prices)))
        : Optional.empty();
  }

  Spent plus(SessionEvent.ReplyReceived reply) {
    return new Spent(promptTokens + reply.promptTokens(), replyTokens + reply.tokens(), nanos);
  }

  Spent plus(SessionEvent.StepFinished step) {
    return new Spent(promptTokens, replyTokens, nanos + step.nanos());
  }
}
