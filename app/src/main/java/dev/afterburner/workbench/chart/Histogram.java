// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.workbench.chart.draw.Scale;
import java.util.ArrayList;
import java.util.List;

/** Values sorted into bins of equal width along a scale. */
record Histogram(Scale scale, List<List<Integer>> bins) {

  private static final int FEWEST = 6;
  private static final int MOST = 40;

  /**
   * Sorts values.
   *
   * @param values any number of them
   * @param scale what the bins divide evenly; holds all values
   */
  static Histogram of(double[] values, Scale scale) {
    // Twice the square root: finer than the usual rules, because a ladder has gaps worth seeing.
    int count = Math.clamp(Math.round(2 * Math.sqrt(values.length)), FEWEST, MOST);
    List<List<Integer>> bins = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bins.add(new ArrayList<>());
    }
    for (int i = 0; i < values.length; i++) {
      int bin = (int) Math.floor(scale.unit(values[i]) * count);
      bins.get(Math.clamp(bin, 0, count - 1)).add(i);
    }
    return new Histogram(scale, bins.stream().map(List::copyOf).toList());
  }

  /** The fullest bin's count; 0 without values. */
  int highest() {
    return bins.stream().mapToInt(List::size).max().orElse(0);
  }

  /** Where a bin begins, as a value. */
  double low(int bin) {
    return scale.value((double) bin / bins.size());
  }

  /** Where a bin ends, as a value. */
  double high(int bin) {
    return scale.value((bin + 1.0) / bins.size());
  }
}
