// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

/** Hears a reply while it comes. */
@FunctionalInterface
public interface ReplyListener {

  /** The next piece; reasoning comes between {@code <think>} and {@code </think>}. */
  void piece(String text);

  /**
   * The reply takes longer, or begins anew: its pieces so far are void.
   *
   * @param reason what happened and what is done about it, a sentence
   */
  default void delayed(String reason) {}

  /**
   * Something that a person should know of the reply, and that does not hold it up.
   *
   * @param what a sentence
   */
  default void told(String what) {}
}
