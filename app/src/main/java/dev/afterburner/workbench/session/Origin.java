// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

/** Where a version's code comes from. */
public enum Origin {
  ORIGINAL("original"),
  MODEL("model"),
  HAND("by hand");

  private final String label;

  Origin(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
