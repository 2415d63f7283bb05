// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import dev.afterburner.sandbox.local.LocalSettings;
import dev.afterburner.workbench.bundle.BundledFiles;
import dev.afterburner.workbench.judge.SandboxJudge;
import dev.afterburner.workbench.model.ParsedReply;
import dev.afterburner.workbench.model.ReplyParser;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.problem.Workload;
import dev.afterburner.workbench.problem.catalogue.BundledCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Each bundled problem")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("alone")
class BundledProblemsTest {

  private static final List<String> LANGUAGES =
      List.of("python", "cpp", "java", "javascript", "go", "ruby", "rust");

  /** Wide limits: whether the answers are right is tested here, not how fast this machine is. */
  private static final Limits LIMITS = Limits.DEFAULT.withWall(Duration.ofSeconds(90));

  private final BundledFiles files = new BundledFiles(BundledProblemsTest.class.getClassLoader());
  private final Path problems = files.folder("problems");
  private final Path replies = files.folder("demo");
  private final BundledCatalogue catalogue = new BundledCatalogue(problems);
  private final Languages languages = new Languages();
  private final ExecutorService workers = Executors.newFixedThreadPool(2);
  private final Set<String> missing = new ConcurrentSkipListSet<>();
  private final LocalSandbox sandbox;
  private final SandboxJudge judge;

  BundledProblemsTest() throws SandboxException {
    sandbox =
        new LocalSandbox(
            Path.of("target/sandbox-cache"), new LocalSettings(2), Toolchains.ofThisMachine());
    judge = new SandboxJudge(sandbox, LIMITS, LIMITS);
  }

  @AfterAll
  void close() {
    workers.shutdownNow();
    sandbox.close();
    files.close();
  }

  Stream<String> ids() {
    return catalogue.list().stream().map(Listing::id);
  }

  Stream<String> withReplies() {
    return ids().filter(id -> Files.exists(replies.resolve(id)));
  }

  @Test
  @DisplayName("is one of at least twelve, six of them with recorded replies")
  void enough() {
    assertEquals(List.of(), catalogue.broken());
    assertTrue(catalogue.list().size() >= 12);
    assertTrue(withReplies().count() >= 6);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ids")
  @DisplayName("has cases, references in all languages and one start in each")
  void complete(String id) throws Exception {
    Problem problem = catalogue.find(id);
    assertTrue(problem.cases().size() >= 10, "at least 10 cases");
    assertTrue(problem.cases().stream().allMatch(c -> c.input().size() < 20_000), "small cases");
    assertEquals(
        new TreeSet<>(LANGUAGES),
        new TreeSet<>(problem.references().stream().map(Reference::language).toList()));
    assertTrue(references(problem, "python").size() >= 6, "at least 6 Python references");
    for (String language : LANGUAGES) {
      List<Reference> own = references(problem, language);
      assertEquals(1, own.stream().filter(Reference::start).count(), language + " starts");
      assertEquals(own.size(), own.stream().map(Reference::name).distinct().count());
    }
    assertTrue(problem.statement().startsWith("# " + problem.title()), "the title heads it");
    assertFalse(problem.listing().tags().isEmpty(), "tags");
    assertEquals(fileCount(id), problem.references().size(), "every solution's file is listed");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ids")
  @DisplayName("has a workload that its generator makes, and outputs that its oracle gives")
  void generatorAndOracle(String id) throws Exception {
    Problem problem = catalogue.find(id);
    Workload workload = problem.workloads().getFirst();
    String generator =
        "import sys\nsys.argv = ['generator.py', '%d', '%d']\n%s"
            .formatted(workload.seed(), workload.size(), text(id, "generator.py"));
    String oracle = text(id, "oracle.py");
    List<Callable<Executable>> work = new ArrayList<>();
    work.add(
        () -> {
          Bytes made = run(generator, Bytes.EMPTY);
          return () -> assertTrue(made.equals(workload.input()), "the generator's output differs");
        });
    work.add(() -> given(oracle, workload.input(), workload.expected(), workload.name()));
    for (TestCase testCase : problem.cases()) {
      work.add(() -> given(oracle, testCase.input(), testCase.expected(), testCase.name()));
    }
    check(work);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ids")
  @DisplayName("has solutions that pass every case, and starts that pass the workload")
  void solutions(String id) throws Exception {
    Problem problem = catalogue.find(id);
    List<Callable<Executable>> work = new ArrayList<>();
    for (Reference reference : problem.references()) {
      work.add(
          () -> {
            String name = reference.language() + "/" + reference.name();
            Verdict verdict =
                verdict(problem, reference.language(), reference.code(), reference.start());
            return () -> assertEquals(new Verdict.Passed(), verdict, name);
          });
    }
    check(work);
    assumeTrue(missing.isEmpty(), "no toolchain for " + String.join(", ", missing));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withReplies")
  @DisplayName("has recorded replies that do what their names say")
  void recordedReplies(String id) throws Exception {
    Problem problem = catalogue.find(id);
    Set<String> kinds = new HashSet<>();
    List<Callable<Executable>> work = new ArrayList<>();
    try (Stream<Path> found = Files.list(replies.resolve(id))) {
      for (Path file : found.toList()) {
        String name = file.getFileName().toString();
        String kind = name.substring(3, name.length() - ".md".length());
        kinds.add(kind);
        ParsedReply parsed = new ReplyParser().parse(Files.readString(file), "python");
        if (kind.equals("prose")) {
          assertInstanceOf(ParsedReply.NoCode.class, parsed, name);
        } else {
          String code = assertInstanceOf(ParsedReply.Code.class, parsed, name).code();
          work.add(
              () -> {
                Verdict verdict = verdict(problem, "python", code, true);
                return () ->
                    assertEquals(!kind.equals("wrong"), verdict.passed(), name + ": " + verdict);
              });
        }
      }
    }
    assertEquals(Set.of("improve", "wrong", "slower", "prose", "trade", "best", "lean"), kinds);
    check(work);
  }

  private Verdict verdict(Problem problem, String language, String code, boolean workload)
      throws SandboxException {
    Program.Source program = new Program.Source(languages.byId(language).orElseThrow(), code);
    try {
      Verdict cases =
          judge.judge(problem, program, false, result -> {}, new Cancellation()).verdict();
      if (!cases.passed() || !workload) {
        return cases;
      }
      Run run = sandbox.run(judge.measured(problem, program), RunObserver.NONE, new Cancellation());
      return judge.check(problem, language, run);
    } catch (SandboxException e) {
      if (e.kind() != SandboxException.Kind.TOOLCHAIN_MISSING) {
        throw e;
      }
      missing.add(language);
      return new Verdict.Passed();
    }
  }

  private Executable given(String oracle, Bytes input, Bytes expected, String name)
      throws SandboxException {
    Bytes output = run(oracle, input);
    return () -> assertTrue(output.equals(expected), name + ": the oracle's output differs");
  }

  private Bytes run(String code, Bytes input) throws SandboxException {
    Program program = new Program.Source(languages.byId("python").orElseThrow(), code);
    Run run =
        sandbox.run(
            Execution.of(program, input).withLimits(LIMITS), RunObserver.NONE, new Cancellation());
    assertEquals(new Outcome.Completed(), run.outcome(), run.stderr().text());
    return run.stdout();
  }

  /** Does the work on two threads, then says all that is wrong. */
  private void check(List<Callable<Executable>> work) throws InterruptedException {
    List<Executable> findings = new ArrayList<>();
    for (var done : workers.invokeAll(work)) {
      findings.add(() -> done.get().execute());
    }
    assertAll(findings);
  }

  private static List<Reference> references(Problem problem, String language) {
    return problem.references().stream().filter(r -> r.language().equals(language)).toList();
  }

  private long fileCount(String id) throws Exception {
    try (Stream<Path> found = Files.walk(problems.resolve(id).resolve("solutions"))) {
      return found.filter(Files::isRegularFile).count();
    }
  }

  private String text(String id, String file) throws Exception {
    return Files.readString(problems.resolve(id).resolve(file));
  }
}
