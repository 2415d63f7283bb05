// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.figures.ComparisonWords;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.ui.fx.Notice;
import java.util.List;
import java.util.Optional;

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

  /**
   * The line that says what leaving a session has stopped; empty where nothing went on.
   *
   * @param was what went on
   * @param back shows that session again
   */
  static Optional<Notice> stopped(Activity was, SessionState left, String title, Runnable back) {
    String what =
        switch (was) {
          case Activity.Stepping steps ->
              left.finishedSteps() < steps.first()
                  ? "Step " + steps.first() + " on " + title + " was stopped"
                  : "The steps on "
                      + title
                      + " were stopped after step "
                      + left.finishedSteps()
                      + " of "
                      + (steps.first() + steps.count() - 1);
          case Activity.Running _ -> "Measuring on " + title + " was stopped";
          default -> "";
        };
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Notice.hint(
                what + ", since another session was opened. What was finished is kept.",
                List.of(new Notice.Answer("Back", back))));
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
