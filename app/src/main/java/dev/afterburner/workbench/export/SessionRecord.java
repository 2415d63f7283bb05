package dev.afterburner.workbench.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
   * @param reply as received; null when none came
   * @param rejection why the reply was of no use; null when it was
   * @param tokens tokens of the reply
   * @param seconds time that the reply took, s
   */
  public record Step(
      int number,
      int parent,
      String prompt,
      @Nullable String reply,
      @Nullable String rejection,
      @Nullable Integer tokens,
      @Nullable Double seconds) {}

  public SessionRecord {
    steps = List.copyOf(steps);
  }

  /** The record of a session as it stands. */
  public static SessionRecord of(SessionState state) {
    return new SessionRecord(
        SessionDocument.of(state), state.steps().stream().map(SessionRecord::step).toList());
  }

  private static Step step(SessionState.Step step) {
    ReplyReceived reply = step.reply();
    return new Step(
        step.number(),
        step.parent(),
        step.prompt(),
        reply == null ? null : reply.text(),
        step.rejection(),
        reply == null ? null : reply.tokens(),
        reply == null ? null : reply.nanos() / 1e9);
  }
}
