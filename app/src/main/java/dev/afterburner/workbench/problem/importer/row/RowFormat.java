// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How one data set writes its rows. */
public interface RowFormat {

  /** The word for --format. */
  String id();

  /** Whether a row looks like one of this format. */
  boolean fits(JsonNode row);

  /** Makes a problem of a row. */
  ImportedProblem read(JsonNode row) throws RowRefused;

  /** What the row says of measurements of this program's, where it was written by it. */
  default List<Calibration> measured(JsonNode row) {
    return List.of();
  }
}
