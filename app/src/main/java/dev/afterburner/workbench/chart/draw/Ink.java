// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

import dev.afterburner.sandbox.Figure;

/** What a colour stands for. A {@link Palette} says which colour that is. */
public enum Ink {
  BACKGROUND,
  FOREGROUND,
  /** Secondary text. */
  MUTED,
  /** Lines around what is not a value: the bottom of a plot, the frame of a panel. */
  FAINT,
  GRID,
  /** The selected version. */
  SELECTED,
  /** The version that is compared with the selected one. */
  COMPARED,
  /** The run that is going on. */
  LIVE,
  /** The best version so far. */
  BEST,
  /** Every other version. */
  OTHER,
  TIME,
  MEMORY,
  INTEGRAL,
  /** Failure. */
  DANGER;

  /** The colour that a figure keeps in every chart. */
  public static Ink of(Figure figure) {
    return switch (figure) {
      case TIME -> TIME;
      case MEMORY -> MEMORY;
      case INTEGRAL -> INTEGRAL;
    };
  }
}
