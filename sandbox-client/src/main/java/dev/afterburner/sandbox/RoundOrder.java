// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** In which order the programs run within a round. */
@FunctionalInterface
public interface RoundOrder {

  /**
   * The order of one round.
   *
   * @param round 0, 1, 2, …
   * @param programs indexes of the programs that are still in, rising
   * @return the same indexes in the order to run them in
   */
  List<Integer> of(int round, List<Integer> programs);

  /** Each round in the reverse order of the one before: A B, B A, … */
  static RoundOrder reversing() {
    return (round, programs) -> round % 2 == 0 ? programs : programs.reversed();
  }

  /**
   * Each round in an order drawn at random, so that no pattern of the machine's can follow it.
   *
   * @param random seeded by whoever wants the same orders again
   */
  static RoundOrder random(RandomGenerator random) {
    return (round, programs) -> {
      List<Integer> order = new ArrayList<>(programs);
      Collections.shuffle(order, java.util.Random.from(random));
      return order;
    };
  }
}
