// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.language.Builds;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.workbench.judge.SandboxJudge;
import dev.afterburner.workbench.measure.Calibrator;
import dev.afterburner.workbench.model.ChatModel;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.ModelRequest;
import dev.afterburner.workbench.model.NamedServers;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.model.ReplyListener;
import dev.afterburner.workbench.optimize.LoopOptimizer;
import dev.afterburner.workbench.optimize.ScriptedSandbox;
import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.Workload;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.store.SqliteProblemLibrary;
import dev.afterburner.workbench.store.SqliteSessionStore;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.Study;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.StudyFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A study that runs")
class StudyRunnerTest {

  private static final String FILE =
      """
      study: scripted
      languages: python
      objectives: time
      requests: 1
      arms:
        - {name: one, model: "openai:http://localhost:9/v1#m", temperature: 0.5}
      measuring: {min-runs: 3, max-runs: 3, seconds: 1}
      """;

  private static final String GOOD = "```python\nwall=10 does=right\n```";
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir Path folder;
  private final ScriptedSandbox sandbox = new ScriptedSandbox();
  private final List<ModelRequest> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
  private final Language python = new Languages().byId("python").orElseThrow();
  private SqliteProblemLibrary library;
  private Answering answers = request -> reply(GOOD);

  /** A model as a function. */
  private interface Answering {
    Reply to(ModelRequest request) throws ModelException;
  }

  private static Reply reply(String text) {
    return new Reply(text, Reply.Ending.COMPLETE, 10, 5, 1, 1);
  }

  @BeforeEach
  void open() throws Exception {
    library = SqliteProblemLibrary.open(folder.resolve("problems.db"));
  }

  @AfterEach
  void close() {
    library.close();
  }

  private static Problem problem(String id) {
    Bytes text = Bytes.utf8("a b");
    Bytes large = Bytes.utf8("large input");
    return new Problem(
        new Listing(id, id, Difficulty.EASY, List.of(), List.of("python"), 0),
        "Print the input of " + id + ".",
        new Comparator.Tokens(),
        List.of(new TestCase("01", text, text)),
        List.of(new Workload("large", 1, 1, large, large)),
        List.of());
  }

  private Tools tools() {
    NamedServers servers = new NamedServers(folder.resolve("servers.json"));
    Catalogue catalogue =
        new Catalogue() {
          @Override
          public List<Listing> list() {
            return List.of();
          }

          @Override
          public Problem find(String id) {
            return problem(id);
          }
        };
    ChatModel model =
        new ChatModel() {
          @Override
          public String name() {
            return "scripted";
          }

          @Override
          public Reply ask(ModelRequest request, ReplyListener listener, Cancellation cancellation)
              throws ModelException {
            requests.add(request);
            return answers.to(request);
          }
        };
    Path prompts = Path.of("../resources/prompts");
    SandboxJudge judge = new SandboxJudge(sandbox);
    return new Tools(
        catalogue,
        List.of(python),
        words -> model,
        new PromptFolders(prompts, folder.resolve("prompts")),
        judge,
        (by, asked, sessions, runs) ->
            new LoopOptimizer(
                sandbox,
                by,
                runs,
                () -> new Calibrator(sandbox, by, library, runs, () -> "here", CLOCK),
                asked,
                prompts,
                catalogue,
                List.of(python),
                new Builds(new Languages(), Map.of()),
                sessions,
                servers,
                CLOCK,
                RandomGenerator.getDefault(),
                (problem, program, cancellation) -> ""),
        (by, runs, how) -> new Calibrator(sandbox, by, library, runs, () -> "here" + how, CLOCK),
        SqliteSessionStore::open,
        (words, promptTokens, replyTokens) -> (promptTokens + replyTokens) / 10.0,
        new KnownStudies(folder.resolve("studies.json")),
        "here",
        CLOCK);
  }

  private final StudyListener listener =
      new StudyListener() {
        @Override
        public void progress(Progress progress) {}

        @Override
        public void fault(String problem, String arm, int iteration, String reason) {
          faults.add(problem + ": " + reason);
        }

        @Override
        public void note(String what) {}
      };

  private StudyRunner.Outcome run(String file, String... problems) throws StudyException {
    Study study = StudyFile.read(file, "study.yaml", List.of());
    Plan plan =
        Plan.of(study, Map.of("python", List.of(problems)), List.of(), id -> "digest of " + id);
    return new StudyRunner(tools(), "test", 1)
        .run(plan, file, new StudyFolder(folder.resolve("out")), listener, new Cancellation());
  }

  private <T extends Row> List<T> rows(Class<T> kind) throws StudyException {
    List<T> rows = new ArrayList<>();
    new StudyFolder(folder.resolve("out"))
        .read(
            0,
            (row, at) -> {
              if (kind.isInstance(row)) {
                rows.add(kind.cast(row));
              }
            });
    return rows;
  }

  @Test
  @DisplayName("tries a fault of transport again; one that stays leaves the cell missing, no score")
  void transport() throws StudyException {
    int[] calls = {0};
    boolean[] away = {true};
    answers =
        request -> {
          boolean flaky = request.prompt().contains("of flaky") && calls[0]++ < 2;
          if (flaky || (away[0] && request.prompt().contains("of away"))) {
            throw new ModelException(ModelException.Kind.UNREACHABLE, "nobody is there");
          }
          return reply(GOOD);
        };
    StudyRunner.Outcome first = run(FILE, "away", "flaky", "well");
    assertEquals(1, first.missing());
    assertNull(first.ended());
    assertEquals(List.of("flaky", "well"), sorted(rows(Row.Cell.class)));
    assertTrue(rows(Row.Cell.class).stream().allMatch(c -> c.candidate().passed()));
    assertEquals(2 + 3, rows(Row.Fault.class).size());
    assertEquals(
        List.of("away: nobody is there"),
        faults.stream().map(f -> f.replaceFirst("(: ).*(nobody is there).*", "$1$2")).toList());

    away[0] = false;
    assertEquals(0, run(FILE, "away", "flaky", "well").missing());
    assertEquals(List.of("away", "flaky", "well"), sorted(rows(Row.Cell.class)));
  }

  private static List<String> sorted(List<Row.Cell> cells) {
    return cells.stream().map(Row.Cell::problem).sorted().toList();
  }

  @Test
  @DisplayName("counts a refusal, a reply at its limit and one without code as results that fail")
  void refusals() throws StudyException {
    answers =
        request ->
            request.prompt().contains("of withheld")
                ? new Reply("", Reply.Ending.WITHHELD, 10, 0, 1, 1)
                : request.prompt().contains("of limit")
                    ? new Reply("```python\nwall=10", Reply.Ending.AT_LIMIT, 10, 5, 1, 1)
                    : reply("I can't help with that.");
    StudyRunner.Outcome outcome = run(FILE, "words", "withheld", "limit");
    assertEquals(0, outcome.missing());
    List<Row.Cell> cells = rows(Row.Cell.class);
    assertEquals(3, cells.size());
    for (Row.Cell cell : cells) {
      assertFalse(cell.candidate().passed(), cell.problem());
      assertEquals("no_code", cell.candidate().verdict(), cell.problem());
      assertFalse(cell.candidate().why().isEmpty(), cell.problem());
    }
    assertEquals(List.of(), rows(Row.Fault.class));
    assertEquals(3, requests.size(), "no result is asked for again");
  }

  @Test
  @DisplayName("begins no further cell when its budget is spent, and goes on with a larger one")
  void budgets() throws StudyException {
    String[] problems = {"a", "b", "c", "d", "e", "f", "g", "h"};
    StudyRunner.Outcome tokens = run(FILE + "budget: {tokens: 30}\n", problems);
    // Two lines are under way at a time, of 15 tokens a reply.
    assertEquals("the budget of 30 tokens is spent", tokens.ended());
    int done = rows(Row.Cell.class).size();
    assertTrue(done >= 2 && done <= 3, done + " cells");
    assertEquals(8 - done, tokens.missing());
    StudyRunner.Outcome money = run(FILE + "budget: {money: 6}\n", problems);
    assertEquals("the budget of 6.0 in money is spent", money.ended());
    assertTrue(rows(Row.Cell.class).size() >= 4);
    StudyRunner.Outcome hours = run(FILE + "budget: {hours: 0.0000000001}\n", problems);
    assertTrue(hours.missing() > 0);
    assertTrue(String.valueOf(hours.ended()).endsWith(" hours is spent"), hours.ended());
    assertEquals(0, run(FILE, problems).missing());
    assertEquals(8, rows(Row.Cell.class).size());
    assertEquals(8, requests.size(), "nothing is asked twice");
  }

  @Test
  @DisplayName("asks an identical prompt at temperature 0 once, and says which replies came again")
  void once() throws StudyException {
    String twins =
        FILE.replace(
            "temperature: 0.5}",
            "temperature: 0}\n  - {name: two, model: \"openai:http://localhost:9/v1#m\","
                + " temperature: 0}");
    run(twins, "a", "b");
    assertEquals(2, requests.size());
    List<Row.Cell> cells = rows(Row.Cell.class);
    assertEquals(4, cells.size());
    assertEquals(2, cells.stream().filter(Row.Cell::reused).count());
    assertEquals(30, cells.stream().mapToInt(c -> c.promptTokens() + c.tokens()).sum());
    assertTrue(cells.stream().allMatch(c -> c.candidate().passed()));
  }

  @Test
  @DisplayName("that is asked more keeps what is there; a changed setting is refused by its name")
  void extended() throws StudyException {
    run(FILE, "a", "b");
    List<Row.Cell> before = rows(Row.Cell.class);
    String more = FILE + "iterations: 1\nreplicates: 2\n";
    assertEquals(0, run(more, "a", "b", "c").missing());
    List<Row.Cell> after = rows(Row.Cell.class);
    assertEquals(3 * 2 * 2, after.size());
    assertEquals(before, after.subList(0, before.size()));
    Study kept = Manifest.of(new StudyFolder(folder.resolve("out"))).study();
    assertEquals(2, kept.replicates());
    StudyException fewer = assertThrows(StudyException.class, () -> run(FILE, "a", "b", "c"));
    assertTrue(
        String.valueOf(fewer.getMessage()).contains("study.iterations was 1 and is 0 now"),
        fewer::toString);
    StudyException other =
        assertThrows(StudyException.class, () -> run(more.replace("0.5", "0.6"), "a", "b", "c"));
    assertTrue(
        String.valueOf(other.getMessage())
            .contains("study.arms.one.temperature was 0.5 and is 0.6 now"),
        other::toString);
    assertEquals(3 * 2 * 2, rows(Row.Cell.class).size());
  }
}
