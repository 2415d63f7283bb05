// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.bundle.UnpackedFiles;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.train.TrainingData;
import dev.afterburner.workbench.train.check.FolderCheck;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("train export")
class TrainExportTest {

  private static final List<String> PROBLEMS = List.of("pair-sums", "coin-ways", "edit-distance");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @TempDir private Path home;
  private Path out;
  private CommandFixture commands;

  @BeforeEach
  void measured() throws Exception {
    out = home.resolve("out");
    commands = new CommandFixture(home);
    try (Services services = services()) {
      Language python = Language.find(services.languages(), "python").orElseThrow();
      for (String id : PROBLEMS) {
        Problem problem = services.catalogue().find(id);
        TrainingData.calibrate(services.library(), problem, python, services.machine());
      }
    }
  }

  private Services services() {
    return new Services(
        new Places(home, home.resolve("cache")),
        new UnpackedFiles(List.of(), "", InstantSource.system()),
        warning -> {});
  }

  private JsonNode export(String... words) {
    return export(new Cancellation(), 0, words).json();
  }

  private CommandFixture.Result export(Cancellation cancellation, int code, String... words) {
    List<String> all = new ArrayList<>(List.of("train", "export", "--json"));
    all.addAll(List.of(words));
    CommandFixture.Result result = commands.run(cancellation, all.toArray(String[]::new));
    assertEquals(code, result.code(), result.out() + result.err());
    return result;
  }

  private List<JsonNode> rows(Path file) throws Exception {
    try (var lines = Files.lines(file)) {
      return lines.map(MAPPER::readTree).toList();
    }
  }

  /** The place of a reference among its problem's, by its answer: the later, the slower. */
  private int rank(JsonNode row, String field, Services services) throws Exception {
    String answer = row.path(field).asString();
    List<String> codes =
        services.catalogue().find(row.path("problem_id").asString()).references().stream()
            .filter(r -> r.language().equals("python"))
            .map(r -> "```python\n" + r.code().strip() + "\n```")
            .toList();
    assertTrue(codes.contains(answer), answer);
    return codes.indexOf(answer);
  }

  @Test
  @DisplayName("writes what each trainer reads, with a manifest, and finds no fault in it")
  void all() throws Exception {
    JsonNode report = export("--stage", "all", "--out", out.toString());
    assertEquals("all", report.path("stage").asString());
    Set<String> names = new TreeSet<>();
    report.path("files").forEach(file -> names.add(file.path("name").asString()));
    names.add("manifest.json");
    Set<String> there;
    try (var files = Files.list(out)) {
      there =
          files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
    }
    assertEquals(names, there);
    assertTrue(
        names.containsAll(
            List.of(
                "sft-time.jsonl",
                "dpo-memory.jsonl",
                "pairs.csv",
                "dataset_info.json",
                "sft.yaml",
                "merge.yaml",
                "dpo.yaml",
                "grpo-train.parquet",
                "grpo-validation.parquet",
                "grpo-train.trl.jsonl",
                "grpo.sh",
                "afterburner_reward.py",
                "check.py",
                "trl_train.py",
                "README.md")),
        names::toString);
    assertEquals(List.of(), FolderCheck.of(out).faults());
    // One of three problems is held out: it has prompts to validate on, and no other row.
    assertEquals(1, report.path("refused").path("problems held out for validation").asInt());
    String held =
        rows(out.resolve("grpo-validation.trl.jsonl")).getFirst().path("problem").asString();
    for (String name : names) {
      if (name.endsWith(".jsonl") && !name.startsWith("grpo-validation")) {
        for (JsonNode row : rows(out.resolve(name))) {
          String problem = row.path(row.has("problem_id") ? "problem_id" : "problem").asString();
          assertFalse(problem.equals(held), name);
        }
      }
    }
    assertEquals(
        rows(out.resolve("dpo-time.jsonl")).size(), report.path("rows").path("dpo-time").asInt());
    assertFalse(Files.readString(out.resolve("dpo.yaml")).contains("{{"));
    assertFalse(Files.readString(out.resolve("grpo.sh")).contains("{{"));
    assertFalse(Files.readString(out.resolve("README.md")).contains("{{"));
  }

  @Test
  @DisplayName("prefers the program that needs less, and says on what that rests")
  void pairs() throws Exception {
    export(
        "--stage",
        "dpo",
        "--objective",
        "time,memory",
        "--validation",
        "0",
        "--out",
        out.toString());
    try (Services services = services()) {
      List<JsonNode> time = rows(out.resolve("dpo-time.jsonl"));
      assertEquals(3 * 36 - missing(services), time.size());
      for (JsonNode row : time) {
        assertTrue(rank(row, "chosen", services) < rank(row, "rejected", services));
      }
      // Those with an even place have half the memory of those with an odd one.
      List<JsonNode> memory = rows(out.resolve("dpo-memory.jsonl"));
      assertFalse(memory.isEmpty());
      for (JsonNode row : memory) {
        assertEquals(0, rank(row, "chosen", services) % 2);
        assertEquals(1, rank(row, "rejected", services) % 2);
      }
    }
    List<String> pairs = Files.readAllLines(out.resolve("pairs.csv"));
    assertTrue(pairs.get(1).startsWith("dpo-memory.jsonl,1,"), pairs.get(1));
    assertTrue(pairs.get(1).endsWith(",10,references"), pairs.get(1));
  }

  /** edit-distance has eight references: 28 pairs instead of 36. */
  private static int missing(Services services) throws Exception {
    int pairs = 0;
    for (String id : PROBLEMS) {
      long n =
          services.catalogue().find(id).references().stream()
              .filter(r -> r.language().equals("python"))
              .count();
      pairs += (int) (36 - Math.min(48, n * (n - 1) / 2));
    }
    return pairs;
  }

  @Test
  @DisplayName("shows a worse program with its figures in the layout revision, as sessions do")
  void revision() throws Exception {
    export(
        "--stage",
        "sft",
        "--layout",
        "revision",
        "--objective",
        "time",
        "--validation",
        "0",
        "--out",
        out.toString());
    List<JsonNode> rows = rows(out.resolve("sft-time.jsonl"));
    assertFalse(rows.isEmpty());
    for (JsonNode row : rows) {
      String prompt = row.path("prompt").asString();
      assertTrue(prompt.contains("## Original solution"), prompt);
      assertTrue(prompt.contains("Passed: yes / Time: "), prompt);
    }
    Path other = home.resolve("generation");
    export("--stage", "sft", "--objective", "time", "--validation", "0", "--out", other.toString());
    String prompt = rows(other.resolve("sft-time.jsonl")).getFirst().path("prompt").asString();
    assertFalse(prompt.contains("Original"), prompt);
    assertTrue(prompt.contains("time-efficient"), prompt);
  }

  @Test
  @DisplayName("names problems in prompts for GRPO instead of sending their tests along")
  void grpo() throws Exception {
    export(
        "--stage",
        "grpo",
        "--objective",
        "integral",
        "--validation",
        "0",
        "--runs",
        "2",
        "--out",
        out.toString());
    List<String> problems = new ArrayList<>();
    try (ParquetFileReader reader =
            ParquetFileReader.open(InputFile.of(out.resolve("grpo-train.parquet")));
        RowReader rows = reader.rowReader()) {
      while (rows.hasNext()) {
        rows.next();
        var extra = rows.getStruct("extra_info");
        problems.add(extra.getString("problem"));
        assertEquals(problems.size() - 1, extra.getLong("index"));
        assertEquals(2, extra.getLong("runs"));
        assertEquals("code", rows.getString("ability"));
        assertTrue(rows.getStruct("reward_model").getStruct("ground_truth").getBoolean("passed"));
      }
    }
    assertEquals(PROBLEMS.stream().sorted().toList(), problems);
    assertTrue(Files.size(out.resolve("grpo-train.parquet")) < 20_000);
  }

  @Test
  @DisplayName("draws by the seed alone")
  void seeded() throws Exception {
    String[] words = {"--stage", "dpo", "--pairs", "5", "--objective", "time"};
    Map<String, String> sums = new java.util.TreeMap<>();
    for (String seed : List.of("1", "1", "2")) {
      Path folder = home.resolve("o" + sums.size() + seed);
      List<String> all = new ArrayList<>(List.of(words));
      all.addAll(List.of("--seed", seed, "--out", folder.toString()));
      sums.put(
          seed + folder,
          Files.readString(
              export(all.toArray(String[]::new)).isEmpty()
                  ? folder
                  : folder.resolve("dpo-time.jsonl")));
    }
    List<String> texts = List.copyOf(sums.values());
    assertEquals(texts.get(0), texts.get(1));
    assertFalse(texts.get(0).equals(texts.get(2)));
  }

  @Test
  @DisplayName("counts without writing")
  void dryRun() {
    JsonNode counted = export("--stage", "all", "--dry-run", "--out", out.toString());
    assertTrue(counted.path("dry_run").asBoolean());
    assertFalse(Files.exists(out));
    JsonNode written = export("--stage", "all", "--out", out.toString());
    assertEquals(written.path("rows"), counted.path("rows"));
    assertEquals(written.path("refused"), counted.path("refused"));
  }

  @Test
  @DisplayName("leaves test problems out by id and by statement")
  void tests() throws Exception {
    // A test part that has one of the bundled problems under another name.
    String statement;
    try (Services services = services()) {
      statement = services.catalogue().find("pair-sums").statement();
    }
    String row =
        MAPPER.writeValueAsString(
            Map.of(
                "problem_id",
                77,
                "title",
                "Sums again",
                "question_content",
                "  " + statement.toUpperCase(java.util.Locale.ROOT),
                "difficulty",
                "Easy",
                "test_case_runners",
                "import sys\n==Code Submission==\nprint(f(sys.stdin.read()))",
                "test_cases",
                "[{\"input\": \"1\", \"output\": \"1\"}]",
                "solutions",
                List.of()));
    Path file = Files.writeString(home.resolve("test.jsonl"), row + "\n");
    CommandFixture.Result imported = commands.run("problems", "import", file.toString());
    assertEquals(0, imported.code(), imported.err());
    Path named = Files.writeString(home.resolve("named.txt"), "coin-ways\n\n");
    JsonNode report =
        export(
            "--stage",
            "sft",
            "--validation",
            "0",
            "--exclude",
            named.toString(),
            "--out",
            out.toString());
    JsonNode refused = report.path("refused");
    assertEquals(
        1, refused.path("problems with the statement of a test problem").asInt(), report::toString);
    assertEquals(
        2, refused.path("problems of a test part, or excluded by name").asInt(), report::toString);
    for (JsonNode made : rows(out.resolve("sft-time.jsonl"))) {
      assertEquals("edit-distance", made.path("problem_id").asString());
    }
    JsonNode manifest = MAPPER.readTree(Files.readString(out.resolve("manifest.json")));
    assertTrue(manifest.path("excluded").toString().contains("coin-ways"), manifest::toString);
  }

  @Test
  @DisplayName("goes on where it was stopped, and refuses to go on with other settings")
  void resumed() throws Exception {
    Path whole = home.resolve("whole");
    String[] words = {"--stage", "dpo", "--objective", "time"};
    export("--stage", "dpo", "--objective", "time", "--out", whole.toString());
    Cancellation stopped = new Cancellation();
    stopped.cancel();
    CommandFixture.Result first =
        export(stopped, 1, words[0], words[1], words[2], words[3], "--out", out.toString());
    assertTrue(first.err().contains("the same command goes on"), first.err());
    assertTrue(Files.exists(out.resolve(".parts.jsonl")));
    CommandFixture.Result other =
        export(new Cancellation(), 1, "--stage", "sft", "--out", out.toString());
    assertTrue(other.err().contains("asked for otherwise"), other.err());
    export("--stage", "dpo", "--objective", "time", "--out", out.toString());
    assertEquals(
        Files.readString(whole.resolve("dpo-time.jsonl")),
        Files.readString(out.resolve("dpo-time.jsonl")));
    assertFalse(Files.exists(out.resolve(".parts.jsonl")));
    CommandFixture.Result again =
        export(new Cancellation(), 2, "--stage", "dpo", "--out", out.toString());
    assertTrue(again.err().contains("is not empty"), again.err());
  }

  @Test
  @DisplayName("says why there is nothing, where nothing was measured")
  void nothing() throws Exception {
    CommandFixture.Result none =
        export(new Cancellation(), 1, "prime-gaps", "--stage", "sft", "--out", out.toString());
    assertEquals(
        1,
        none.json()
            .path("refused")
            .path("problems without a solution measured on this machine")
            .asInt());
    CommandFixture.Result word = export(new Cancellation(), 2, "--stage", "ppo", "--dry-run");
    assertTrue(word.err().contains("sft, dpo, cold-start, grpo or all"), word.err());
  }

  @Test
  @DisplayName("takes accepted and declined versions of sessions for pairs, and reasoned replies")
  void sessions() throws Exception {
    String reply = "<thinking>halve</thinking>\n<solution>\n```python\nbetter\n```\n</solution>";
    try (Services services = services()) {
      services.store().insert(TrainingData.session("s1", "pair-sums", reply));
      services.store().insert(TrainingData.session("s2", "pair-sums", reply));
    }
    JsonNode report =
        export(
            "--stage", "all", "--from", "sessions", "--validation", "0", "--out", out.toString());
    // Better over the original, over the slower one; the original over the wrong one.
    List<String> pairs =
        Files.readAllLines(out.resolve("pairs.csv")).stream()
            .skip(1)
            .map(line -> String.join(",", List.of(line.split(",", -1)).subList(4, 8)))
            .toList();
    assertEquals(
        List.of("v1,v0,measured,0.5", "v1,v2,measured," + 1 / 1.8, "v0,v3,verdict,"), pairs);
    assertEquals(
        2,
        report
            .path("refused")
            .path("pairs in which no difference beyond the margin is shown")
            .asInt());
    List<JsonNode> cold = rows(out.resolve("cold-start.jsonl"));
    assertEquals(1, cold.size());
    assertEquals(reply, cold.getFirst().path("response").asString());
    assertEquals("prompt 1", cold.getFirst().path("prompt").asString());
    assertEquals(1, rows(out.resolve("sft-time.jsonl")).size());
    assertEquals(List.of(), FolderCheck.of(out).faults());

    // Where a prompt shows the original, an answer must be better than that.
    Path revision = home.resolve("revision");
    export(
        "--stage",
        "dpo",
        "--from",
        "sessions",
        "--layout",
        "revision",
        "--validation",
        "0",
        "--out",
        revision.toString());
    List<JsonNode> rows = rows(revision.resolve("dpo-time.jsonl"));
    assertEquals(3, rows.size());
    for (JsonNode row : rows) {
      assertEquals("```python\nbetter\n```", row.path("chosen").asString());
      assertTrue(row.path("prompt").asString().contains("Time: 1.00 s"), row::toString);
    }
  }
}
