// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

/** A problem is unknown or can't be read. The message says which, why, and what to do. */
public final class ProblemException extends Exception {

  private static final long serialVersionUID = 1L;

  public ProblemException(String message) {
    super(message);
  }

  public ProblemException(String message, Throwable cause) {
    super(message, cause);
  }
}
