// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import dev.afterburner.sandbox.Cancellation;
import java.util.List;

/** Makes sure of models before they are used. */
public interface ModelDirectory {

  /** The models that a server offers, by the words of any model there: openai:URL. */
  List<String> list(String words, Cancellation cancellation) throws ModelException;

  /**
   * Makes sure that a model can be asked.
   *
   * @return how it answered, a sentence
   * @throws ModelException saying what is wrong and what to do
   */
  String test(String words, Cancellation cancellation) throws ModelException;

  /**
   * Keeps a key for a server, or forgets it where the key is empty.
   *
   * @param server name and port as in its URL
   * @return where it is kept, a sentence that does not hold it
   */
  String keepKey(String server, String key) throws ModelException;
}
