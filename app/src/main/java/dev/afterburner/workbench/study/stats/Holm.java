// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * P-values of several tests, raised so that the chance of any false alarm among them stays at the
 * level (Holm, A simple sequentially rejective multiple test procedure, Scand. J. Stat. 6, 1979).
 */
public final class Holm {

  private Holm() {}

  /** Adjusted p-values, in the order given. */
  public static double[] adjusted(double[] p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
    double[] adjusted = new double[p.length];
    double least = 0;
    for (int rank = 0; rank < p.length; rank++) {
      least = Math.max(least, Math.min(1, p[order[rank]] * (p.length - rank)));
      adjusted[order[rank]] = least;
    }
    return adjusted;
  }
}
