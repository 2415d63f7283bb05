// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

/** The user asked for the end of the current work. */
final class Stopped extends Exception {

  private static final long serialVersionUID = 1L;

  Stopped() {
    super("stopped", null, false, false);
  }
}
