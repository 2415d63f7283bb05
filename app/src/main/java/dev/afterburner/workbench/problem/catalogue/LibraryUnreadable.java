// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.catalogue;

import dev.afterburner.workbench.problem.ProblemException;

/**
 * The library can't be read where that has no other way to be told: lists and searches. The message
 * is a sentence for the user.
 */
public final class LibraryUnreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LibraryUnreadable(ProblemException cause) {
    super(cause.getMessage(), cause);
  }
}
