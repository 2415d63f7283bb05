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
 * @param further how much more the replies of further models cost than by the price of the
 *     session's own, in the currency of the prices; below 0 where they cost less
 */
public record Spent(long promptTokens, long replyTokens, long nanos, double further) {

  /** Of one model. */
  public Spent(long promptTokens, long replyTokens, long nanos) {
    this(promptTokens, replyTokens, nanos, 0);
  }

  public static final Spent NOTHING = new Spent(0, 0, 0);

  public long tokens() {
    return promptTokens + replyTokens;
  }

  /** In the currency of the prices, which are for a million tokens. */
  public double money(Settings.Stops prices) {
    return money(promptTokens, replyTokens, prices.inputPrice(), prices.outputPrice()) + further;
  }

  private static double money(long prompt, long reply, double input, double output) {
    return (prompt * input + reply * output) / 1e6;
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

  /** One reply more, of a model of the session. */
  Spent plus(SessionEvent.ReplyReceived reply, Settings settings, String model) {
    double more =
        settings.search().models().stream()
            .filter(offer -> offer.model().equals(model) && !model.equals(settings.model()))
            .findFirst()
            .map(offer -> of(reply).above(settings.stops(), offer))
            .orElse(0.0);
    return new Spent(
        promptTokens + reply.promptTokens(), replyTokens + reply.tokens(), nanos, further + more);
  }

  private double above(Settings.Stops own, Search.Offer offer) {
    return money(promptTokens, replyTokens, offer.inputPrice(), offer.outputPrice()) - money(own);
  }

  Spent plus(SessionEvent.StepFinished step) {
    return new Spent(promptTokens, replyTokens, nanos + step.nanos(), further);
  }
}
