// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("How outputs are compared, through the command line")
class ComparatorCommandTest {

  /** A third, which is written with fewer digits than the solution prints. */
  private static final String THIRD =
      """
      {"problem_id": 7001, "question": "Print a third.", "solutions": "[\\"print(1 / 3)\\"]", \
      "input_output": "{\\"inputs\\": [\\"\\\\n\\"], \\"outputs\\": [\\"0.333\\\\n\\"]}", \
      "difficulty": "introductory", "url": "", "starter_code": ""}
      """;

  /** A contest's problem with a right solution, a wrong one, and one that is only called wrong. */
  private static final String CALLED_WRONG =
      """
      {"name": "7002_A. Treble", "description": "Print the treble.", \
      "public_tests": {"input": ["3\\n", "5\\n"], "output": ["9\\n", "15\\n"]}, \
      "private_tests": {"input": [], "output": []}, \
      "generated_tests": {"input": [], "output": []}, "source": 2, "difficulty": 7, \
      "solutions": {"language": [3], "solution": ["print(3 * int(input()))"]}, \
      "incorrect_solutions": {"language": [3, 3], \
      "solution": ["print(9)", "print(int(input()) * 3)"]}, \
      "time_limit": {"seconds": 2, "nanos": 0}, "memory_limit_bytes": 256000000}
      """;

  @TempDir private Path home;

  private CommandFixture.Result run(String... words) {
    return new CommandFixture(home).run(words);
  }

  private String rows(String text) throws IOException {
    return Files.writeString(home.resolve("rows.jsonl"), text).toString();
  }

  @Test
  @DisplayName("is chosen for a problem and decides from then on")
  void chosen() throws Exception {
    assertEquals(0, run("problems", "import", rows(THIRD)).code());
    CommandFixture.Result exact = run("problems", "comparator", "apps-7001", "exact");
    assertEquals(0, exact.code(), exact.err());
    assertTrue(exact.out().startsWith("apps-7001: outputs are compared by exact, before by "));
    CommandFixture.Result missed = run("problems", "verify", "apps-7001");
    assertEquals(1, missed.code(), missed.out());
    assertTrue(missed.out().contains("wrong_answer"), missed.out());

    CommandFixture.Result near = run("problems", "comparator", "apps-7001", "floats:1e-2");
    assertEquals(
        "apps-7001: outputs are compared by floats:0.01, before by exact", near.out().strip());
    CommandFixture.Result verified = run("problems", "verify", "apps-7001");
    assertEquals(0, verified.code(), verified.out() + verified.err());
    assertEquals("python: 1 of 1 references pass", verified.out().strip());
  }

  @Test
  @DisplayName("is refused, with what there is, where there is no such rule or nothing for it")
  void refused() throws Exception {
    assertEquals(0, run("problems", "import", rows(THIRD)).code());
    refusedBy("there is no comparator \"close\"", "apps-7001", "close");
    refusedBy("should be a number from 0 to 1", "apps-7001", "floats:2");
    refusedBy("came without an evaluator", "apps-7001", "evaluator");
    refusedBy("came without a checker", "apps-7001", "checker");
    refusedBy("pair-sums", "pair-sums", "exact");
  }

  private void refusedBy(String words, String id, String rule) {
    CommandFixture.Result result = run("problems", "comparator", id, rule);
    assertTrue(result.code() != 0, result.out());
    assertEquals("", result.out());
    assertTrue(result.err().contains(words), result.err());
  }

  @Test
  @DisplayName("is chosen for all rows of an import")
  void imported() throws Exception {
    assertEquals(0, run("problems", "import", rows(THIRD), "--comparator", "floats:1e-2").code());
    assertEquals(0, run("problems", "verify", "apps-7001").code());
    assertEquals(
        "floats",
        run("problems", "show", "apps-7001", "--json").json().get("comparator").asString());
    CommandFixture.Result unknown = run("problems", "import", rows(THIRD), "--comparator", "close");
    assertTrue(unknown.code() != 0, unknown.out());
    assertTrue(unknown.err().contains("there is no comparator \"close\""), unknown.err());
  }

  @Test
  @DisplayName("verify expects solutions that are published as wrong to fail, and names the others")
  void publishedWrong() throws Exception {
    CommandFixture.Result in = run("problems", "import", rows(CALLED_WRONG));
    assertEquals(0, in.code(), in.err());
    CommandFixture.Result verified = run("problems", "verify", "contest-7002-a-treble");
    assertEquals(0, verified.code(), verified.out() + verified.err());
    assertTrue(verified.out().startsWith("python: 1 of 1 references pass"), verified.out());
    assertTrue(
        verified.out().contains("1 of 2 that the data set calls wrong fail, as they should"),
        verified.out());
    assertTrue(
        verified.out().contains(": passes, though the data set calls it wrong"), verified.out());
  }
}
