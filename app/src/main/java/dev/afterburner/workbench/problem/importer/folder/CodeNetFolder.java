// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.folder;

import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.row.PieRows;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The tests of a problem of CodeNet, as CodeNet (input.txt, output.txt) and PIE (input.0.txt,
 * output.0.txt, …) have them, in a folder of the problem's number.
 */
record CodeNetFolder(Path folder) implements ProblemFolder {

  static boolean is(Path folder) {
    FolderFiles files = new FolderFiles(folder);
    return files.name().matches("p\\d{5}") && (files.has("input.txt") || files.has("input.0.txt"));
  }

  @Override
  public String kind() {
    return "codenet";
  }

  @Override
  public ImportedProblem read(Inputs maker) throws RowRefused, IOException {
    FolderFiles files = new FolderFiles(folder);
    FolderDraft draft = new FolderDraft(files, PieRows.SET).title("CodeNet " + files.name());
    for (String file : files.below("")) {
      if (file.matches("input(\\.\\d+)?\\.txt")) {
        String number = file.replaceAll("\\D", "");
        draft.testCase(
            number.isEmpty() ? "test" : number,
            files.text(file),
            files.text(file.replaceFirst("input", "output")));
      }
    }
    return draft.done();
  }
}
