// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.folder;

import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.nio.file.Path;

/** A problem in this program's own layout. */
record BundledFolder(Path folder) implements ProblemFolder {

  @Override
  public String kind() {
    return "folder";
  }

  @Override
  public ImportedProblem read(Inputs maker) throws RowRefused {
    try {
      return new OwnFolder(folder).read();
    } catch (ProblemException e) {
      throw new RowRefused(String.valueOf(e.getMessage()));
    }
  }
}
