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
  private static final int RUNS = 7;

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
    sandbox.run(execution, RunObserver.NONE, cancellation); // brings its files into memory
    List<Run> runs =
        new Repetition(sandbox)
            .run(
                List.of(execution),
                Repetition.Plan.exactly(RUNS),
                RunObserver.NONE,
                (program, run) -> {},
                cancellation)
            .get(0);
    Run last = runs.get(runs.size() - 1);
    if (!(last.outcome() instanceof Outcome.Completed)) {
      throw new SandboxException(
          SandboxException.Kind.FAILED,
          "an empty "
              + language.name()
              + " program ended with "
              + last.outcome().id()
              + ": "
              + last.stderr().text());
    }
    return new Baseline(
        language,
        Repetition.summary(runs, Figure.TIME).median(),
        Repetition.summary(runs, Figure.MEMORY).median(),
        Repetition.summary(runs, Figure.INTEGRAL).median());
  }
}
