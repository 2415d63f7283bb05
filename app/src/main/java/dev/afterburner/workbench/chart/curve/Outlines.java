// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

import java.util.IdentityHashMap;
import java.util.List;

/**
 * The lines of a chart that is drawn again and again: each remembers what it has read of its curve.
 * For use by one thread.
 */
public final class Outlines {

  private final IdentityHashMap<CurveData, Outline> lines = new IdentityHashMap<>();

  /** Forgets all other curves. */
  void retain(List<CurveSeries> curves) {
    if (lines.size() > curves.size()) {
      lines.keySet().removeIf(data -> curves.stream().noneMatch(c -> c.data() == data));
    }
  }

  Outline of(CurveData data) {
    return lines.computeIfAbsent(data, _ -> new Outline());
  }
}
