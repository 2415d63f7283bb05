// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import dev.afterburner.workbench.model.ModelException.Kind;

/** What a model is asked to find out whether it answers. */
public final class TestQuestion {

  public static final ModelRequest REQUEST =
      new ModelRequest("", "", 0, "", "Say yes.", new Sampling(null, null, 16, 1));

  private TestQuestion() {}

  /**
   * How it went, a sentence.
   *
   * @param model its label
   * @throws ModelException where a program would not have come either
   */
  public static String words(String model, Reply reply) throws ModelException {
    boolean nothing = reply.text().isBlank();
    String time = "%d tokens in %.1f s".formatted(reply.tokens(), reply.nanos() / 1e9);
    return switch (reply.ending()) {
      case WITHHELD ->
          throw new ModelException(
              Kind.FAILED, model + " withheld its reply to \"Say yes.\" (its content filter)");
      case TOOL_CALL ->
          throw new ModelException(
              Kind.NOT_A_CHAT_MODEL,
              model
                  + " calls a tool instead of saying something; serve it without tools, or choose"
                  + " another model");
      case AT_LIMIT ->
          // Models that keep their reasoning to themselves need more tokens for it than this.
          model + " answers: " + time + (nothing ? ", none of them shown yet" : "");
      case COMPLETE, ENDLESS -> {
        if (nothing) {
          throw new ModelException(
              Kind.NOT_A_CHAT_MODEL,
              model + " answers with an empty reply; is it a chat model, and served as one?");
        }
        yield model + " answers: " + time;
      }
    };
  }
}
