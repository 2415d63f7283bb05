// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.workbench.export.document.Monolith;
import dev.afterburner.workbench.export.document.RunFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code workbench} of an answer: what Monolith's protocol has no place for.
 *
 * @param figures outcome, wall and CPU time, peak, time-weighted integral, sampling
 * @param exitCode the program's; −1 where a signal ended it; null where it did not end by itself
 * @param signal the signal's number; null where none ended it
 * @param orphans processes that it left behind and the sandbox ended
 * @param waitedMs time in the queue, ms
 * @param monolith the three figures on samples thinned to the original's rate
 * @param note what the sender should know; null for nothing
 */
record Extras(
    @JsonUnwrapped RunFigures figures,
    @Nullable Integer exitCode,
    @Nullable Integer signal,
    int orphans,
    double waitedMs,
    Monolith monolith,
    @Nullable String note) {

  static Extras of(Task.End end, Run run, List<String> libraries) {
    Integer code = null;
    Integer signal = null;
    if (run.outcome() instanceof Outcome.Completed) {
      code = 0;
    } else if (run.outcome() instanceof Outcome.RuntimeError(int exit, int number)) {
      code = exit;
      signal = number == 0 ? null : number;
    }
    return new Extras(
        RunFigures.of(run),
        code,
        signal,
        run.orphans(),
        end.waitedNanos() / 1e6,
        Monolith.of(run),
        libraries.isEmpty() ? null : note(libraries));
  }

  private static String note(List<String> libraries) {
    return "nothing is installed from the network: of the libraries asked for ("
        + String.join(", ", libraries)
        + ") the program finds those that its sandbox has";
  }
}
