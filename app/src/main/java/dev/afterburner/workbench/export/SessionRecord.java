// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.afterburner.workbench.export.document.RewardDocument;
import dev.afterburner.workbench.export.document.SessionDocument;
import dev.afterburner.workbench.reward.StepRewards;
import dev.afterburner.workbench.session.SessionEvent.ReplyReceived;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A session with all that was said in it, as {@code session.json} keeps it.
 *
 * @param session the session
 * @param requested how replies were to be drawn; how each was stands with it
 * @param steps what was asked and answered
 */
public record SessionRecord(
    @JsonUnwrapped SessionDocument session, Requested requested, List<Step> steps) {

  /**
   * One step.
   *
   * @param number from 1
   * @param parent the version that the prompt was about
   * @param prompt as sent
   * @param promptEdited whether somebody edited it by hand before
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
      boolean promptEdited,
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
   * @param sampling how it was drawn, as the model was told: temperature, top_p, max_tokens, seed
   *     and further fields; one that the model does not take is missing
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
      Map<String, Object> sampling,
      @Nullable RewardDocument reward) {

    public Reply {
      sampling = Collections.unmodifiableMap(new TreeMap<>(sampling));
    }
  }

  /**
   * How replies were asked for.
   *
   * @param temperature null for the model's default
   * @param topP null for the model's default
   * @param maxTokens longest reply, tokens
   * @param seed of the first reply; each further one has the next number
   * @param extra further fields of the requests
   */
  public record Requested(
      @Nullable Double temperature,
      @Nullable Double topP,
      int maxTokens,
      long seed,
      Map<String, Object> extra) {

    public Requested {
      extra = Collections.unmodifiableMap(new TreeMap<>(extra));
    }
  }

  public SessionRecord {
    steps = List.copyOf(steps);
  }

  /** The record of a session as it stands. */
  public static SessionRecord of(SessionState state) {
    Settings settings = state.started().settings();
    return new SessionRecord(
        SessionDocument.of(state),
        new Requested(
            settings.requests().temperature(),
            settings.requests().topP(),
            settings.requests().maxTokens(),
            settings.seed(),
            settings.requests().extra()),
        state.steps().stream().map(s -> step(state, s)).toList());
  }

  private static Step step(SessionState state, SessionState.Step step) {
    StepRewards rewards = StepRewards.of(state, step);
    ReplyReceived reply = step.reply();
    return new Step(
        step.number(),
        step.parent(),
        step.prompt(),
        step.edited(),
        reply == null ? null : reply.text(),
        step.rejection(),
        reply == null ? null : reply.tokens(),
        reply == null ? null : reply.nanos() / 1e9,
        step.answers().stream().map(answer -> reply(answer, rewards)).toList());
  }

  private static Reply reply(SessionState.Answer answer, StepRewards rewards) {
    ReplyReceived reply = answer.reply();
    if (reply == null) {
      return new Reply(
          answer.candidate(), null, answer.rejection(), 0, 0, 0, 0, null, Map.of(), null);
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
        reply.sampling(),
        rewards.ofCandidate(answer.candidate()).map(RewardDocument::of).orElse(null));
  }
}
