// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.fold.Advance;
import dev.afterburner.workbench.study.fold.StudyRows;
import dev.afterburner.workbench.study.run.StudyFolder;

/**
 * A study as it was when its folder was last looked at.
 *
 * @param folder where it lies
 * @param elsewhere whether another process runs it
 */
public record ShownStudy(
    StudyFolder folder, Plan plan, StudyRows rows, Advance advance, boolean elsewhere) {

  public String name() {
    return plan.study().name();
  }

  public boolean isWhole() {
    return advance.done() >= advance.planned();
  }
}
