// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import tools.jackson.databind.JsonNode;

/** A format whose rows lack outputs, which their own reference must give. */
public interface AskingFormat extends RowFormat {

  /** Makes a problem of a row, with the outputs of its reference. */
  ImportedProblem read(JsonNode row, Oracle oracle, Cancellation cancellation) throws RowRefused;

  @Override
  default ImportedProblem read(JsonNode row) throws RowRefused {
    return read(row, Oracle.NONE, new Cancellation());
  }
}
