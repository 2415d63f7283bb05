// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.folder;

import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.io.IOException;
import java.nio.file.Path;

/** A problem that lies in a folder of its own. */
public interface ProblemFolder {

  /** The kind of folder, as the report names it. */
  String kind();

  Path folder();

  /**
   * Makes a problem of the folder.
   *
   * @param maker runs programs of the folder, for those kinds that have no inputs or outputs
   */
  ImportedProblem read(Inputs maker) throws RowRefused, IOException;

  /** Runs a program for what it prints. */
  @FunctionalInterface
  interface Inputs {
    String output(String language, String program, String input) throws RowRefused;
  }
}
