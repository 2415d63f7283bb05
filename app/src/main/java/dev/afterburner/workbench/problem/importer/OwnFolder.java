package dev.afterburner.workbench.problem.importer;

import dev.afterburner.workbench.problem.BundledCatalogue;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A problem in the bundled layout: problem.json, statement.md, cases, workloads, solutions. */
record OwnFolder(Path description) {

  ImportedProblem read() throws RowRefused, IOException {
    Path folder = Optional.ofNullable(description.toAbsolutePath().getParent()).orElseThrow();
    Path parent = Optional.ofNullable(folder.getParent()).orElseThrow();
    String id = String.valueOf(folder.getFileName());
    Problem problem;
    try {
      problem = new BundledCatalogue(parent).find(id);
    } catch (ProblemException e) {
      throw new RowRefused(String.valueOf(e.getMessage()));
    }
    Map<String, String> sources = new HashMap<>();
    Path generator = folder.resolve("generator.py");
    if (Files.exists(generator)) {
      sources.put(ImportedProblem.GENERATOR, Files.readString(generator));
    }
    return ImportedProblem.of(problem, "own", sources);
  }
}
