// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

/**
 * The command line asks for something that can't be meant. The message says what and names what
 * can.
 */
public final class BadUse extends Exception {

  private static final long serialVersionUID = 1L;

  public BadUse(String message) {
    super(message);
  }
}
