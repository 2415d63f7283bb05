// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.training;

import java.nio.file.Path;

/**
 * The rollouts of a step.
 *
 * @param run the run's name
 * @param size of the file, bytes
 */
public record RolloutFile(Path file, long step, String run, long size) {

  /** What a list calls it. */
  public String label() {
    return "Step " + step + (run.equals(".") ? "" : " · " + run);
  }
}
