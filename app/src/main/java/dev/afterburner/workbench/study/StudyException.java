// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study;

/** A study can't be read, run or reported. The message says what, where, and what to do. */
public final class StudyException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Whether what was asked for can't be meant, rather than that it failed. */
  private final boolean badUse;

  private StudyException(String message, boolean badUse) {
    super(message);
    this.badUse = badUse;
  }

  public StudyException(String message) {
    this(message, false);
  }

  public StudyException(String message, Throwable cause) {
    super(message, cause);
    this.badUse = false;
  }

  /** Of a study file, or of options, that say what can't be meant. */
  public static StudyException badUse(String message) {
    return new StudyException(message, true);
  }

  public boolean isBadUse() {
    return badUse;
  }
}
