// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.simulation;

import dev.afterburner.workbench.session.Operator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/** How a made-up model answers: each kind of problem rewards another way to search. */
enum Landscape {
  /** A reply is as good whatever it started from: a fifth of them gain. */
  INDEPENDENT("what a step starts from does not matter") {
    @Override
    Simulated child(Asked asked, RandomGenerator random) {
      double gain =
          random.nextDouble() < 0.2 ? exponential(0.8, random) : -exponential(0.3, random);
      return made(asked.parent(), gain, 0, random);
    }
  },
  /** Small gains that add up: 25 % of replies gain 0.15 on average, 45 % lose 0.3. */
  HILL("small gains add up") {
    @Override
    Simulated child(Asked asked, RandomGenerator random) {
      Simulated from = asked.parent();
      boolean better = random.nextDouble() < 0.25 / 0.7;
      double change = better ? exponential(0.15, random) : -exponential(0.3, random);
      return made(from, from.gain() + change, from.idea(), random);
    }
  },
  /**
   * Five ideas with ceilings 0.5 to 3: within an idea 40 % of replies go a third of the way up; 10
   * % take up another idea (60 % when asked for one), which begins 0.4 below what there was.
   */
  VALLEYS("a better idea is worse at first") {
    private static final List<Double> CEILINGS = List.of(0.5, 0.8, 1.5, 3.0, 1.0);

    @Override
    Simulated child(Asked asked, RandomGenerator random) {
      Simulated from = asked.parent();
      double leap = asked.operator() == Operator.SHIFT ? 0.6 : 0.1;
      if (random.nextDouble() < leap) {
        int idea = random.nextInt(CEILINGS.size());
        double begins = Math.min(CEILINGS.get(idea), 0.3) - 0.4 * random.nextDouble();
        return made(from, idea == from.idea() ? from.gain() : begins, idea, random);
      }
      double room = CEILINGS.get(from.idea()) - from.gain();
      double change = random.nextDouble() < 0.4 ? room / 3 : -exponential(0.1, random);
      return made(from, from.gain() + change, from.idea(), random);
    }
  },
  /**
   * Eight tricks of 0.35 each: a reply finds one with 10 %, loses one with 20 %, and takes over
   * each that it is shown with 35 % (80 % when asked to combine).
   */
  TRICKS("tricks of several programs add up") {
    private static final int COUNT = 8;

    @Override
    Simulated child(Asked asked, RandomGenerator random) {
      Set<Integer> tricks = new HashSet<>(asked.parent().tricks());
      double takes = asked.operator() == Operator.COMBINE ? 0.8 : 0.35;
      for (Simulated shown : asked.context()) {
        for (int trick = 0; trick < COUNT; trick++) {
          if (shown.tricks().contains(trick) && random.nextDouble() < takes) {
            tricks.add(trick);
          }
        }
      }
      if (random.nextDouble() < 0.1) {
        tricks.add(random.nextInt(COUNT));
      }
      if (random.nextDouble() < 0.2) {
        tricks.remove(random.nextInt(COUNT));
      }
      double slower = random.nextDouble() < 0.4 ? exponential(0.05, random) : 0;
      return made(
          new Simulated(true, 0, 0, asked.parent().length(), 0, tricks),
          0.35 * tricks.size() - slower,
          0,
          random);
    }
  },
  /** As the hill, but seven of ten replies fail, and half of those can be repaired. */
  SLIPS("most replies are wrong") {
    @Override
    Simulated child(Asked asked, RandomGenerator random) {
      return HILL.child(asked, random);
    }

    @Override
    double failing() {
      return 0.7;
    }
  };

  /**
   * What a made-up model is asked.
   *
   * @param parent passes
   */
  record Asked(Simulated parent, List<Simulated> context, Operator operator) {
    Asked {
      context = List.copyOf(context);
    }
  }

  /** A repair succeeds so often. */
  static final double REPAIRED = 0.5;

  private final String words;

  Landscape(String words) {
    this.words = words;
  }

  /** What holds in it, in a few words. */
  String words() {
    return words;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A reply that would be right. */
  abstract Simulated child(Asked asked, RandomGenerator random);

  /** Share of replies that are wrong. */
  double failing() {
    return 0.3;
  }

  /** A reply. */
  final Simulated answer(Asked asked, RandomGenerator random) {
    if (!asked.parent().passes()) {
      boolean right = asked.operator() == Operator.REPAIR && random.nextDouble() < REPAIRED;
      return right ? asked.parent().right() : asked.parent().failing();
    }
    Simulated child = child(asked, random);
    return random.nextDouble() < failing() ? child.failing() : child;
  }

  private static double exponential(double mean, RandomGenerator random) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  private static Simulated made(Simulated from, double gain, int idea, RandomGenerator random) {
    double memory = from.memory() + 0.2 * random.nextGaussian();
    int length = Math.max(100, (int) (from.length() * Math.exp(0.15 * random.nextGaussian())));
    return new Simulated(true, gain, memory, length, idea, from.tricks());
  }
}
