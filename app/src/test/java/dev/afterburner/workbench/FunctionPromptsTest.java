// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A prompt")
class FunctionPromptsTest {

  private static final String RETURNS =
      "It must return exactly what a correct one returns, for every input that the problem allows,"
          + " and must neither read standard input nor print.";

  @TempDir private Path folder;

  private String prompt(String problem, String language) {
    CommandFixture commands = new CommandFixture(folder.resolve("home"));
    CommandFixture.Result shown =
        commands.run("prompts", "show", "time", "--problem", problem, "--language", language);
    assertEquals(0, shown.code(), shown.err());
    return shown.out();
  }

  private void assertCalled(String row, String problem, String language, String call)
      throws Exception {
    Path file = folder.resolve("rows.jsonl");
    Files.writeString(file, row + "\n");
    CommandFixture commands = new CommandFixture(folder.resolve("home"));
    CommandFixture.Result imported = commands.run("problems", "import", file.toString());
    assertEquals(0, imported.code(), imported.err() + imported.out());
    String prompt = prompt(problem, language);
    assertTrue(
        prompt.contains("It is not run by itself: tests call " + call + ". " + RETURNS), prompt);
    assertTrue(prompt.contains("Keep the name, the parameters and the kind of result"), prompt);
    for (String wrong : List.of("must print exactly", "read the input and print", "{{")) {
      assertFalse(prompt.contains(wrong), prompt);
    }
  }

  @Test
  @DisplayName("for a whole program says that it prints")
  void program() {
    String prompt = prompt("pair-sums", "python");
    assertTrue(prompt.contains("It must print exactly what a correct program prints"), prompt);
    assertTrue(prompt.contains("Keep the lines of the original that read the input"), prompt);
    assertFalse(prompt.contains("tests call"), prompt);
  }

  @Test
  @DisplayName("for a function of HumanEval's kind names it, with the doctest of its statement")
  void humanEval() throws Exception {
    assertCalled(
        """
        {"task_id": "HumanEval/7001", "prompt": "def tens(n: int) -> int:\\n    \\"\\"\\" n divided by ten.\\n    >>> tens(57)\\n    5\\n    \\"\\"\\"\\n", "canonical_solution": "    return n // 10\\n", "entry_point": "tens", "test": "def check(candidate):\\n    assert candidate(120) == 12\\n"}""",
        "humaneval-python-humaneval-7001",
        "python",
        "`tens`, for example `tens(57)`");
  }

  @Test
  @DisplayName("for one without a doctest shows a call of its tests, and not what that gives")
  void mbpp() throws Exception {
    assertCalled(
        """
        {"task_id": 70001, "code": "def is_odd_sum(a, b):\\n    return (a + b) % 2 == 1\\n", "prompt": "Write a function that tells whether a sum is odd.", "source_file": "x", "test_imports": [], "test_list": ["assert is_odd_sum((3), 40) == True"]}""",
        "mbpp-mbpp-70001", "python", "`is_odd_sum`, for example `is_odd_sum((3), 40)`");
  }

  @Test
  @DisplayName("for a method that is called with a case's arguments shows those of the first case")
  void apps() throws Exception {
    assertCalled(
        """
        {"problem_id": 7001, "question": "Keep what occurs once.", "solutions": "[\\"class Solution:\\\\n    def once(self, nums: List[int], most: int) -> List[int]:\\\\n        return [x for x in nums if nums.count(x) == 1][:most]\\"]", "input_output": "{\\"fn_name\\": \\"once\\", \\"inputs\\": [[[1, 1, 5], 2]], \\"outputs\\": [[5]]}", "difficulty": "interview", "url": "x", "starter_code": "class Solution:\\n    def once(self, nums: List[int], most: int) -> List[int]:\\n        "}""",
        "apps-7001",
        "python",
        "`once`, for example `once([1,1,5], 2)`");
  }
}
