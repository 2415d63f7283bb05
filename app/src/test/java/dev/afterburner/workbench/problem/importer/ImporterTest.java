// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.data.JsonText;
import dev.afterburner.workbench.store.SqliteProblemLibrary;
import dev.afterburner.workbench.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An import")
class ImporterTest {

  private static final Path SHARED = Path.of("../../shared/data").toAbsolutePath().normalize();

  private static final String VENUS =
      """
      {"problem_id": 7, "title": "Double it", "question_content": "Print twice n.",\
       "difficulty": "Easy", "tags": ["math"], "code_prompt": "class Solution:\\n    pass",\
       "test_case_generator": "", "test_case_evaluator": "def evaluate(e, a):\\n    return e == a",\
       "test_case_runners": "%s\\nprint(Solution().twice(int(input())))",\
       "test_cases": "[{\\"input\\": \\"2\\", \\"output\\": \\"4\\"}, {\\"input\\": \\"10\\", \\"output\\": \\"20\\"}]",\
       "solutions": [\
       {"code": "class Solution:\\n    def twice(self, n):\\n        return n + n", "status": "success", "passed": true, "time": 5.5, "memory": 100, "integral": 7},\
       {"code": "class Solution:\\n    def twice(self, n):\\n        return 0", "status": "error", "passed": false, "time": Infinity, "memory": "None", "integral": null}]}
      """
              .replace("%s", Harness.MARK)
              .replace("\n", "")
          + "\n";

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private SqliteProblemLibrary library;

  @BeforeEach
  void open() throws StoreException {
    library = SqliteProblemLibrary.open(folder.resolve("problems.db"));
  }

  @AfterEach
  void close() {
    library.close();
  }

  private ImportReport read(Path file) throws ImportException, ProblemException {
    return new Importer(library).run(file, null, rows -> {}, new Cancellation());
  }

  /** Rows left out, in order; not more than three of a kind. */
  private static List<ImportReport.Row> refused(ImportReport report) {
    return report.refused().stream()
        .flatMap(kind -> kind.examples().stream())
        .sorted(Comparator.comparingLong(ImportReport.Row::row))
        .toList();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  @DisplayName("of a Venus row keeps cases, references and their published numbers, and runs them")
  void venus() throws Exception {
    ImportReport report = read(file("venus.jsonl", VENUS));
    assertEquals(1, report.added());
    ImportedProblem row = library.imported("leetcode-7");
    assertEquals(2, row.cases().size());
    assertEquals(2, row.solutions().size());
    ImportedProblem.Published failing = row.solutions().get(1).published();
    assertTrue(failing != null && !failing.passed());
    assertEquals(Double.POSITIVE_INFINITY, failing.millis());
    assertTrue(Double.isNaN(failing.kilobytes()));
    Problem problem = library.find("leetcode-7");
    String program =
        Objects.requireNonNull(problem.harnesses().get("python"))
            .around("python", problem.references().get(0).code());
    assertTrue(program.contains("return n + n\nprint(Solution().twice"), program);
    assertTrue(program.startsWith("import sys"), program);
  }

  @Test
  @DisplayName("done twice finds everything there")
  void twice() throws Exception {
    Path file = file("venus.jsonl", VENUS);
    read(file);
    ImportReport report = read(file);
    assertEquals(0, report.added());
    assertEquals(0, report.joined());
    assertEquals(1, report.known());
  }

  @Test
  @DisplayName("names broken rows with number and reason, and takes the rest")
  void broken() throws Exception {
    ImportReport report =
        read(
            file(
                "rows.jsonl",
                "{\"broken\": \n\n{\"some\": 1}\n[1]\n"
                    + VENUS
                    + VENUS.replace("\"title\": \"Double it\"", "\"title\": \"\"")));
    assertEquals(5, report.rows());
    assertEquals(1, report.added());
    assertEquals(4, report.refusedRows());
    assertTrue(refused(report).get(0).reason().startsWith("it is not JSON"));
    assertTrue(refused(report).get(1).reason().contains("some"));
    assertEquals(5, refused(report).get(3).row());
    assertTrue(refused(report).get(3).reason().contains("\"title\""));
  }

  @Test
  @DisplayName("reads objects over many lines, one after another, as rows")
  void document() throws Exception {
    String pretty = JsonText.read(VENUS.replace("Infinity", "1")).toPrettyString();
    ImportReport report = read(file("two.json", pretty + "\n{\n  \"a\": [\n    1\n  ]\n}\n"));
    assertEquals(2, report.rows());
    assertEquals(1, report.added());
    assertTrue(
        refused(report).getFirst().reason().contains("its fields (a) are of no known format"));
    String prompts = "{\"Add two\\nnumbers.\": 1, \"" + "x".repeat(41) + "\": 2}\n";
    String reason = refused(read(file("prompts.jsonl", prompts))).getFirst().reason();
    assertTrue(reason.contains("fields (Add two…, " + "x".repeat(40) + "…) are"), reason);
  }

  @Test
  @DisplayName("of a gzip file that breaks off keeps the rows before, and says so")
  void truncated() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 2000; i++) {
        gzip.write(
            VENUS
                .replace("\"problem_id\": 7", "\"problem_id\": " + i)
                .replace("twice n.", "twice n." + Math.pow(i, 0.3) + Math.cbrt(i))
                .getBytes(ISO_8859_1));
      }
    }
    byte[] whole = packed.toByteArray();
    Path file = folder.resolve("cut.jsonl.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    ImportReport report = read(file);
    assertTrue(report.added() > 100, "rows before the break: " + report.added());
    assertEquals(1, report.faults().size());
    assertTrue(report.faults().getFirst().contains("breaks off"), report.faults().getFirst());
  }

  @Test
  @DisplayName("refuses a row of another encoding, and a file in UTF-16, with the way out")
  void encodings() throws Exception {
    Path latin = folder.resolve("latin.jsonl");
    Files.write(latin, (VENUS.replace("Print twice", "Zähle é") + VENUS).getBytes(ISO_8859_1));
    ImportReport report = read(latin);
    assertEquals(1, report.added());
    assertTrue(refused(report).getFirst().reason().contains("not UTF-8"));
    Path wide = folder.resolve("wide.jsonl");
    try (OutputStream out = Files.newOutputStream(wide)) {
      out.write(new byte[] {(byte) 0xff, (byte) 0xfe});
      out.write(VENUS.getBytes(UTF_16LE));
    }
    assertTrue(read(wide).faults().getFirst().contains("UTF-16"));
  }

  @Test
  @DisplayName("passes over a row of 100 MB without holding it")
  void large() throws Exception {
    Path file = folder.resolve("large.jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] million = new byte[1_000_000];
      Arrays.fill(million, (byte) 'x');
      for (int i = 0; i < 100; i++) {
        out.write(million);
      }
      out.write('\n');
      out.write(VENUS.getBytes(ISO_8859_1));
    }
    ImportReport report = read(file);
    assertEquals(1, report.added());
    assertTrue(refused(report).getFirst().reason().startsWith("it is 100 MB long"));
  }

  @Test
  @DisplayName("of something that holds no rows says what is expected")
  void empty() throws IOException {
    Path file = file("empty.jsonl", "");
    ImportException e = assertThrows(ImportException.class, () -> read(file));
    assertTrue(String.valueOf(e.getMessage()).contains("JSON lines"));
    assertThrows(ImportException.class, () -> read(folder.resolve("missing.jsonl")));
  }

  @Test
  @DisplayName("joins HumanEval-X files to problems in several languages")
  void humanEvalX() throws Exception {
    Path data = SHARED.resolve("human-eval-x");
    Assumptions.assumeTrue(Files.isDirectory(data), "no sample data in " + data);
    ImportReport report = read(data);
    assertEquals(984, report.rows());
    assertEquals(164, report.added());
    assertEquals(1, report.refused().size());
    assertTrue(refused(report).getFirst().reason().contains("commented out"));
    assertEquals(6, library.find("humaneval-0").listing().languages().size());
  }

  @Test
  @DisplayName("takes all of LeetCodeDataset's sample, and finds it by words")
  void leetCodeDataset() throws Exception {
    Path data = SHARED.resolve("leetcodedataset");
    Assumptions.assumeTrue(Files.isDirectory(data), "no sample data in " + data);
    assertEquals(228, read(data).added());
    assertEquals(
        "leetcodedataset-shortest-distance-after-road-addition-queries-ii",
        library.search(ProblemQuery.of("shortest dist road add ii", 5)).getFirst().id());
    library.search(ProblemQuery.of("\" OR * NEAR( -", 5)); // no syntax error
  }
}
