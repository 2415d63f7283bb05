// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train;

/** Something about training data that a user can mend; the message says how. */
public final class TrainException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean badUse;

  private TrainException(String message, boolean badUse) {
    super(message);
    this.badUse = badUse;
  }

  /** It was asked for what can't be. */
  public static TrainException badUse(String message) {
    return new TrainException(message, true);
  }

  /** It failed. */
  public static TrainException failed(String message) {
    return new TrainException(message, false);
  }

  public boolean isBadUse() {
    return badUse;
  }
}
