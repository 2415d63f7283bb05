// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.model.ReplyListener;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reply that is coming. Reasoning that comes apart is put between {@code <think>} tags. */
final class Draft {

  private final ReplyListener listener;
  private final long startNanos;
  private final Map<String, Object> sampling;
  private final StringBuilder text = new StringBuilder();
  private boolean reasoning;
  private long firstNanos;
  private int events;
  private int pieces;
  private int promptTokens;
  private int tokens;
  private Reply.@Nullable Ending ending;
  private boolean closed;
  private boolean tool;
  private boolean said;

  /**
   * A reply of which nothing has come.
   *
   * @param sampling how it is drawn, as sent
   */
  public Draft(ReplyListener listener, long startNanos, Map<String, Object> sampling) {
    this.listener = listener;
    this.startNanos = startNanos;
    this.sampling = sampling;
  }

  void content(String piece) {
    if (!piece.isEmpty()) {
      if (reasoning) {
        add("\n</think>\n\n");
        reasoning = false;
      }
      pieces++;
      said |= !piece.isBlank();
      add(piece);
    }
  }

  void reasoning(String piece) {
    if (!piece.isEmpty()) {
      if (!reasoning) {
        add("<think>\n");
        reasoning = true;
      }
      pieces++;
      add(piece);
    }
  }

  private void add(String piece) {
    if (firstNanos == 0) {
      firstNanos = Math.max(1, System.nanoTime() - startNanos);
    }
    text.append(piece);
    listener.piece(piece);
  }

  void promptTokens(int count) {
    promptTokens = Math.max(promptTokens, count);
  }

  void tokens(int count) {
    tokens = Math.max(tokens, count);
  }

  /** The model wants something done rather than to say something. */
  void toolCall() {
    tool = true;
  }

  /** The model said why it ends. */
  void ending(Reply.Ending why) {
    ending = why;
  }

  /** Nothing more will come. */
  void close() {
    closed = true;
  }

  boolean closed() {
    return closed;
  }

  /** Whether it may be taken for whole though the server did not say that it is over. */
  boolean ended() {
    return closed || ending != null;
  }

  int length() {
    return text.length();
  }

  int count() {
    return ++events;
  }

  Reply reply() {
    boolean onlyCalls = tool && !said;
    return reply(
        onlyCalls ? Reply.Ending.TOOL_CALL : ending == null ? Reply.Ending.COMPLETE : ending);
  }

  Reply reply(Reply.Ending end) {
    if (reasoning) {
      add("\n</think>\n");
      reasoning = false;
    }
    return new Reply(
        text.toString(),
        end,
        promptTokens,
        tokens > 0 ? tokens : pieces,
        firstNanos,
        System.nanoTime() - startNanos,
        sampling);
  }
}
