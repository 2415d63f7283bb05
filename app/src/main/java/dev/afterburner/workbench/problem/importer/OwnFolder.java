package dev.afterburner.workbench.problem.importer;

import dev.afterburner.workbench.problem.BundledCatalogue;
import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    List<ImportedProblem.Case> cases = new ArrayList<>();
    for (TestCase one : problem.cases()) {
      cases.add(new ImportedProblem.Case(one.name(), one.input().text(), one.expected().text()));
    }
    for (Workload one : problem.workloads()) {
      cases.add(new ImportedProblem.Case(one.name(), one.input().text(), one.expected().text()));
    }
    List<ImportedProblem.Solution> solutions = new ArrayList<>();
    for (Reference reference : problem.references()) {
      solutions.add(
          new ImportedProblem.Solution(
              reference.language(), reference.name(), reference.code(), null));
    }
    Map<String, String> sources = new HashMap<>();
    Path generator = folder.resolve("generator.py");
    if (Files.exists(generator)) {
      sources.put(VenusRows.GENERATOR, Files.readString(generator));
    }
    return new ImportedProblem(
        id,
        "own",
        problem.title(),
        problem.listing().difficulty(),
        problem.listing().tags(),
        problem.statement(),
        problem.comparator().id(),
        problem.comparator() instanceof Comparator.Floats(double tolerance) ? tolerance : 0,
        cases,
        Map.of(),
        Map.of(),
        solutions,
        sources);
  }
}
