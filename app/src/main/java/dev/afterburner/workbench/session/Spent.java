package dev.afterburner.workbench.session;

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

  Spent plus(SessionEvent.ReplyReceived reply) {
    return new Spent(promptTokens + reply.promptTokens(), replyTokens + reply.tokens(), nanos);
  }

  Spent plus(SessionEvent.StepFinished step) {
    return new Spent(promptTokens, replyTokens, nanos + step.nanos());
  }
}
