// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

/** What a session is doing. */
public enum Phase {
  ASKING("asking the model"),
  READING("reading the reply"),
  JUDGING("judging"),
  MEASURING("measuring"),
  DECIDING("deciding");

  private final String label;

  Phase(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
