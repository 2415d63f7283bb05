// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of a long text is kept")
class ExcerptTest {

  private static String lines(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "l" + i).collect(Collectors.joining("\n"));
  }

  @Test
  @DisplayName("its begin, with how much more there is")
  void begin() {
    assertEquals(List.of("l1", "l2", "… 3 more lines"), Excerpt.begin(lines(5), 2));
    assertEquals(List.of("l1", "l2"), Excerpt.begin(lines(2), 2));
    assertEquals(List.of("l1", "… 1 more line"), Excerpt.begin(lines(2), 1));
  }

  @Test
  @DisplayName("where it is a crash, its end, which names the error")
  void failure() {
    assertEquals(
        List.of("l1", "l2", "… 14 more lines", "l17", "l18", "l19", "l20", "l21"),
        Excerpt.failure(lines(21), 8));
  }

  @Test
  @DisplayName("of a Java trace the head of each part and the places nearest to it")
  void java() {
    String frames = "\tat A.f(A.java:1)\n".repeat(9);
    assertEquals(
        List.of(
            "Exception in thread \"main\" X: outer",
            "\tat A.f(A.java:1)",
            "\tat A.f(A.java:1)",
            "\t… 7 more lines",
            "Caused by: Y: inner",
            "\tat A.f(A.java:1)",
            "\tat A.f(A.java:1)",
            "\t… 8 more lines"),
        Excerpt.failure(
            "Exception in thread \"main\" X: outer\n"
                + frames
                + "Caused by: Y: inner\n"
                + frames
                + "\t... 4 more\n",
            12));
  }
}
