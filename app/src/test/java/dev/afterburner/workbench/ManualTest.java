// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.CommandFixture.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualTest {

  @TempDir private Path folder;

  private Result run(String... words) {
    Result result = new CommandFixture(folder.resolve("home")).run(words);
    assertEquals(0, result.code(), result.err());
    return result;
  }

  @Test
  @DisplayName("the manual page has each command once, with its options, and hidden ones not")
  void manual() {
    String page = run("manual").out();
    List<String> commands =
        page.lines()
            .filter(line -> line.startsWith(".SS "))
            .map(line -> line.substring(4))
            .toList();
    assertTrue(
        commands.containsAll(
            List.of(
                "workbench problems",
                "workbench problems import",
                "workbench sessions compare",
                "workbench models prices set",
                "workbench serve")),
        commands.toString());
    assertEquals(commands.stream().distinct().toList(), commands);
    assertFalse(commands.contains("workbench manual"), commands.toString());
    assertEquals(
        1, page.lines().filter(line -> line.startsWith("\\fB\\-\\-sandbox")).count(), page);
    assertTrue(page.contains("\\fB\\-\\-objective"), page);
    // Nothing of picocli's own language is left, and no line is taken for a request of man's.
    assertFalse(page.contains("%n") || page.contains("@|") || page.contains("$$"), page);
    for (String line : page.lines().filter(line -> line.startsWith(".")).toList()) {
      assertTrue(line.matches("\\.(TH|SH|SS|TP|PP)( .*)?"), line);
    }
  }

  @Test
  @DisplayName("bash completes commands and options by what completion prints")
  void completion() throws Exception {
    Path script = Files.writeString(folder.resolve("workbench.bash"), run("completion").out());
    String ask =
        """
        source "$1"
        compopt() { :; } # allowed while bash itself completes only
        for words in "workbench prob" "workbench problems im" "workbench optimize --obj"; do
          COMP_WORDS=($words); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()
          _complete_workbench
          echo "${COMPREPLY[@]}"
        done
        """;
    Process process =
        new ProcessBuilder("bash", "-c", ask, "bash", script.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertEquals("problems\nimport\n--objective\n", said);
  }
}
