// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize.policy;

import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Sequential conditional sampling (arXiv 2602.16805): three programs that passed, drawn at random
 * whatever they need, stand in the prompt; after {@value #TRIAL} steps it begins anew from the
 * original.
 */
final class RandomSuccesses implements Policy {

  /** Steps until a restart. */
  static final int TRIAL = 20;

  private static final int SHOWN = 3;

  @Override
  public Pick pick(SessionState state, RandomGenerator random) {
    int trial = state.finishedSteps() / TRIAL;
    List<Integer> pool = new ArrayList<>();
    for (Version version : state.versions()) {
      boolean its = version.origin() == Origin.ORIGINAL || (version.step() - 1) / TRIAL == trial;
      if (its && version.passed()) {
        pool.add(version.id());
      }
    }
    if (pool.isEmpty()) {
      return new Pick(0, List.of(), "no version passes yet: from v0");
    }
    List<Integer> drawn = new ArrayList<>();
    while (drawn.size() < SHOWN && !pool.isEmpty()) {
      drawn.add(pool.remove(random.nextInt(pool.size())));
    }
    int parent = drawn.removeFirst();
    return new Pick(
        parent,
        drawn,
        "from v%d, drawn among those that pass in trial %d".formatted(parent, trial + 1));
  }
}
