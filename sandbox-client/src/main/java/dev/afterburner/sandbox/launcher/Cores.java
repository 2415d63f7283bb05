// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import java.util.ArrayList;
import java.util.List;

/**
 * Which core does what: the first one allowed samples, the others run programs, the last first. A
 * program gets the sampler's only when all others are taken.
 */
public final class Cores {

  private final int sampling;
  private final List<Integer> order = new ArrayList<>();
  private final List<Integer> taken = new ArrayList<>();

  /**
   * Deals out cores.
   *
   * @param allowed the cores that this process may use; none where that is unknown
   */
  public Cores(List<Integer> allowed) {
    sampling = allowed.isEmpty() ? -1 : allowed.get(0);
    for (int i = allowed.size() - 1; i >= 0; i--) {
      order.add(allowed.get(i));
    }
  }

  /** The sampler's core, or −1. */
  public int sampling() {
    return sampling;
  }

  /** The core least in use, the sampler's last; −1 where none is known. */
  synchronized int take() {
    int best = -1;
    long fewest = Long.MAX_VALUE;
    for (int core : order) {
      long users = taken.stream().filter(other -> other == core).count();
      if (users < fewest) {
        best = core;
        fewest = users;
      }
    }
    taken.add(best);
    return best;
  }

  synchronized void give(int core) {
    taken.remove(Integer.valueOf(core));
  }
}
