// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize.policy;

import dev.afterburner.workbench.session.SessionState;
import java.util.List;
import java.util.random.RandomGenerator;

/** Starts from the original each time: independent draws, the baseline of every other policy. */
final class BestOfN implements Policy {

  @Override
  public Pick pick(SessionState state, RandomGenerator random) {
    return new Pick(0, List.of(), "from the original, as every step");
  }
}
