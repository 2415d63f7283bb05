// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

/** Which versions the table shows. */
public enum VersionFilter {
  ALL("All verdicts"),
  PASSED("Passed"),
  FAILED("Failed"),
  ACCEPTED("Accepted"),
  STARRED("Starred");

  private final String label;

  VersionFilter(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  boolean shows(VersionRow row) {
    return switch (this) {
      case ALL -> true;
      case PASSED -> row.tone() == VersionRow.Tone.GOOD;
      case FAILED -> row.tone() == VersionRow.Tone.BAD || row.refused() != null;
      case ACCEPTED -> row.decision().startsWith("accepted");
      case STARRED -> row.mark().starred();
    };
  }
}
