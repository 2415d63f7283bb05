// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The prelude of Python solutions")
class PreludesTest {

  private static final String USE =
      """
      from sortedcontainers import SortedList as Again
      assert Again is SortedList
      a = SortedList([3, 1, 2])
      a.add(2)
      a.add(0)
      assert list(a) == [0, 1, 2, 2, 3]
      a.remove(2)
      assert a.pop() == 3 and a.pop(0) == 0
      a.discard(9)
      assert 2 in a and 9 not in a and a.index(2) == 1
      a.update([5, 4])
      assert list(a) == [1, 2, 4, 5] and list(a.irange(2, 4)) == [2, 4]
      assert a.bisect_left(4) == 2 and a.bisect(4) == 3 and a.count(4) == 1
      b = SortedList([(1, "b"), (0, "a")], key=lambda t: -t[0])
      b.add((2, "c"))
      assert b[0] == (2, "c") and (1, "b") in b
      b.remove((1, "b"))
      assert len(b) == 2
      print("good")
      """;

  @Test
  @DisplayName("brings a sorted list where one is spoken of, whether the package is there or not")
  void sortedList() throws Exception {
    assertEquals("", Preludes.sortedContainers("print(1)"));
    String stand = Preludes.sortedContainers("from sortedcontainers import SortedList");
    assertEquals("good", python(stand + USE));
    // As if the package were missing.
    assertEquals(
        "good", python("import sys\nsys.modules['sortedcontainers'] = None\n" + stand + USE));
  }

  private static String python(String program) throws IOException, InterruptedException {
    Process python = new ProcessBuilder("python3", "-I", "-").redirectErrorStream(true).start();
    try (OutputStream in = python.getOutputStream()) {
      in.write(program.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    python.waitFor();
    return said.strip();
  }
}
