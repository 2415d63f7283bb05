// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.profile;

/** What is shown beside the lines of the code. */
public enum Cost {
  OWN("Own time", "Time in which the line was being executed"),
  TOTAL("With calls", "Time in which the line, or what it called, was being executed"),
  MEMORY("Memory", "What memory grew by while the line was being executed");

  private final String words;
  private final String meaning;

  Cost(String words, String meaning) {
    this.words = words;
    this.meaning = meaning;
  }

  /** What it is called. */
  public String words() {
    return words;
  }

  String meaning() {
    return meaning;
  }
}
