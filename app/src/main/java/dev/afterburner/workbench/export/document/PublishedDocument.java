// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterburner.workbench.measure.PublishedRun;
import dev.afterburner.workbench.problem.PublishedHarness;
import org.jspecify.annotations.Nullable;

/**
 * What the published one-process harness says of a solution. It stands beside the verdict of this
 * program and never in its place: a solution can forge it.
 *
 * @param harness {@link #BADGE}
 * @param forgeable always true
 * @param verdict passed, failed, or the limit that ended it
 * @param repetitions how often each case ran, all in one process
 * @param monolith duration, peak and integral by Monolith's formula
 * @param run the same run as measured here
 * @param stderr the end of its standard error; left out where it passed
 */
public record PublishedDocument(
    String harness,
    boolean forgeable,
    String verdict,
    int repetitions,
    Monolith monolith,
    RunFigures run,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String stderr) {

  /** The mark of everything that comes from it, in figures and files. */
  public static final String BADGE = "published one-process harness";

  private static final int STDERR_KEPT = 4_000;

  /** Puts a run into a document. */
  public static PublishedDocument of(PublishedRun published) {
    String words = published.run().stderr().text();
    return new PublishedDocument(
        BADGE,
        true,
        published.verdict(),
        PublishedHarness.REPETITIONS,
        Monolith.of(published.run()),
        RunFigures.of(published.run()),
        published.passed() ? null : words.substring(Math.max(0, words.length() - STDERR_KEPT)));
  }
}
