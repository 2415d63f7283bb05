// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize.policy;

import dev.afterburner.workbench.session.SessionState;
import java.util.List;
import java.util.random.RandomGenerator;

/** Chooses what a step starts from. A pure function: the same arguments give the same pick. */
@FunctionalInterface
interface Policy {

  /**
   * What a step starts from.
   *
   * @param parent a version
   * @param context versions that are shown beside it; without the parent, none twice
   * @param reason why, in plain words
   */
  record Pick(int parent, List<Integer> context, String reason) {
    public Pick {
      context = List.copyOf(context);
    }
  }

  /**
   * The next step's start.
   *
   * @param state has a version at least, and every one was tried
   * @param random seeded by the session and the step
   */
  Pick pick(SessionState state, RandomGenerator random);
}
