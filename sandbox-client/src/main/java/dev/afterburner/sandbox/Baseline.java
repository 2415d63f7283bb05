// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.stats.Interval;
import java.util.List;

/**
 * What an empty program of a language costs on this machine: shown beside a program's figures,
 * never subtracted from them.
 *
 * @param language the language
 * @param wallNanos median wall time with its interval, ns
 * @param peakBytes median peak memory, bytes
 * @param integralByteSeconds median integral, byte·s
 */
public record Baseline(
    Language language, Interval wallNanos, Interval peakBytes, Interval integralByteSeconds) {

  /** Runs it takes: the fewest that give a 95 % interval are 6. */
  public static final int RUNS = 7;

  /**
   * Measures an empty program.
   *
   * @throws SandboxException where the language's toolchain is missing, or the empty program does
   *     not run
   */
  public static Baseline measure(
      Sandbox sandbox, Languages languages, Language language, Cancellation cancellation)
      throws SandboxException {
    Execution execution =
        Execution.of(new Program.Source(language, languages.emptyProgram(language)), Bytes.EMPTY);
    InterleavedRuns measuring = new InterleavedRuns(sandbox);
    measuring.warmUp(execution, cancellation);
    InterleavedRuns.Result<Outcome> result =
        measuring.run(
            List.of(execution),
            InterleavedRuns.Plan.exactly(RUNS),
            InterleavedRuns.COMPLETES,
            program -> true,
            InterleavedRuns.NOBODY,
            cancellation);
    if (result.stopped() || !result.failures().isEmpty()) {
      throw new SandboxException(
          SandboxException.Kind.FAILED,
          "an empty "
              + language.name()
              + " program "
              + result
                  .failure(0)
                  .map(f -> "ended with " + f.fault().id() + ": " + f.run().stderr().text())
                  .orElse("was stopped"));
    }
    List<Run> runs = result.runs(0);
    return new Baseline(
        language,
        Runs.summary(runs, Figure.TIME).median(),
        Runs.summary(runs, Figure.MEMORY).median(),
        Runs.summary(runs, Figure.INTEGRAL).median());
  }
}
