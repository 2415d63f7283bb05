// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize.policy;

import dev.afterburner.workbench.session.SessionState;
import java.util.List;
import java.util.random.RandomGenerator;

/** Starts from the best version so far: the paper's way. */
final class KeepBest implements Policy {

  @Override
  public Pick pick(SessionState state, RandomGenerator random) {
    Integer best = state.best();
    return best == null
        ? new Pick(0, List.of(), "no version passes yet: from v0")
        : new Pick(best, List.of(), "from the best, v" + best);
  }
}
