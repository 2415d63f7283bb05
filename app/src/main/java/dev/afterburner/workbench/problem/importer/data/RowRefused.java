// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

/** A row that can't be brought in. The message says why; the rows around it go in. */
public final class RowRefused extends Exception {

  private static final long serialVersionUID = 1L;

  public RowRefused(String message) {
    super(message);
  }
}
