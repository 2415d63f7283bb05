// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

/**
 * An error at a line, as a compiler reports it.
 *
 * @param line its number, from 1
 * @param message what is wrong
 */
public record Marker(int line, String message) {

  /** Checks the line. */
  public Marker {
    if (line < 1) {
      throw new IllegalArgumentException("lines count from 1, not " + line);
    }
  }
}
