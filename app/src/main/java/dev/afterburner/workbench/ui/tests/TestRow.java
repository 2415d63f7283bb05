// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.tests;

/**
 * A case and what the shown version did on it.
 *
 * @param name the case
 * @param verdict in words; "not run" before
 * @param state for colour and mark
 * @param time wall time, or a dash
 * @param memory peak, or a dash
 * @param own whether the user added the case
 */
public record TestRow(
    String name, String verdict, State state, String time, String memory, boolean own) {

  /** How it went. */
  public enum State {
    WAITING("○"),
    PASSED("✓"),
    FAILED("✗");

    private final String mark;

    State(String mark) {
      this.mark = mark;
    }

    /** A sign that says the same as the colour. */
    public String mark() {
      return mark;
    }
  }
}
