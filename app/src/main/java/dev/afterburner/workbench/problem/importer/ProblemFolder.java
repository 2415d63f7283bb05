package dev.afterburner.workbench.problem.importer;

import dev.afterburner.workbench.problem.ImportedProblem;
import java.io.IOException;
import java.nio.file.Path;

/** A problem that lies in a folder of its own. */
interface ProblemFolder {

  /** The kind of folder, as the report names it. */
  String kind();

  Path folder();

  /** Makes a problem of the folder. */
  ImportedProblem read() throws RowRefused, IOException;
}
