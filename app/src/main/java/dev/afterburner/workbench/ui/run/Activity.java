// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

/** What the open session is doing for the user. */
public sealed interface Activity {

  /** Nothing. */
  record Idle() implements Activity {}

  /** The original, or code written by hand, is judged and measured. */
  record Running(boolean stopping) implements Activity {}

  /**
   * Steps are taken.
   *
   * @param first number of the first of them
   * @param count how many were asked for
   * @param pausing no further one after the current one
   * @param stopping the current one ends now
   */
  record Stepping(int first, int count, boolean pausing, boolean stopping) implements Activity {}

  /**
   * The reference solutions are measured.
   *
   * @param done how many are
   * @param total how many there are
   */
  record Referencing(int done, int total, boolean stopping) implements Activity {}

  /**
   * Versions are measured at several sizes.
   *
   * @param what is done just now
   * @param share of the sizes that are done, 0 to 1
   */
  record Growing(String what, double share, boolean stopping) implements Activity {}

  /**
   * A study runs. It is nobody's session, so that other sessions can be looked at meanwhile.
   *
   * @param what is done just now
   * @param share of its cells that are done, 0 to 1
   */
  record Studying(String what, double share, boolean stopping) implements Activity {}

  /**
   * A program is profiled, in runs that no figure comes from.
   *
   * @param what is done just now
   */
  record Profiling(String what, boolean stopping) implements Activity {}

  default boolean busy() {
    return !(this instanceof Idle);
  }
}
