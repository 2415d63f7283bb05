// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

import dev.afterburner.workbench.session.SessionEvent.BranchChosen;
import dev.afterburner.workbench.session.SessionEvent.Paused;
import dev.afterburner.workbench.session.SessionEvent.SessionEnded;
import dev.afterburner.workbench.session.SessionEvent.SessionStarted;
import dev.afterburner.workbench.session.SessionEvent.StepFinished;
import dev.afterburner.workbench.session.SessionEvent.StepsAsked;
import dev.afterburner.workbench.session.SessionEvent.Stored;
import dev.afterburner.workbench.session.SessionEvent.VersionAccepted;
import dev.afterburner.workbench.session.SessionEvent.VersionCreated;
import dev.afterburner.workbench.session.SessionEvent.VersionDeclined;
import dev.afterburner.workbench.session.SessionEvent.VersionJudgedAgain;
import dev.afterburner.workbench.session.SessionEvent.VersionMeasuredAgain;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of a session's events is complete when its program ended at any moment. */
public final class SessionLog {

  private SessionLog() {}

  /**
   * How many of the first events are complete. Those after them belong to a step, a measuring of
   * the original or again, or a trial by hand that was cut off; dropped, it can be done again as if
   * it had not been begun.
   *
   * @param events in order; the first is SessionStarted
   */
  public static int complete(List<? extends Stored> events) {
    Set<Integer> outsideSteps = new HashSet<>();
    int complete = 0;
    for (int i = 0; i < events.size(); i++) {
      boolean ends =
          switch (events.get(i)) {
            case SessionStarted e -> true;
            case StepFinished e -> true;
            case BranchChosen e -> true;
            case StepsAsked e -> true;
            case SessionEvent.VersionChecked e -> true;
            case SessionEvent.Remarked e -> true;
            case VersionMeasuredAgain e -> true;
            case VersionJudgedAgain e -> true;
            case Paused e -> true;
            case SessionEnded e -> true;
            case VersionCreated e -> {
              if (e.step() == 0) {
                outsideSteps.add(e.version());
              }
              yield e.origin() == Origin.ORIGINAL;
            }
            case VersionAccepted e -> outsideSteps.contains(e.version());
            case VersionDeclined e -> outsideSteps.contains(e.version());
            default -> false;
          };
      if (ends) {
        complete = i + 1;
      }
    }
    return complete;
  }
}
