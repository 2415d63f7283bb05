// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

/** A file can't be read at all. The message says which, why, and what to do. */
public final class ImportException extends Exception {

  private static final long serialVersionUID = 1L;

  public ImportException(String message) {
    super(message);
  }

  public ImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
