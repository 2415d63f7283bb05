// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.exporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Digests;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Case;
import dev.afterburner.workbench.problem.ImportedProblem.Published;
import dev.afterburner.workbench.problem.ImportedProblem.Solution;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.catalogue.Subset;
import dev.afterburner.workbench.problem.importer.ImportReport;
import dev.afterburner.workbench.problem.importer.Importer;
import dev.afterburner.workbench.store.SqliteProblemLibrary;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("An export")
class ExporterTest {

  private static final String MACHINE = "here/amd64/2";
  private static final Instant WHEN = Instant.parse("2026-11-24T12:00:00Z");

  /** In two languages, with all that a problem can have. */
  private static final ImportedProblem RICH =
      new ImportedProblem(
          "leetcode-7",
          "leetcode",
          "Double \"it\" – ü",
          Difficulty.MEDIUM,
          List.of("math, applied", "simulation"),
          "Print *twice* n.\n\n```\n2 → 4\n```\n",
          "floats",
          1e-4,
          List.of(new Case("small", "2\n", "4\n"), new Case("empty", "", "")),
          Map.of(
              "python", "import sys\n==Code Submission==\nprint(1)", "go", "==Code Submission=="),
          Map.of("python", "class Solution:\n    pass"),
          List.of(
              new Solution("go", "a", "func f() {}", null),
              new Solution("python", "b", "def f(): pass", new Published(true, 5.5, Double.NaN, 7)),
              new Solution(
                  "python", "c", "def f(): raise", new Published(false, 1 / 0., 1 / 0., 1 / 0.)),
              new Solution("go", "d", "func g() {}", null)),
          Map.of(
              "test_case_runners.python",
              "==Code Submission==\nprint(1)",
              "test_case_generator",
              "import random",
              "split",
              "train",
              "runtimeDistribution.python",
              "{\"distribution\": [[1, 2.5]]}"));

  /** In one language; its solutions are whole programs. */
  private static final ImportedProblem PLAIN =
      new ImportedProblem(
          "own-words",
          "own",
          "Words",
          Difficulty.UNRATED,
          List.of(),
          "Count words.",
          "tokens",
          0,
          List.of(new Case("001", "a b", "2")),
          Map.of(),
          Map.of(),
          List.of(new Solution("python", "split", "print(len(input().split()))", null)),
          Map.of());

  @TempDir private Path folder;
  private final List<Language> languages = new Languages().known();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private SqliteProblemLibrary library;

  @BeforeEach
  void open() throws Exception {
    library = SqliteProblemLibrary.open(folder.resolve("problems.db"));
    library.put(List.of(RICH, PLAIN));
    Program.Source solution = new Program.Source(language("python"), "def f(): pass");
    String digest = new Digests(RICH.problem()).of(solution);
    library.keep(RICH.id(), calibration("b", digest, MACHINE, figures(2e6)));
    library.keep(RICH.id(), calibration("b", digest, "there/arm64/8", figures(9e6)));
    library.keep(RICH.id(), calibration("b", "0000000000000000", MACHINE, figures(1e6)));
    Program.Source bad = new Program.Source(language("python"), "def f(): raise");
    library.keep(
        RICH.id(), calibration("c", new Digests(RICH.problem()).ofFailing(bad), MACHINE, null));
  }

  @AfterEach
  void close() {
    library.close();
  }

  private Language language(String id) {
    return languages.stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
  }

  private static Calibration calibration(
      String name,
      String digest,
      String machine,
      Calibration.@org.jspecify.annotations.Nullable Figures figures) {
    String verdict = figures == null ? "wrong answer" : "passed";
    return new Calibration("python", name, digest, machine, verdict, figures, 5, WHEN);
  }

  private static Calibration.Figures figures(double nanos) {
    Interval time = new Interval(nanos, nanos * 0.9, nanos * 1.1);
    return new Calibration.Figures(time, new Interval(2048, 2048, 4096), time);
  }

  private Exporter.Report export(List<Listing> problems, String only, Path file) throws Exception {
    return new Exporter(library, library, languages, MACHINE)
        .run(problems, only, file, rows -> {}, new Cancellation());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"set.jsonl", "set.jsonl.gz", "set.parquet"})
  @DisplayName("comes back as it was, with what was measured on any machine")
  void roundTrip(String name) throws Exception {
    Path file = folder.resolve(name);
    Exporter.Report report = export(library.search(ProblemQuery.ALL), "", file);
    assertEquals(2, report.problems());
    assertEquals(5, report.solutions());
    assertEquals(2, report.measured());
    try (SqliteProblemLibrary other = SqliteProblemLibrary.open(folder.resolve("other.db"))) {
      ImportReport back = new Importer(other).run(file, null, rows -> {}, new Cancellation());
      assertEquals(List.of(), back.refused());
      assertEquals(2, back.added());
      assertEquals(RICH, other.imported(RICH.id()));
      assertEquals(PLAIN, other.imported(PLAIN.id()));
      assertEquals(library.calibrations(RICH.id()), other.calibrations(RICH.id()));
      assertEquals(List.of("split"), List.copyOf(onlyTrain(other)));
    }
  }

  private static Set<String> onlyTrain(SqliteProblemLibrary library) {
    ProblemQuery train =
        new ProblemQuery(
            "", "", "train", List.of(), List.of(), "", 0, ProblemQuery.Order.TITLE, 10);
    return library.search(train).stream()
        .map(l -> "split")
        .collect(java.util.stream.Collectors.toSet());
  }

  @Test
  @DisplayName(
      "of one language is a Venus row of texts, with this machine's figures in Venus' units")
  void venus() throws Exception {
    Path file = folder.resolve("python.jsonl");
    export(library.search(ProblemQuery.of("double", 5)), "python", file);
    JsonNode row =
        JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build()
            .readTree(Files.readString(file));
    assertEquals(7, row.path("problem_id").asLong());
    assertEquals("Medium", row.path("difficulty").asString());
    assertEquals("class Solution:\n    pass", row.path("code_prompt").asString());
    assertEquals("==Code Submission==\nprint(1)", row.path("test_case_runners").asString());
    JsonNode good = row.path("solutions").get(0);
    assertEquals("success", good.path("status").asString());
    assertTrue(good.path("passed").asBoolean());
    assertEquals(2.0, good.path("time").asDouble());
    assertEquals(2.0, good.path("memory").asDouble());
    JsonNode bad = row.path("solutions").get(1);
    assertFalse(bad.path("passed").asBoolean());
    assertEquals(Double.POSITIVE_INFINITY, bad.path("time").asDouble());
    assertEquals(2, row.path("solutions").size());
  }

  @Test
  @DisplayName("to a name that tells no format, or while stopped, writes nothing")
  void refused() throws Exception {
    List<Listing> all = library.search(ProblemQuery.ALL);
    ProblemException e =
        assertThrows(ProblemException.class, () -> export(all, "", folder.resolve("set.csv")));
    assertTrue(String.valueOf(e.getMessage()).contains(".parquet, .jsonl or .jsonl.gz"));
    Cancellation stopped = new Cancellation();
    stopped.cancel();
    Path file = folder.resolve("stopped.jsonl");
    assertThrows(
        ProblemException.class,
        () ->
            new Exporter(library, library, languages, MACHINE)
                .run(all, "", file, rows -> {}, stopped));
    assertFalse(Files.exists(file));
  }

  @Test
  @DisplayName("of a subset is the same for the same seed, and a saved subset is found again")
  void subsets() throws Exception {
    for (int i = 0; i < 40; i++) {
      library.put(List.of(numbered(i)));
    }
    Subset ten = new Subset(ProblemQuery.of("made", 1000), Subset.Status.ANY, 10, 7);
    List<Listing> drawn = ten.of(library, Set.of());
    assertEquals(10, drawn.size());
    assertEquals(drawn, ten.of(library, Set.of()));
    library.save("ten", ten);
    assertEquals(ten, library.saved().get("ten"));
    assertEquals(
        List.of("made-3"),
        new Subset(ProblemQuery.of("made", 1000), Subset.Status.TRIED, 0, 1)
            .of(library, Set.of("made-3")).stream().map(Listing::id).toList());
  }

  private static ImportedProblem numbered(int i) throws StoreException {
    return new ImportedProblem(
        "made-" + i,
        "made",
        "Made " + i,
        Difficulty.EASY,
        List.of(),
        "Nothing.",
        "tokens",
        0,
        List.of(new Case("1", "1", "1")),
        Map.of(),
        Map.of(),
        List.of(),
        Map.of());
  }
}
