// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Told how a study goes on, from several threads. */
public interface StudyListener {

  /**
   * How far it is.
   *
   * @param planned cells
   * @param done cells that have a result
   * @param stage what is being done: "iteration 2 of 10"
   * @param left time left by the mean of this run's cells; null before there is one
   * @param spread of it, either way
   * @param tokens spent so far, of prompts and replies
   * @param money spent so far; NaN where a price is not known
   */
  record Progress(
      int planned,
      int done,
      String stage,
      @Nullable Duration left,
      @Nullable Duration spread,
      long tokens,
      double money) {}

  /** Something moved. */
  void progress(Progress progress);

  /** A cell got no result. */
  void fault(String problem, String arm, int iteration, String reason);

  /** Something that a person should know. */
  void note(String what);
}
