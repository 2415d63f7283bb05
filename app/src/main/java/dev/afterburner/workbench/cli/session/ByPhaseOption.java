// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import picocli.CommandLine.Option;

/** Steps that wait before each of their phases. */
final class ByPhaseOption {

  @Option(
      names = "--by-phase",
      description = {
        "Wait for Enter before each phase of a step: asking, reading, judging, measuring,",
        "deciding. At the end of the input the rest goes on by itself."
      })
  private boolean wanted;

  boolean wanted() {
    return wanted;
  }
}
