// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

/**
 * A session can't go on: the sandbox, the model or the store failed. The message says what to do.
 */
public final class SessionException extends Exception {

  private static final long serialVersionUID = 1L;

  public SessionException(String message) {
    super(message);
  }

  public SessionException(String message, Throwable cause) {
    super(message, cause);
  }
}
