// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.simulation;

import java.util.Set;

/**
 * A made-up program: what is true of it.
 *
 * @param passes whether it is right
 * @param gain ln of the original's time over its own
 * @param memory ln of the original's peak over its own
 * @param length characters of its code
 * @param idea which idea it follows, from 0
 * @param tricks which tricks it has
 */
record Simulated(
    boolean passes, double gain, double memory, int length, int idea, Set<Integer> tricks) {

  static final Simulated ORIGINAL = new Simulated(true, 0, 0, 800, 0, Set.of());

  Simulated {
    tricks = Set.copyOf(tricks);
  }

  Simulated failing() {
    return new Simulated(false, gain, memory, length, idea, tricks);
  }

  Simulated right() {
    return new Simulated(true, gain, memory, length, idea, tricks);
  }
}
