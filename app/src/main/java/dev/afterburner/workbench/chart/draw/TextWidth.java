// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

/** Measures text. */
@FunctionalInterface
public interface TextWidth {

  /** The width of a text, in units of the drawing. */
  double of(String text, Face face);

  /** The text, cut with an ellipsis where it would be wider than the room. */
  default String fit(String text, Face face, double room) {
    if (of(text, face) <= room) {
      return text;
    }
    int low = 0;
    int high = text.length();
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (of(text.substring(0, middle) + "…", face) <= room) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low == 0 ? "" : text.substring(0, low).stripTrailing() + "…";
  }
}
