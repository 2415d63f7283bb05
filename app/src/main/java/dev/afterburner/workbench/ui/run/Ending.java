// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.workbench.session.SessionEvent.Paused;
import dev.afterburner.workbench.session.SessionEvent.StepsAsked;
import dev.afterburner.workbench.session.SessionState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the steps that were asked for came to an end.
 *
 * @param kind in which way
 * @param what happened, without a full stop: "Stopped in step 2 of 10"
 * @param reason why, a sentence; empty where the user knows it
 * @param left how many of the steps that were asked for are not taken
 */
public record Ending(Kind kind, String what, String reason, int left) {

  /** Ways to come to an end. */
  public enum Kind {
    /** All steps are taken. */
    DONE,
    /** The user paused or stopped them, or closed the window. */
    BY_USER,
    /** A rule of the session's settings ended it. */
    BY_RULE,
    /** No reply came. */
    NO_REPLY
  }

  /** What stands in a line that stays until the next work. */
  public String text() {
    return what + "." + (reason.isEmpty() ? "" : " " + reason);
  }

  /** Steps that were asked for and are over now. */
  record Asked(int first, int count, boolean pausing, boolean stopping) {

    static Asked of(Activity.Stepping s) {
      return new Asked(s.first(), s.count(), s.pausing(), s.stopping());
    }

    private String of(int step) {
      return count == 1 ? "step " + step : "step " + step + " of " + last();
    }

    private int last() {
      return first + count - 1;
    }

    /**
     * How they ended.
     *
     * @param step the step that was worked on last
     */
    Ending ending(SessionState now, int step) {
      int left = Math.max(0, last() - now.finishedSteps());
      String paused = now.paused();
      String over = now.ended();
      if (stopping) {
        return new Ending(Kind.BY_USER, "Stopped in " + of(step), "", left);
      }
      if (left == 0) {
        String which =
            count == 1 ? "Step " + first + " is" : "Steps " + first + " to " + last() + " are";
        return new Ending(Kind.DONE, which + " done", "", 0);
      }
      if (pausing) {
        return new Ending(Kind.BY_USER, "Paused after " + of(now.finishedSteps()), "", left);
      }
      if (paused != null) {
        String not = of(now.finishedSteps() + 1) + " was not taken";
        return new Ending(Kind.NO_REPLY, sentence(not), stopped(sentence(paused)), left);
      }
      return new Ending(
          Kind.BY_RULE,
          "Ended after " + of(now.finishedSteps()),
          over == null ? "" : stopped(sentence(over)),
          left);
    }
  }

  /**
   * How the steps of a stored session ended; null where none of those asked for was left undone,
   * and where the session is of a workbench that did not note what was asked for.
   */
  static @Nullable Ending of(SessionState stored) {
    String paused = stored.paused();
    StepsAsked asked = stored.asked();
    if (paused == null || asked == null || asked.last() <= stored.finishedSteps()) {
      return null;
    }
    boolean cut = paused.equals(Paused.INTERRUPTED);
    boolean untold = cut || paused.equals(Paused.BY_USER) || paused.equals(Paused.STOPPED);
    int last = stored.steps().stream().mapToInt(SessionState.Step::number).max().orElse(0);
    int step = cut ? stored.finishedSteps() + 1 : last;
    if (step == 0) {
      return null;
    }
    boolean whole = !cut && step <= stored.finishedSteps();
    return new Ending(
        untold ? Kind.BY_USER : Kind.NO_REPLY,
        "This session stopped "
            + (whole ? "after" : "in")
            + " "
            + new Asked(asked.first(), asked.count(), false, false).of(step),
        untold ? "" : stopped(sentence(paused)),
        asked.last() - stored.finishedSteps());
  }

  private static String sentence(String words) {
    return words.isEmpty()
        ? ""
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String stopped(String sentence) {
    return sentence.isEmpty() || sentence.endsWith(".") || sentence.endsWith("?")
        ? sentence
        : sentence + ".";
  }
}
