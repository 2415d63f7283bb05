// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

/**
 * A solution that came with the problem.
 *
 * @param language language id
 * @param name unique within problem and language
 * @param note what it costs, in a few words
 * @param start whether users begin with it: the slow original; one a language
 * @param code the whole program
 */
public record Reference(String language, String name, String note, boolean start, String code) {

  /** The note of one that its data set calls wrong. */
  static final String WRONG = "published as failing";

  /** Whether the data set itself says that it is wrong. */
  public boolean publishedWrong() {
    return note.equals(WRONG);
  }
}
