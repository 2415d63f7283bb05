// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import java.util.Map;

/**
 * What lines cost, shown beside their numbers.
 *
 * @param cells by line, from 1; a line without one costs nothing that could be seen
 */
public record Heat(Map<Integer, Cell> cells) {

  /** Nothing beside the numbers. */
  public static final Heat NONE = new Heat(Map.of());

  /**
   * What a line costs.
   *
   * @param words beside its number: "64.4 %"
   * @param share length of its bar, 0 to 1
   * @param details all that is known of it, a sentence
   */
  public record Cell(String words, double share, String details) {}

  public Heat {
    cells = Map.copyOf(cells);
  }
}
