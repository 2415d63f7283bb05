// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A whole reply.
 *
 * @param text as the model wrote it; reasoning that came apart stands between {@code <think>} and
 *     {@code </think>}
 * @param ending how it came to its end
 * @param promptTokens tokens of the prompt; an estimate where the model does not say
 * @param tokens tokens of the reply; an estimate where the model does not say
 * @param firstNanos from sending to the first piece, ns; 0 where none came
 * @param nanos from sending to the end, ns
 * @param sampling how it was drawn: names and values as the model got them; empty where nothing was
 *     drawn
 */
public record Reply(
    String text,
    Ending ending,
    int promptTokens,
    int tokens,
    long firstNanos,
    long nanos,
    Map<String, Object> sampling) {

  public Reply {
    sampling = Collections.unmodifiableMap(new TreeMap<>(sampling));
  }

  /** A reply that was not drawn: recorded, or withheld. */
  public Reply(
      String text, Ending ending, int promptTokens, int tokens, long firstNanos, long nanos) {
    this(text, ending, promptTokens, tokens, firstNanos, nanos, Map.of());
  }

  /** The same, with an estimate of the prompt where the model did not say how long that was. */
  public Reply counting(ModelRequest request) {
    return promptTokens > 0
        ? this
        : new Reply(
            text,
            ending,
            estimate(request.system() + request.prompt()),
            tokens,
            firstNanos,
            nanos,
            sampling);
  }

  /** How a reply came to its end. */
  public enum Ending {
    /** The model ended it. */
    COMPLETE,
    /** It reached the longest length asked for. */
    AT_LIMIT,
    /** The service withheld it. */
    WITHHELD,
    /** It holds no text but calls a tool, and there are none here. */
    TOOL_CALL,
    /** It went on and on, and was cut off here. */
    ENDLESS
  }

  /** About so many characters make a token of code in English. */
  private static final int CHARACTERS_A_TOKEN = 4;

  /** About how many tokens a text takes where no one has counted. */
  public static int estimate(String text) {
    return (text.length() + CHARACTERS_A_TOKEN - 1) / CHARACTERS_A_TOKEN;
  }
}
