// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Problems of one number")
class SameProblemTest {

  private static final String APPS =
      """
      {"problem_id": 0, "question": "Print %s of n.", "solutions": "[\\"print(0)\\"]",\
       "input_output": "{\\"inputs\\": [\\"3\\\\n\\"], \\"outputs\\": [\\"%d\\\\n\\"]}",\
       "difficulty": "interview"}
      """;

  private static final String HUMAN_EVAL =
      """
      {"task_id": "HumanEval/900", "prompt": "def twice(n):\\n", "entry_point": "twice",\
       "canonical_solution": "    return 2 * n\\n",\
       "test": "def check(candidate):\\n    assert candidate(%d) == %d\\n"}
      """;

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Imports imports;

  @BeforeEach
  void open() throws StoreException {
    imports = Imports.in(folder);
  }

  @AfterEach
  void close() {
    imports.close();
  }

  @Test
  @DisplayName("of two parts stay side by side, and the report says so; a second import finds both")
  void parts() throws Exception {
    assertEquals(1, imports.read("train.jsonl", APPS.formatted("the double", 6)).added());
    ImportReport report = imports.read("test.jsonl", APPS.formatted("the square", 9));
    assertEquals(1, report.added());
    assertEquals(0, report.joined());
    assertEquals(new ImportReport.Apart(1, List.of("apps-0-test beside apps-0")), report.apart());
    assertTrue(imports.library().imported("apps-0").statement().contains("double"));
    assertTrue(imports.library().imported("apps-0-test").statement().contains("square"));
    ImportReport again = imports.read(folder.resolve("test.jsonl"));
    assertEquals(1, again.known());
    assertEquals(0, again.apart().problems());
  }

  @Test
  @DisplayName("of one part that differ stay side by side, too")
  void differing() throws Exception {
    imports.read("a.jsonl", APPS.formatted("the double", 6));
    ImportReport report = imports.read("b.jsonl", APPS.formatted("the double", 7));
    assertEquals(1, report.apart().problems());
    assertEquals(2, imports.library().list().size());
    assertEquals(1, imports.read("c.jsonl", APPS.formatted("the double", 6)).known());
  }

  @Test
  @DisplayName("keep the stronger tests under the name of their set")
  void stronger() throws Exception {
    imports.read("humaneval.jsonl", HUMAN_EVAL.formatted(1, 2));
    imports.read("humaneval-plus.jsonl", HUMAN_EVAL.formatted(5, 10));
    ImportedProblem base = imports.library().imported("humaneval-python-humaneval-900");
    ImportedProblem plus = imports.library().imported("humanevalplus-humaneval-900");
    assertEquals("humanevalplus", plus.set());
    assertNotEquals(base.sources(), plus.sources());
    String row = Imports.row(4);
    imports.read("mbpp.jsonl", row);
    imports.read("other.jsonl", row.replaceFirst("}$", ", \"test\": \"assert twice(50) == 100\"}"));
    assertEquals("mbppplus", imports.library().imported("mbppplus-mbpp-4").set());
    assertNotEquals(
        imports.library().imported("mbpp-mbpp-4").sources(),
        imports.library().imported("mbppplus-mbpp-4").sources());
  }
}
