// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.workbench.session.SessionState;
import java.util.List;

/**
 * A session that is open. Its methods do the work on the calling thread and return when it is done,
 * paused or stopped; one works at a time. {@link #pause} and {@link #stop} may come from any
 * thread.
 */
public interface Session {

  /** Where it stands. May be read from any thread. */
  SessionState state();

  /** Judges and measures the original, once; returns at once where that was done already. */
  void prepare() throws SessionException;

  /**
   * Takes steps: prompt, reply, parse, judge, measure, compare, decide. Prepares first where
   * needed.
   *
   * @param steps how many at most
   */
  void step(int steps) throws SessionException;

  /**
   * Judges and measures code written by hand, as a child of a version.
   *
   * @return the new version's id
   */
  int tryByHand(int parent, String code) throws SessionException;

  /**
   * Measures a version once more, in turns with the one that its ratio is against ({@link
   * SessionState#rival}), then with the original where that is another one, for at most 1000 runs
   * or 60 s each. Changes no decision; stopped, it leaves nothing of the pair in work.
   *
   * @param within until the interval of a ratio reaches no farther either way, as a share of it
   */
  void measureAgain(int version, double within) throws SessionException;

  /**
   * Judges once more the versions that were judged by other cases than the problem has now. A step
   * and a try by hand begin with it. Stopped, it leaves all verdicts as they were.
   */
  void judgeAgain() throws SessionException;

  /**
   * Keeps what a final check of a version found.
   *
   * @param suspicions sentences without full stops; empty for nothing
   */
  void checked(int version, List<String> suspicions) throws SessionException;

  /** The next step starts from this version. */
  void continueFrom(int version) throws SessionException;

  /** Puts the person's words into the prompt of the next step; empty takes them back. */
  void remark(String text) throws SessionException;

  /**
   * Whether each phase of a step (asking, reading, judging, measuring, deciding) waits for {@link
   * #nextPhase} before it begins. While one waits, the time counts for the budget of minutes.
   */
  void holdPhases(boolean hold);

  /**
   * Sends another prompt instead of the one that waits, once {@link #nextPhase} or the end of the
   * holding lets it go. Without one that waits ({@link
   * dev.afterburner.workbench.session.SessionEvent.PromptHeld}) it changes nothing.
   */
  void usePrompt(String prompt);

  /** Lets the phase that waits begin. */
  void nextPhase();

  /** Lets the current step end, and takes no further one. */
  void pause();

  /** Ends the current work within 100 ms. What was finished before stays. */
  void stop();

  /** Says that no more steps are wanted. */
  void end(String reason) throws SessionException;
}
