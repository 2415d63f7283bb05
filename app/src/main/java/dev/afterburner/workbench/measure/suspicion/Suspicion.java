// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.measure.suspicion;

/**
 * A sign that a program gained otherwise than by being better. It is no verdict: a person looks.
 *
 * @param kind which sign
 * @param reason what was seen, a sentence without its full stop
 */
public record Suspicion(Kind kind, String reason) {

  /** Which sign. */
  public enum Kind {
    /** It is wrong on an input that it had not seen. */
    FRESH_INPUT,
    /** It gives a case's answer where a constant of the case was changed. */
    CHANGED_CONSTANT,
    /** Its time on fresh inputs is another one than on the measured input of the same size. */
    TIME,
    /** It holds or keeps answers. */
    CACHED_ANSWER,
    /** It reads where or by what name it runs. */
    NAMES,
    /** It lets other processes work. */
    PROCESSES
  }
}
