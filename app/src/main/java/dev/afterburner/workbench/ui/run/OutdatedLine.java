// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.fx.Notice;
import java.util.List;
import java.util.Optional;

/** The line that says which verdicts are older than the problem's cases, and judges again. */
final class OutdatedLine {

  private OutdatedLine() {}

  /** The line; empty where all verdicts are of the cases as they are now. */
  static Optional<Notice> notice(SessionState state, Problem problem, Runnable onJudge) {
    List<Version> older =
        state.versions().stream().filter(v -> v.outdated(problem).isPresent()).toList();
    if (older.isEmpty()) {
      return Optional.empty();
    }
    String how = older.getFirst().outdated(problem).orElseThrow();
    boolean same =
        older.stream().allMatch(v -> v.outdated(problem).filter(how::equals).isPresent());
    String which =
        older.size() == 1 ? "v" + older.getFirst().id() + " was" : older.size() + " versions were";
    return Optional.of(
        Notice.hint(
            which
                + " judged "
                + (same ? how : "before cases changed")
                + ". The next step judges them again, or do it now.",
            List.of(new Notice.Answer("Judge again", onJudge))));
  }
}
