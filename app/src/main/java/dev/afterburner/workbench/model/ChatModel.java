// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import dev.afterburner.sandbox.Cancellation;

/** Something that answers prompts. */
public interface ChatModel {

  /** Display name. */
  String name();

  /**
   * Asks, and waits for the whole reply.
   *
   * @param listener told of the reply's pieces as they come, on this thread
   * @param cancellation ends the waiting within 100 ms, with a {@link ModelException}
   */
  Reply ask(ModelRequest request, ReplyListener listener, Cancellation cancellation)
      throws ModelException;
}
