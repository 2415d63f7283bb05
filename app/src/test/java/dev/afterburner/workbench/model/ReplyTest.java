// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A reply")
class ReplyTest {

  private static final ModelRequest REQUEST =
      new ModelRequest("p", "python", 0, "Be brief.", "x".repeat(391), Sampling.seeded(1));

  @Test
  @DisplayName("counts its prompt as the model did, and about right where that said nothing")
  void prompts() {
    Reply counted = new Reply("yes", Reply.Ending.COMPLETE, 120, 1, 2, 3);
    assertEquals(counted, counted.counting(REQUEST));
    Reply silent = new Reply("yes", Reply.Ending.COMPLETE, 0, 1, 2, 3);
    assertEquals(new Reply("yes", Reply.Ending.COMPLETE, 100, 1, 2, 3), silent.counting(REQUEST));
  }
}
