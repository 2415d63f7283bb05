// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file that only grows")
class AppendedLinesTest {

  @TempDir private Path folder;

  @Test
  @DisplayName("keeps its lines over several openings, and makes its folder")
  void grows() throws IOException {
    Path file = folder.resolve("deep/lines");
    try (AppendedLines lines = AppendedLines.open(file)) {
      lines.append("one");
      lines.append("zwölf");
    }
    try (AppendedLines lines = AppendedLines.open(file)) {
      assertEquals(0, lines.torn());
      lines.append("three");
    }
    assertEquals(List.of("one", "zwölf", "three"), Files.readAllLines(file));
  }

  @Test
  @DisplayName("cuts off a last line without its end, wherever the write was cut")
  void torn() throws IOException {
    byte[] whole =
        ("first\n" + "x".repeat(70_000) + "\nlast line\n").getBytes(StandardCharsets.UTF_8);
    int secondEnd = 6 + 70_001;
    for (int cut : new int[] {1, 5, 6, 7, 66_000, secondEnd - 1, secondEnd, secondEnd + 4}) {
      Path file = folder.resolve("cut-" + cut);
      Files.write(file, java.util.Arrays.copyOf(whole, cut));
      try (AppendedLines lines = AppendedLines.open(file)) {
        int kept = cut >= secondEnd ? secondEnd : cut >= 6 ? 6 : 0;
        assertEquals(cut - kept, lines.torn(), "cut at " + cut);
        lines.append("next");
      }
      String text = Files.readString(file);
      assertTrue(text.endsWith("next\n"), "cut at " + cut);
      assertEquals(cut >= secondEnd ? 3 : cut >= 6 ? 2 : 1, text.lines().count(), "cut at " + cut);
    }
  }

  @Test
  @DisplayName("has one writer at a time, and takes no line with a break in it")
  void oneWriter() throws IOException {
    Path file = folder.resolve("lines");
    try (AppendedLines lines = AppendedLines.open(file)) {
      assertThrows(IOException.class, () -> AppendedLines.open(file));
      assertThrows(IllegalArgumentException.class, () -> lines.append("a\nb"));
    }
    AppendedLines.open(file).close();
  }
}
