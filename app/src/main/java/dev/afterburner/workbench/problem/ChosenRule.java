// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import java.util.List;

/**
 * How outputs are to be compared, as a person says it.
 *
 * @param id of {@link Comparator}
 * @param tolerance of floats, from 0 to 1; else 0
 */
record ChosenRule(String id, double tolerance) {

  private static final List<String> IDS =
      List.of("exact", "tokens", "lines", "floats", "evaluator", Comparator.Checker.ID, "results");

  private static final String FLOATS = "floats";
  private static final double USUAL = 1e-6;

  /**
   * Reads a rule.
   *
   * @param words an id, or floats with a tolerance: floats:1e-6
   * @throws ProblemException where there is no such rule
   */
  static ChosenRule of(String words) throws ProblemException {
    String within = words.startsWith(FLOATS + ":") ? words.substring(FLOATS.length() + 1) : "";
    String id = words.startsWith(FLOATS + ":") ? FLOATS : words;
    if (!IDS.contains(id)) {
      throw new ProblemException(
          "there is no comparator \""
              + words
              + "\"; choose one of "
              + String.join(", ", IDS)
              + ", and floats with a tolerance, like floats:1e-6");
    }
    if (id.equals(words)) {
      return new ChosenRule(id, id.equals(FLOATS) ? USUAL : 0);
    }
    try {
      double tolerance = Double.parseDouble(within);
      if (tolerance >= 0 && tolerance <= 1) {
        return new ChosenRule(id, tolerance);
      }
    } catch (NumberFormatException e) {
      // Told below, as one out of bounds is.
    }
    throw new ProblemException(
        "the tolerance of \"" + words + "\" should be a number from 0 to 1, like floats:1e-6");
  }

  /** As {@link #of} takes it. */
  String words() {
    return id.equals(FLOATS) ? FLOATS + ":" + tolerance : id;
  }
}
