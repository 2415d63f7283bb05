// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.simulation;

import dev.afterburner.workbench.session.Search;
import dev.afterburner.workbench.session.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to search that a simulation compares.
 *
 * @param name unique
 */
record Way(String name, Settings.Policy policy, Search search) {

  /** Every policy alone, and two of them with what steps may do beside improving. */
  static List<Way> all() {
    List<Way> ways = new ArrayList<>();
    for (Settings.Policy policy : Settings.Policy.values()) {
      ways.add(new Way(policy.id(), policy, Search.PLAIN));
    }
    Settings.Policy best = Settings.Policy.KEEP_BEST;
    Settings.Policy archive = Settings.Policy.ARCHIVE;
    ways.add(new Way("keep-best, repair 2", best, search(2, 0, 0)));
    ways.add(new Way("keep-best, shift after 5", best, search(0, 0, 5)));
    ways.add(new Way("keep-best, combine every 4", best, search(0, 4, 0)));
    ways.add(new Way("archive, all three", archive, search(2, 4, 5)));
    return ways;
  }

  private static Search search(int repairs, int combineEvery, int shiftAfter) {
    return new Search(repairs, combineEvery, shiftAfter, 0, 0, List.of(), Search.Turns.ROUND);
  }
}
