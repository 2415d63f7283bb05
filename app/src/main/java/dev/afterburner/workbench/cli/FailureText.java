package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import java.util.ArrayList;
import java.util.List;

/** A run that did not complete, in words. */
final class FailureText {

  private FailureText() {}

  static List<String> lines(String program, Run run) {
    List<String> lines = new ArrayList<>();
    lines.add("workbench: " + program + ": " + VerdictText.outcome(run.outcome()));
    String said =
        run.outcome() instanceof Outcome.CompileFailed(String diagnostics)
            ? diagnostics
            : run.stderr().text();
    if (!said.isBlank()) {
      lines.addAll(VerdictText.indented(said));
    }
    return lines;
  }
}
