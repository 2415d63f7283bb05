// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

/** A field that a format asks for holds what is no text, number, list or object of these. */
public final class UnreadableField extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableField(String message) {
    super(message);
  }
}
