// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

/** Finds models by their words. */
@FunctionalInterface
public interface Models {

  /**
   * The model that is meant. It is neither started nor asked.
   *
   * @param words as on the command line and in a session's settings: demo, openai:URL#NAME, …
   * @throws ModelException where there is no such model; the message says what there is
   */
  ChatModel named(String words) throws ModelException;
}
