package dev.afterburner.workbench.problem.importer;

import dev.afterburner.workbench.problem.ImportedProblem;
import tools.jackson.databind.JsonNode;

/** How one data set writes its rows. */
interface RowFormat {

  /** The word for --format. */
  String id();

  /** Whether a row looks like one of this format. */
  boolean fits(JsonNode row);

  /** Makes a problem of a row. */
  ImportedProblem read(JsonNode row) throws RowRefused;
}
