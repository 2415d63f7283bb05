// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.folder;

import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.BundledCatalogue;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A problem in the bundled layout: problem.json, statement.md, cases, workloads, solutions. */
public record OwnFolder(Path folder) {

  /** Reads it. */
  public ImportedProblem read() throws ProblemException {
    BundledCatalogue alone = BundledCatalogue.ofOne(folder.toAbsolutePath().normalize());
    String id = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    Map<String, String> sources = new HashMap<>();
    Problem problem = alone.find(id);
    Optional<Generator> generator = alone.generator(id);
    if (generator.isPresent()) {
      sources.put(ImportedProblem.GENERATOR, generator.get().python());
      sources.put(ImportedProblem.SIZES, generator.get().sizes().toString());
      sources.put(ImportedProblem.SEED, Long.toString(generator.get().seed()));
    }
    return ImportedProblem.of(problem, "own", sources);
  }
}
