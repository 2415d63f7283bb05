// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.problem.Checks;
import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.ImportReport;
import dev.afterburner.workbench.problem.importer.Imports;
import dev.afterburner.workbench.problem.importer.Packages;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Problems in folders of")
class FoldersTest {

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

  private ImportedProblem one(String place, String id) throws Exception {
    ImportReport report = imports.read(folder.resolve(place));
    assertEquals(List.of(), Imports.reasons(report));
    assertEquals(1, report.added());
    return imports.library().imported(id);
  }

  @Test
  @DisplayName("Kattis have samples, secret cases, a validator and submissions")
  void kattis() throws Exception {
    imports.file("k/divisor/problem.yaml", "name: A Divisor\nvalidation: custom\n");
    imports.file("k/divisor/problem_statement/problem.en.tex", "Print a divisor.");
    imports.file("k/divisor/data/sample/1.in", "12\n");
    imports.file("k/divisor/data/sample/1.ans", "2\n");
    imports.file("k/divisor/data/secret/group/2.in", "15\n");
    imports.file("k/divisor/data/secret/group/2.ans", "3\n");
    imports.file("k/divisor/output_validators/v/check.py", "import sys\nsys.exit(42)\n");
    imports.file("k/divisor/submissions/accepted/a.py", "print(2)");
    imports.file("k/divisor/submissions/wrong_answer/w.py", "print(7)");
    ImportedProblem problem = one("k", "kattis-divisor");
    assertEquals("A Divisor", problem.title());
    assertEquals("15\n", problem.cases().get(1).input());
    assertEquals("3\n", problem.cases().get(1).expected());
    Comparator rule = problem.problem().comparator();
    assertTrue(
        rule instanceof Comparator.Checker checker
            && checker.calling() == Comparator.Calling.ICPC
            && checker.code().contains("42"));
    ImportedProblem.Published wrong = problem.solutions().get(1).published();
    assertTrue(wrong != null && !wrong.passed());
    imports.file("i/talk/problem.yaml", "name: Talk\nvalidation: custom interactive\n");
    assertTrue(Imports.reasons(imports.read(folder.resolve("i"))).getFirst().contains("talk to"));
  }

  @Test
  @DisplayName("Polygon have tests by a pattern and a checker; entities from outside are not read")
  void polygon() throws Exception {
    String xml =
        """
        <problem short-name="twice"><names><name language="english" value="Twice"/></names>
        <judging><testset name="tests"><input-path-pattern>tests/%02d</input-path-pattern>
        <answer-path-pattern>tests/%02d.a</answer-path-pattern><tests><test/></tests></testset></judging>
        <assets><checker name="std::rcmp9.cpp"><source path="files/check.cpp"/></checker>
        <solutions><solution tag="main"><source path="solutions/s.cpp"/></solution></solutions></assets>
        <tags><tag value="math"/></tags></problem>
        """;
    imports.file("p/twice/problem.xml", xml);
    imports.file("p/twice/tests/01", "3\n");
    imports.file("p/twice/tests/01.a", "6\n");
    imports.file("p/twice/solutions/s.cpp", "int main() {}");
    ImportedProblem problem = one("p", "polygon-twice");
    assertEquals("Twice", problem.title());
    assertEquals(List.of("math"), problem.tags());
    assertEquals(new Comparator.Floats(1e-9), problem.problem().comparator());
    assertEquals("cpp", problem.solutions().getFirst().language());
    Path secret = imports.file("secret.txt", "hidden words");
    imports.file(
        "e/x/problem.xml",
        "<!DOCTYPE p [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>" + "<problem>&e;</problem>");
    assertEquals(
        List.of("its problem.xml is not plain XML"),
        Imports.reasons(imports.read(folder.resolve("e"))));
  }

  @Test
  @DisplayName("DMOJ have the cases that init.yml names, and nothing outside of the folder")
  void dmoj() throws Exception {
    imports.file(
        "d/sum/init.yml",
        """
        checker: {name: floats, args: {precision: 4}}
        test_cases:
        - {in: a.in, out: a.out, points: 1}
        - batched:
          - {in: b.in, out: b.out}
        """);
    for (String name : List.of("a", "b")) {
      imports.file("d/sum/" + name + ".in", name);
      imports.file("d/sum/" + name + ".out", name + name);
    }
    ImportedProblem problem = one("d", "dmoj-sum");
    assertEquals("bb", problem.cases().get(1).expected());
    assertEquals(new Comparator.Floats(1e-4), problem.problem().comparator());
    imports.file("o/out/init.yml", "test_cases:\n- {in: ../../secret.in, out: a.out}\n");
    imports.file("secret.in", "hidden");
    assertTrue(Imports.reasons(imports.read(folder.resolve("o"))).getFirst().contains("missing"));
    imports.file("b/bad/init.yml", "a: &a [x]\nb: !!javax.script.ScriptEngineManager [*a]\n");
    assertEquals(1, imports.read(folder.resolve("b")).refusedRows());
  }

  @Test
  @DisplayName(
      "DMOJ may keep their cases in an archive, and come in one; it names what has no name")
  void dmojArchive() throws Exception {
    byte[] data =
        Packages.zip(
            Map.of(
                "t/1.in", "3\n".getBytes(UTF_8),
                "t/1.out", "6\n".getBytes(UTF_8),
                "t/2.in", "4\n".getBytes(UTF_8),
                "t/2.out", "8\n".getBytes(UTF_8)));
    Path whole =
        Files.write(
            folder.resolve("twice.zip"),
            Packages.zip(
                Map.of(
                    "init.yml", "archive: data.zip\n".getBytes(UTF_8),
                    "data.zip", data,
                    "statement.md", "Print it twice.".getBytes(UTF_8))));
    ImportReport report = imports.read(whole);
    assertEquals(List.of(), Imports.reasons(report));
    ImportedProblem problem = imports.library().imported("dmoj-twice");
    assertEquals("Print it twice.", problem.statement());
    assertEquals(
        List.of("6\n", "8\n"),
        problem.cases().stream().map(ImportedProblem.Case::expected).toList());
    byte[] lacking =
        Packages.zip(
            Map.of(
                "p/init.yml",
                "archive: data.zip\ntest_cases: [{in: t/1.in, out: t/9.out}]\n".getBytes(UTF_8),
                "p/data.zip",
                data));
    assertEquals(
        List.of("its file t/9.out is missing in data.zip"),
        Imports.reasons(imports.read(Files.write(folder.resolve("lacking.zip"), lacking))));
    byte[] damaged =
        Packages.zip(
            Map.of(
                "p/init.yml", "archive: data.zip\n".getBytes(UTF_8),
                "p/data.zip", Arrays.copyOf(data, data.length - 40)));
    assertEquals(
        List.of("its archive data.zip is missing or damaged"),
        Imports.reasons(imports.read(Files.write(folder.resolve("damaged.zip"), damaged))));
  }

  @Test
  @DisplayName("any kind come in by their main file, too")
  void mainFile() throws Exception {
    Path main = imports.file("k/two/problem.yaml", "name: Two\n");
    imports.file("k/two/data/sample/1.in", "1\n");
    imports.file("k/two/data/sample/1.ans", "2\n");
    assertEquals(1, imports.read(main).added());
    assertEquals("Two", imports.library().imported("kattis-two").title());
    Path rows = imports.file("r/problem.json", Imports.row(1));
    assertEquals("{mbpp=1}", imports.read(rows).formats().toString());
  }

  @Test
  @DisplayName("an archive that the disk can't take are not called damaged")
  void unpackable() throws Exception {
    Path zip =
        Files.write(
            folder.resolve("long.zip"), Packages.zip(Map.of("n".repeat(300) + ".in", new byte[1])));
    ImportException fault = assertThrows(ImportException.class, () -> imports.read(zip));
    String words = String.valueOf(fault.getMessage());
    assertTrue(words.contains("can't be unpacked in") && words.contains("name too long"), words);
    assertTrue(!words.contains("damaged"), words);
  }

  @Test
  @DisplayName("Exercism have a test program that is marked as one that can be forged")
  void exercism() throws Exception {
    imports.file(
        "x/two-fer/.meta/config.json",
        "{\"files\": {\"solution\": [\"two_fer.py\"], \"test\": [\"two_fer_test.py\"],"
            + " \"example\": [\".meta/example.py\"]}}");
    imports.file("x/two-fer/.docs/instructions.md", "Share.");
    imports.file("x/two-fer/two_fer.py", "def two_fer(name):\n    pass\n");
    imports.file(
        "x/two-fer/two_fer_test.py",
        """
        import unittest
        from two_fer import two_fer

        class Test(unittest.TestCase):
            def test_name(self):
                self.assertEqual("Ann", two_fer("Ann"))
        """);
    imports.file("x/two-fer/.meta/example.py", "def two_fer(name):\n    return name\n");
    ImportedProblem problem = one("x", "exercism-two-fer");
    assertTrue(problem.problem().forgeable("python"));
    assertTrue(problem.sources().containsKey(Checks.FIELD + "python"));
  }

  @Test
  @DisplayName("CodeNet's tests join PIE's pairs")
  void codeNet() throws Exception {
    imports.read(
        "pie.jsonl",
        "{\"problem_id\": \"p00001\", \"language\": \"C++\", \"input\": \"int main() {}\","
            + " \"target\": \"int main(){}\", \"cpu_time_v0\": 30, \"cpu_time_v1\": 10}");
    imports.file("t/p00001/input.0.txt", "1");
    imports.file("t/p00001/output.0.txt", "2");
    assertEquals(1, imports.read(folder.resolve("t")).joined());
    ImportedProblem problem = imports.library().imported("codenet-p00001");
    assertEquals("2", problem.cases().getFirst().expected());
    ImportedProblem.Published slow = problem.solutions().getFirst().published();
    assertTrue(slow != null && slow.millis() == 30);
  }
}
