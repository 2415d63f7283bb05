package dev.afterburner.workbench.problem.importer;

import dev.afterburner.workbench.problem.ImportedProblem;
import java.io.IOException;
import java.nio.file.Path;

/** TODO */
record AlgoTuneFolder(Path folder) implements ProblemFolder {
  @Override
  public String kind() {
    return "algotune";
  }

  @Override
  public ImportedProblem read() throws RowRefused, IOException {
    throw new RowRefused("x");
  }
}
