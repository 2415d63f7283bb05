// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The line breaks of a statement")
class LineBreaksTest {

  @Test
  @DisplayName("are kept at inputs, outputs and explanations")
  void labels() {
    assertEquals(
        "Example 1:  \nInput: n = 5  \nOutput: 3  \nExplanation: three\n\nAnd so on\nfor ever.\n",
        LineBreaks.kept(
            "Example 1:\nInput: n = 5\nOutput: 3\nExplanation: three\n\nAnd so on\nfor ever."));
  }

  @Test
  @DisplayName("are kept everywhere in a text that is not wrapped, but for code and tables")
  void plain() {
    String long1 = "You are given an integer n. ".repeat(6).strip();
    assertEquals(
        long1 + "\n\n1 <= n <= 500  \n0 <= q < n\n\n```\na\nb\n```\n\n| a |\n|---|\n",
        LineBreaks.kept(
            long1 + "\n\n1 <= n <= 500\n0 <= q < n\n\n```\na\nb\n```\n\n| a |\n|---|\n"));
  }

  @Test
  @DisplayName("are spaces in a text that is wrapped")
  void wrapped() {
    String wrapped = "Count the pairs of numbers\nwhose sum is k.\n\n- one\n- two\n";
    assertEquals(wrapped, LineBreaks.kept(wrapped));
  }
}
