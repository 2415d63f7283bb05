// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.Optional;

/** When steps without a better version are enough. */
final class Patience {

  private Patience() {}

  /**
   * Why to stop; empty where there is no reason to.
   *
   * @param steps so many without a better version; 0 for any number
   */
  static Optional<String> spent(SessionState state, int steps) {
    int last =
        state.versions().stream()
            .filter(v -> v.decision() == Version.Decision.ACCEPTED)
            .mapToInt(Version::step)
            .max()
            .orElse(0);
    int without = state.finishedSteps() - last;
    return steps > 0 && without >= steps
        ? Optional.of("no better version in " + (without == 1 ? "1 step" : without + " steps"))
        : Optional.empty();
  }
}
