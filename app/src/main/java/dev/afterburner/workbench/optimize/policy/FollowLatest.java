// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize.policy;

import dev.afterburner.workbench.session.SessionState;
import java.util.List;
import java.util.random.RandomGenerator;

/** Starts from the newest version: what the paper's published driver does. */
final class FollowLatest implements Policy {

  @Override
  public Pick pick(SessionState state, RandomGenerator random) {
    int latest = state.versions().size() - 1;
    return new Pick(latest, List.of(), "from the newest, v" + latest);
  }
}
