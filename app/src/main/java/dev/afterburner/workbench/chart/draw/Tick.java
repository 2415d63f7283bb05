// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

/**
 * A mark on an axis.
 *
 * @param value where it stands
 * @param label what it says; empty for a minor one
 */
public record Tick(double value, String label) {

  public boolean major() {
    return !label.isEmpty();
  }
}
