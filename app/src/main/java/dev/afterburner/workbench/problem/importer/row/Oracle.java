// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.problem.importer.data.ImportException;

/** Runs a set's own reference for the outputs that the set does not publish. */
public interface Oracle {

  /** Runs nothing. */
  Oracle NONE =
      (language, program, input, cancellation) -> {
        throw new ImportException(
            "its outputs are missing, and its reference can't be run here; import it by ./workbench"
                + " problems import");
      };

  /**
   * What the program prints.
   *
   * @param language id
   * @param program whole; runs in a sandbox
   * @param input all of its standard input
   * @throws ImportException where it fails; the message says why
   */
  String output(String language, String program, String input, Cancellation cancellation)
      throws ImportException;
}
