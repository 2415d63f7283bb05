package dev.afterburner.workbench.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.afterburner.workbench.reward.StepRewards;
import dev.afterburner.workbench.session.SessionEvent.ReplyReceived;
import dev.afterburner.workbench.session.SessionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session with all that was said in it, as {@code session.json} keeps it.
 *
 * @param session the session
 * @param steps what was asked and answered
 */
public record SessionRecord(@JsonUnwrapped SessionDocument session, List<Step> steps) {

  /**
   * One step.
   *
   * @param number from 1
   * @param parent the version that the prompt was about
   * @param prompt as sent
   * @param reply the first one as received; null when none came
   * @param rejection why the step gave no program; null when it did
   * @param tokens tokens of that reply
   * @param seconds time that it took, s
   * @param replies all of them, one a candidate
   */
  public record Step(
      int number,
      int parent,
      String prompt,
      @Nullable String reply,
      @Nullable String rejection,
      @Nullable Integer tokens,
      @Nullable Double seconds,
      List<Reply> replies) {

    public Step {
      replies = List.copyOf(replies);
    }
  }

  /**
   * One reply.
   *
   * @param candidate which of the step's, from 1
   * @param text as received; null when none came
   * @param rejection why it was of no use; null when it was
   * @param promptTokens tokens of the prompt; 0 where that is not known
   * @param tokens tokens of the reply
   * @param firstSeconds time to its first piece, s
   * @param seconds time that it took, s
   * @param tokensPerSecond tokens after the first piece over the time after it
   * @param reward what the reply would be worth in training; null before that is known
   */
  public record Reply(
      int candidate,
      @Nullable String text,
      @Nullable String rejection,
      int promptTokens,
      int tokens,
      double firstSeconds,
      double seconds,
      @Nullable Double tokensPerSecond,
      @Nullable RewardDocument reward) {}

  public SessionRecord {
    steps = List.copyOf(steps);
  }

  /** The record of a session as it stands. */
  public static SessionRecord of(SessionState state) {
    return new SessionRecord(
        SessionDocument.of(state), state.steps().stream().map(s -> step(state, s)).toList());
  }

  private static Step step(SessionState state, SessionState.Step step) {
    StepRewards rewards = StepRewards.of(state, step);
    ReplyReceived reply = step.reply();
    return new Step(
        step.number(),
        step.parent(),
        step.prompt(),
        reply == null ? null : reply.text(),
        step.rejection(),
        reply == null ? null : reply.tokens(),
        reply == null ? null : reply.nanos() / 1e9,
        step.answers().stream().map(answer -> reply(answer, rewards)).toList());
  }

  private static Reply reply(SessionState.Answer answer, StepRewards rewards) {
    ReplyReceived reply = answer.reply();
    if (reply == null) {
      return new Reply(answer.candidate(), null, answer.rejection(), 0, 0, 0, 0, null, null);
    }
    double writing = (reply.nanos() - reply.firstNanos()) / 1e9;
    return new Reply(
        answer.candidate(),
        reply.text(),
        answer.rejection(),
        reply.promptTokens(),
        reply.tokens(),
        reply.firstNanos() / 1e9,
        reply.nanos() / 1e9,
        writing > 0 && reply.firstNanos() > 0 ? (reply.tokens() - 1) / writing : null,
        rewards.ofCandidate(answer.candidate()).map(RewardDocument::of).orElse(null));
  }
}
