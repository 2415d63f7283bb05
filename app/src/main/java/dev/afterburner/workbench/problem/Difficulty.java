// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

/** How hard a problem is, as its author says. */
public enum Difficulty {
  EASY("Easy"),
  MEDIUM("Medium"),
  HARD("Hard"),
  /** Its data set does not say. */
  UNRATED("Unrated");

  private final String label;

  Difficulty(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
