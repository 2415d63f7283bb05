// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.reward;

import java.util.List;

/** The form that the paper's training asks of a reply (Afterburner, section 3.3). */
public final class ReplyFormat {

  private static final String THINKING = "<thinking>";
  private static final String THINKING_END = "</thinking>";
  private static final String SOLUTION = "<solution>";
  private static final String SOLUTION_END = "</solution>";

  private ReplyFormat() {}

  /**
   * Whether a reply is exactly one {@code <thinking>} block followed by one {@code <solution>}
   * block, with nothing but white space around them.
   */
  public static boolean holds(String reply) {
    String text = reply.strip();
    List<String> tags = List.of(THINKING, THINKING_END, SOLUTION, SOLUTION_END);
    int at = 0;
    for (String tag : tags) {
      int found = text.indexOf(tag, at);
      if (found < 0 || text.indexOf(tag) != found || text.lastIndexOf(tag) != found) {
        return false;
      }
      boolean mustTouch = tag.equals(THINKING) || tag.equals(SOLUTION);
      if (mustTouch && !text.substring(at, found).isBlank()) {
        return false;
      }
      at = found + tag.length();
    }
    return at == text.length();
  }
}
