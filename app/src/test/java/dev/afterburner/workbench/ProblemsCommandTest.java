// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ProblemsCommandTest {

  @TempDir private Path home;

  private CommandFixture.Result run(String... words) {
    return new CommandFixture(home).run(words);
  }

  @Test
  @DisplayName("problems --json: an array with the promised keys")
  void json() {
    CommandFixture.Result result = run("problems", "--json");
    assertEquals(0, result.code(), result.err());
    assertEquals("", result.err());
    JsonNode problems = result.json();
    assertTrue(problems.isArray());
    JsonNode pairs = null;
    for (JsonNode problem : problems) {
      assertTrue(
          problem
              .propertyNames()
              .containsAll(
                  List.of("id", "title", "difficulty", "tags", "languages", "references", "demo")));
      if (problem.get("id").asString().equals("pair-sums")) {
        pairs = problem;
      }
    }
    assertTrue(pairs != null && pairs.get("demo").asBoolean());
  }

  @Test
  @DisplayName("problems: a table that fits 80 columns")
  void table() {
    CommandFixture.Result result = run("problems");
    assertEquals(0, result.code());
    assertTrue(result.out().contains("pair-sums"));
    assertTrue(result.out().lines().allMatch(line -> line.length() <= 80), result.out());
  }

  @Test
  @DisplayName("problems show --json: statement, cases, solutions")
  void show() {
    JsonNode problem = run("problems", "show", "pair-sums", "--json").json();
    assertEquals("pair-sums", problem.get("id").asString());
    assertFalse(problem.get("statement").asString().isBlank());
    assertTrue(problem.get("cases").size() >= 10);
    assertTrue(problem.get("solutions").size() >= 6);
  }

  @Test
  @DisplayName("an unknown problem is bad use; near names are offered")
  void unknown() {
    CommandFixture.Result result = run("problems", "show", "pair-sum", "--json");
    assertEquals(2, result.code());
    assertTrue(result.json().get("error").asString().contains("pair-sums"), result.out());
    assertTrue(result.err().startsWith("workbench: "), result.err());
    assertTrue(result.err().contains("pair-sums"), result.err());
  }

  @ParameterizedTest
  @DisplayName("what can't be meant gives exit code 2 and nothing on standard output")
  @ValueSource(
      strings = {
        "problems --nonsense",
        "problms",
        "problems show",
        "run",
        "run x.py",
        "optimize --problem pair-sums",
        "optimize --problem pair-sums --objective speed --out x",
        "optimize --problem pair-sums --policy none --out x",
        "optimize --problem pair-sums --iterations many --out x",
        "optimize --problem pair-sums --language cobol --out x",
        "measure",
        "compare x.py",
      })
  void badUse(String line) {
    CommandFixture.Result result = run(line.split(" ", -1));
    assertEquals(2, result.code(), result.err());
    assertEquals("", result.out());
    assertTrue(result.err().startsWith("workbench: "), result.err());
  }

  @ParameterizedTest
  @DisplayName("every command explains itself, within 80 columns")
  @ValueSource(
      strings = {
        "",
        "problems",
        "problems show",
        "run",
        "optimize",
        "resume",
        "measure",
        "compare",
        "sessions",
        "doctor",
        "bench"
      })
  void help(String command) {
    CommandFixture.Result result = run((command + " --help").strip().split(" ", -1));
    assertEquals(0, result.code());
    assertTrue(result.out().contains("Usage: workbench"), result.out());
    assertTrue(result.out().lines().allMatch(line -> line.length() <= 80), result.out());
  }
}
