// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli;

/** Notes under a command's help. */
final class Footers {

  /** What the numbers are. */
  static final String UNITS =
      "%nUnits in JSON: ms; kb is 1024 bytes, as in Monolith's and Venus' formats. Figures are"
          + " medians with their 95 %% interval.";

  private Footers() {}
}
