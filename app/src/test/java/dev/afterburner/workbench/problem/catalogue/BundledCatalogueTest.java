// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.bundle.BundledFiles;
import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.Workload;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The catalogue of problems")
class BundledCatalogueTest {

  private static final String DESCRIPTION =
      """
      {"id": "ID", "title": "TITLE", "difficulty": "Medium", "tags": ["scan"],
       "comparator": "floats", "tolerance": 0.001, "sizes": [1, 2],
       "workloads": [{"name": "large", "seed": 7, "size": 9}],
       "solutions": [
         {"language": "python", "file": "slow.py", "note": "O(n²)", "start": true},
         {"language": "python", "file": "fast.py"},
         {"language": "go", "file": "fast.go", "note": "", "start": true}]}
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    problem("pair-sums", "Pair sums");
    problem("n-body", "all bodies");
  }

  @Test
  @DisplayName("lists problems by title from their descriptions alone")
  void list() throws Exception {
    Files.delete(folder.resolve("problems/n-body/statement.md"));
    assertEquals(
        List.of(
            new Listing(
                "n-body",
                "all bodies",
                Difficulty.MEDIUM,
                List.of("scan"),
                List.of("python", "go"),
                3),
            new Listing(
                "pair-sums",
                "Pair sums",
                Difficulty.MEDIUM,
                List.of("scan"),
                List.of("python", "go"),
                3)),
        catalogue().list());
  }

  @Test
  @DisplayName("reads a problem whole")
  void whole() throws Exception {
    Problem problem = catalogue().find("pair-sums");
    assertEquals("# Statement", problem.statement());
    assertEquals(new Comparator.Floats(0.001), problem.comparator());
    assertEquals(List.of("01-a", "02-b"), problem.cases().stream().map(TestCase::name).toList());
    assertEquals("in 02-b", problem.cases().getLast().input().text());
    assertEquals("out 02-b", problem.cases().getLast().expected().text());
    Workload workload = problem.workloads().getFirst();
    assertEquals(
        List.of("large", 7L, 9L, "large in", "large out"),
        List.of(
            workload.name(),
            workload.seed(),
            workload.size(),
            workload.input().text(),
            workload.expected().text()));
    assertEquals(
        new Reference("python", "slow", "O(n²)", true, "slow code"),
        problem.start("python").orElseThrow());
    assertTrue(problem.start("rust").isEmpty());
  }

  @Test
  @DisplayName("reads the same from a jar")
  void jar() throws Exception {
    Path jar = folder.resolve("resources.jar");
    try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"));
        var files = Files.walk(folder.resolve("problems"))) {
      for (Path file : files.toList()) {
        Path target = zip.getPath("/").resolve(folder.relativize(file).toString());
        Files.copy(file, target);
      }
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
        BundledFiles files = new BundledFiles(loader)) {
      BundledCatalogue packed = new BundledCatalogue(files.folder("problems"));
      assertEquals(catalogue().list(), packed.list());
      assertEquals(catalogue().find("n-body"), packed.find("n-body"));
      assertEquals(List.of(), packed.broken());
    }
  }

  @Test
  @DisplayName("names near ids where there is none of the one asked for")
  void near() {
    assertEquals(
        "there is no problem \"pair-sum\"; did you mean pair-sums?"
            + " (./workbench problems lists all)",
        message("pair-sum"));
    assertEquals(
        "there is no problem \"body\"; did you mean n-body? (./workbench problems lists all)",
        message("body"));
    assertEquals(
        "there is no problem \"quicksort\" (./workbench problems lists all)", message("quicksort"));
    assertTrue(message("../pair-sums").startsWith("there is no problem"));
    assertTrue(message("").startsWith("there is no problem"));
  }

  @Test
  @DisplayName("names what is broken, and goes on with the others")
  void broken() throws Exception {
    problem("bad-json", "Bad");
    Files.writeString(folder.resolve("problems/bad-json/problem.json"), "{\"id\": ");
    problem("bad-comparator", "Bad");
    replace("bad-comparator", "floats", "guess");
    problem("bad-difficulty", "Bad");
    replace("bad-difficulty", "Medium", "Odd");
    problem("other-id", "Bad");
    replace("other-id", "other-id", "another");
    problem("bad-null", "Bad");
    replace("bad-null", "\"solutions\"", "\"solution\"");

    BundledCatalogue catalogue = catalogue();
    assertEquals(2, catalogue.list().size());
    assertEquals(5, catalogue.broken().size());
    for (ProblemException fault : catalogue.broken()) {
      assertTrue(String.valueOf(fault.getMessage()).contains("problem.json"), fault.getMessage());
    }
    assertTrue(message("bad-comparator").endsWith("is none of exact, tokens, floats"));
  }

  @Test
  @DisplayName("names the file that is missing or damaged when a problem is read")
  void missingFile() throws Exception {
    Files.delete(folder.resolve("problems/n-body/cases/02-b.out"));
    assertTrue(message("n-body").endsWith("02-b.out: it is missing"), message("n-body"));
    Files.writeString(folder.resolve("problems/pair-sums/workloads/large.in.gz"), "no gzip");
    assertTrue(message("pair-sums").contains("large.in.gz"), message("pair-sums"));
  }

  private String message(String id) {
    ProblemException fault = assertThrows(ProblemException.class, () -> catalogue().find(id));
    return String.valueOf(fault.getMessage());
  }

  private BundledCatalogue catalogue() {
    return new BundledCatalogue(folder.resolve("problems"));
  }

  private void replace(String id, String old, String with) throws IOException {
    Path file = folder.resolve("problems").resolve(id).resolve("problem.json");
    Files.writeString(file, Files.readString(file).replace(old, with));
  }

  private void problem(String id, String title) throws IOException {
    Path problem = folder.resolve("problems").resolve(id);
    for (String sub : List.of("cases", "workloads", "solutions/python", "solutions/go")) {
      Files.createDirectories(problem.resolve(sub));
    }
    Files.writeString(
        problem.resolve("problem.json"), DESCRIPTION.replace("ID", id).replace("TITLE", title));
    Files.writeString(problem.resolve("statement.md"), "# Statement");
    for (String name : List.of("02-b", "01-a")) {
      Files.writeString(problem.resolve("cases/" + name + ".in"), "in " + name);
      Files.writeString(problem.resolve("cases/" + name + ".out"), "out " + name);
    }
    packed(problem.resolve("workloads/large.in.gz"), "large in");
    packed(problem.resolve("workloads/large.out.gz"), "large out");
    Files.writeString(problem.resolve("solutions/python/slow.py"), "slow code");
    Files.writeString(problem.resolve("solutions/python/fast.py"), "fast code");
    Files.writeString(problem.resolve("solutions/go/fast.go"), "go code");
  }

  private static void packed(Path file, String text) throws IOException {
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
