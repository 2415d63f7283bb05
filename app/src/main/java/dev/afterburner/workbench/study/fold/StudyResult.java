// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import dev.afterburner.workbench.study.stats.LeastDifference;
import java.util.List;

/**
 * All that came out of a study so far.
 *
 * @param study its name
 * @param planned cells
 * @param done cells with a result
 * @param missing cells whose last try got none
 * @param failures programs that fail, and cells without a result, by kind
 * @param warnings what a reader should know before the numbers
 * @param promptTokens tokens of prompts that were paid for
 * @param replyTokens tokens of replies likewise
 * @param reused replies that were there already
 */
public record StudyResult(
    String study,
    int planned,
    int done,
    int missing,
    List<ArmResult> arms,
    List<Difference> differences,
    LeastDifference leastDifference,
    List<Failure> failures,
    List<String> warnings,
    long promptTokens,
    long replyTokens,
    int reused) {

  /**
   * Programs that fail in one way.
   *
   * @param kind wrong_answer, time_limit, no_code, …; missing for cells without a result
   * @param count how many
   * @param problem of the first example
   * @param why in words, of the first example
   */
  public record Failure(String kind, int count, String problem, String why) {}

  public StudyResult {
    arms = List.copyOf(arms);
    differences = List.copyOf(differences);
    failures = List.copyOf(failures);
    warnings = List.copyOf(warnings);
  }

  /** Whether arms are told apart by language or objective too. */
  public boolean hasSeveralQuestions() {
    return arms.stream().map(a -> a.language() + "\n" + a.objective()).distinct().count() > 1;
  }
}
