// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.folder;

import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.PythonHarness;
import dev.afterburner.workbench.problem.importer.row.Fields;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** An exercise of Exercism's Python track: instructions, a stub, a unittest class, an example. */
record ExercismFolder(Path folder) implements ProblemFolder {

  @Override
  public String kind() {
    return "exercism";
  }

  @Override
  public ImportedProblem read(Inputs maker) throws RowRefused, IOException {
    FolderFiles files = new FolderFiles(folder);
    JsonNode about =
        Fields.json(files.text(".meta/config.json"), ".meta/config.json").path("files");
    String stub = about.path("solution").path(0).asString("");
    String test = about.path("test").path(0).asString("");
    String example =
        (about.has("example") ? about.path("example") : about.path("exemplar"))
            .path(0)
            .asString("");
    if (!stub.endsWith(".py") || !test.endsWith(".py")) {
      throw new RowRefused("it is of another track than Python, which alone can be run here");
    }
    FolderDraft draft =
        new FolderDraft(files, "exercism")
            .title(files.name().replace('-', ' '))
            .tag("function")
            .statement(
                files.text(".docs/instructions.md")
                    + files.firstText(".docs/instructions.append.md"))
            .tests("python", PythonHarness.unittest(FolderFiles.stem(stub), files.text(test)))
            .starter("python", files.text(stub));
    return (example.isEmpty() ? draft : draft.solution(example, true)).done();
  }
}
