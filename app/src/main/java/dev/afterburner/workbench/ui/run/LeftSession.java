// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.figures.ComparisonWords;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.ui.fx.Notice;
import java.util.List;

/** The line that says where the session has gone that was shown until now. */
final class LeftSession {

  private LeftSession() {}

  /**
   * The line.
   *
   * @param back shows that session again
   */
  static Notice notice(SessionState left, Runnable back) {
    int count = left.versions().size();
    String versions = count == 1 ? "1 version" : count + " versions";
    return Notice.hint(
        "The next run starts a new session. The last one ("
            + versions
            + best(left)
            + ") is kept under Sessions.",
        List.of(new Notice.Answer("Back", back)));
  }

  private static String best(SessionState left) {
    Figure objective = left.started().settings().objective();
    return left.bestVersion()
        .filter(best -> best.id() != 0)
        .flatMap(best -> left.ratio(left.versions().getFirst(), best, objective))
        .map(
            found ->
                ", best " + ComparisonWords.against(objective, found.comparison(), "the original"))
        .orElse("");
  }
}
