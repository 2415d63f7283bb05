// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.workbench.problem.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Why a program did not pass. What does not apply is left out.
 *
 * @param testCase name of the case or workload
 * @param expected what a correct program prints
 * @param actual what it printed
 * @param exitCode its exit code, where it failed by itself
 * @param signal the signal that ended it
 * @param stderr the end of its standard error
 * @param diagnostics what the compiler printed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Failure(
    @JsonProperty("case") @Nullable String testCase,
    @Nullable String expected,
    @Nullable String actual,
    @Nullable Integer exitCode,
    @Nullable Integer signal,
    @Nullable String stderr,
    @Nullable String diagnostics) {

  /** Null for a verdict that passed. */
  public static @Nullable Failure of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Passed p -> null;
      case Verdict.WrongAnswer w ->
          new Failure(w.testCase(), w.expected(), w.actual(), null, null, null, null);
      case Verdict.CompileFailed c ->
          new Failure(null, null, null, null, null, null, c.diagnostics());
      case Verdict.Failed f -> of(f.testCase(), f.outcome(), f.stderr());
    };
  }

  /** Null for an outcome that completed. */
  public static @Nullable Failure of(@Nullable String testCase, Outcome outcome, String stderr) {
    return switch (outcome) {
      case Outcome.Completed c -> null;
      case Outcome.RuntimeError(int code, int signal) ->
          new Failure(
              testCase,
              null,
              null,
              signal == 0 ? code : null,
              signal == 0 ? null : signal,
              stderr,
              null);
      case Outcome.CompileFailed(String diagnostics) ->
          new Failure(null, null, null, null, null, null, diagnostics);
      case Outcome.Killed k -> new Failure(testCase, null, null, null, null, stderr, null);
      case Outcome.Cancelled c -> new Failure(testCase, null, null, null, null, null, null);
    };
  }
}
