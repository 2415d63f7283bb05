// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

/** The window can't open. The message says what is missing and how to get it. */
public final class WindowException extends Exception {

  private static final long serialVersionUID = 1L;

  public WindowException(String message, Throwable cause) {
    super(message, cause);
  }
}
