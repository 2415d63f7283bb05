package dev.afterburner.workbench.export;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program measured without a problem.
 *
 * @param program its file or command line
 * @param language language id; null for a command
 * @param outcome of the last run: completed, or why not
 * @param failure what went wrong; null when nothing did
 * @param measured its runs
 * @param isolation how the program was kept apart
 */
public record MeasureDocument(
    String program,
    @Nullable String language,
    String outcome,
    @Nullable Failure failure,
    @JsonUnwrapped Measured measured,
    String isolation) {

  /**
   * Puts together what measuring gave.
   *
   * @param runs in order; length ≥ 1
   */
  public static MeasureDocument of(
      String program, @Nullable String language, List<Run> runs, Isolation isolation) {
    Run last = runs.getLast();
    return new MeasureDocument(
        program,
        language,
        last.outcome().id(),
        Failure.of(null, last.outcome(), last.stderr().text()),
        Measured.of(runs),
        isolation.level().label());
  }
}
