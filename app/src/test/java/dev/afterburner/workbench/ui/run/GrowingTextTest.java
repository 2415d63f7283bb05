// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.afterburner.workbench.session.SessionEvent;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A reply that comes in pieces")
class GrowingTextTest {

  @Test
  @DisplayName("each value keeps what had come by then, and all share the characters")
  void values() {
    GrowingText first = GrowingText.empty().plus("def ");
    GrowingText second = first.plus("f():");
    assertEquals("def ", first.toString());
    assertEquals("def f():", second.toString());
    assertEquals("f():", second.subSequence(4, 8));
    assertThrows(IndexOutOfBoundsException.class, () -> first.charAt(4));
    assertThrows(IllegalStateException.class, () -> first.plus("g():"));
    assertNotEquals(first, second);
    assertEquals(GrowingText.empty(), GrowingText.empty());
  }

  @Test
  @DisplayName("a hundred thousand pieces copy no more than twice the text")
  void linear() {
    LiveProgress live = new LiveProgress(InstantSource.system());
    long before = allocated();
    for (int i = 0; i < 100_000; i++) {
      live.accept(new SessionEvent.ReplyDelta(1, 1, "piece "));
    }
    // By concatenation it would be 600 KB · 100,000 / 2 = 30 GB.
    assertEquals(600_000, live.reply().get().length());
    long bytes = allocated() - before;
    assertEquals(0, bytes / 100_000_000, bytes + " bytes were allocated");
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean)
            java.lang.management.ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
