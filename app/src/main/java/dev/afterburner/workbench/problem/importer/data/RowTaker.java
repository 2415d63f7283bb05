// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** Takes the rows. */
public interface RowTaker {

  /**
   * Takes a row.
   *
   * @param number from 1
   * @return whether to go on
   */
  boolean row(long number, JsonNode row) throws IOException, ImportException;

  /** Told of a row that can't be read. */
  void refused(long number, String reason);
}
