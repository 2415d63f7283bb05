// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

/** What was asked for can't be done. The message says what happened, to what, and what to do. */
public final class CommandFailed extends Exception {

  private static final long serialVersionUID = 1L;

  public CommandFailed(String message) {
    super(message);
  }

  public CommandFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
