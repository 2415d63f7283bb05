// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

/** Notes under a command's help. */
public final class Footers {

  /** What the numbers are. */
  public static final String UNITS =
      "%nUnits in JSON: ms; kb is 1024 bytes, as in Monolith's and Venus' formats. Figures are"
          + " medians with their 95 %% interval.";

  private Footers() {}
}
