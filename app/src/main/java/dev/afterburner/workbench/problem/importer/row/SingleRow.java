// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.data.JsonText;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import tools.jackson.databind.JsonNode;

/** One row of a data set, as text, made a problem that is kept nowhere. */
public final class SingleRow {

  private final RowFormats formats = new RowFormats();

  /**
   * Makes a problem of a row.
   *
   * @param json the row, of any format that can be imported
   * @throws ImportException where it is of none, or can't be brought in; the message says why
   */
  public Problem problem(String json) throws ImportException {
    JsonNode row;
    try {
      row = JsonText.read(json);
    } catch (RowRefused e) {
      throw new ImportException("the row " + e.getMessage(), e);
    }
    try {
      RowFormat format =
          formats
              .of(row)
              .orElseThrow(
                  () ->
                      new ImportException(
                          "the row matches no known data set; the data sets are "
                              + String.join(", ", formats.ids())));
      ImportedProblem read = format.read(row);
      return read.problem();
    } catch (RowRefused | ProblemException e) {
      throw new ImportException("the row can't be judged: " + e.getMessage(), e);
    }
  }
}
