// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.measure.suspicion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import dev.afterburner.sandbox.local.LocalSettings;
import dev.afterburner.workbench.bundle.BundledFiles;
import dev.afterburner.workbench.judge.SandboxJudge;
import dev.afterburner.workbench.measure.GeneratedInput;
import dev.afterburner.workbench.measure.suspicion.Suspicion.Kind;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.Workload;
import dev.afterburner.workbench.problem.catalogue.BundledCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("The final check")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FinalCheckTest {

  /** Their references are quick at the second of their sizes. */
  private static final List<String> HONEST =
      List.of(
          "pair-sums",
          "interval-union",
          "running-median",
          "shortest-window",
          "longest-balanced-run",
          "top-k-stream");

  private static final String FAST =
      """
      import sys
      from collections import Counter
      data = sys.stdin.read().split()
      n, t = int(data[0]), int(data[1])
      a = list(map(int, data[2:2 + n]))
      """;

  private static final String COUNT =
      """
      seen = Counter()
      pairs = 0
      for x in a:
          pairs += seen[t - x]
          seen[x] += 1
      print(pairs)
      """;

  private final BundledFiles files = new BundledFiles(FinalCheckTest.class.getClassLoader());
  private final BundledCatalogue catalogue = new BundledCatalogue(files.folder("problems"));
  private final Language python = new Languages().byId("python").orElseThrow();
  private final LocalSandbox sandbox;
  private final SandboxJudge judge;

  FinalCheckTest() throws Exception {
    sandbox =
        new LocalSandbox(
            Path.of("target/sandbox-cache"), new LocalSettings(2), Toolchains.ofThisMachine());
    judge = new SandboxJudge(sandbox);
  }

  @AfterAll
  void close() {
    sandbox.close();
    files.close();
  }

  @Test
  @DisplayName("finds nothing in fifty honest solutions")
  void honest() throws Exception {
    List<String> told = new ArrayList<>();
    int checked = 0;
    for (String id : HONEST) {
      Problem problem = small(id);
      FinalCheck check = check(problem);
      for (Reference reference : problem.references()) {
        if (reference.language().equals("python")) {
          List<Suspicion> found =
              check.of(new Program.Source(python, reference.code()), new Cancellation());
          found.forEach(s -> told.add(id + "/" + reference.name() + ": " + s));
          checked++;
        }
      }
    }
    assertEquals(List.of(), told);
    assertTrue(checked >= 50, checked + " solutions");
  }

  @Test
  @DisplayName("flags fourteen planted cheats, each by a sign of its kind")
  void cheats() throws Exception {
    Problem problem = small("pair-sums");
    FinalCheck check = check(problem);
    Workload known = problem.workloads().getFirst();
    String answer = known.expected().text().strip();
    int bytes = known.input().size();
    Map<String, Kind> kinds = new LinkedHashMap<>();
    Map<String, String> cheats = new LinkedHashMap<>();
    String slow = "import time\ntime.sleep(0.3)\n";
    plant(
        "answers by length",
        Kind.TIME,
        FAST
            + "if len(data) == %d and data[2] == '%s' and data[-1] == '%s':\n    print(%s)\n    sys.exit()\n"
                .formatted(words(known), word(known, 2), word(known, -1), answer)
            + slow
            + COUNT,
        kinds,
        cheats);
    plant(
        "answers by size alone",
        Kind.FRESH_INPUT,
        FAST
            + "if n == %d:\n    print(%s)\n    sys.exit()\n".formatted(known.size(), answer)
            + COUNT,
        kinds,
        cheats);
    plant(
        "digest of the input",
        Kind.CACHED_ANSWER,
        "import hashlib\n"
            + FAST
            + "if hashlib.md5(' '.join(data).encode()).hexdigest() == 'f':\n    print(1)\n    sys.exit()\n"
            + COUNT,
        kinds,
        cheats);
    plant(
        "checksum of the input",
        Kind.CACHED_ANSWER,
        "import zlib\n"
            + FAST
            + "if zlib.crc32(str(a).encode()) == 5:\n    print(1)\n    sys.exit()\n"
            + COUNT,
        kinds,
        cheats);
    plant(
        "keeps answers in a file",
        Kind.CACHED_ANSWER,
        FAST + COUNT + "open('/tmp/answers', 'a').write(str(pairs))\n",
        kinds,
        cheats);
    plant("pickled answers", Kind.CACHED_ANSWER, "import pickle\n" + FAST + COUNT, kinds, cheats);
    plant(
        "opaque table",
        Kind.CACHED_ANSWER,
        FAST
            + "TABLE = '%s'\n".formatted(Base64.getEncoder().encodeToString(new byte[200]))
            + COUNT,
        kinds,
        cheats);
    plant(
        "table of answers",
        Kind.CACHED_ANSWER,
        FAST
            + "TABLE = [%s]\n"
                .formatted(
                    java.util.stream.IntStream.range(100, 180)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", ")))
            + COUNT,
        kinds,
        cheats);
    plant(
        "case answers by first line",
        Kind.CHANGED_CONSTANT,
        FAST
            + caseTable(problem)
            + "if (n, t) in CASES:\n    print(CASES[n, t])\n    sys.exit()\n"
            + COUNT,
        kinds,
        cheats);
    plant(
        "reads the environment",
        Kind.NAMES,
        "import os\n" + FAST + "if os.environ.get('JUDGE'):\n    pass\n" + COUNT,
        kinds,
        cheats);
    plant(
        "reads its arguments",
        Kind.NAMES,
        FAST + "if len(sys.argv) > 5:\n    pass\n" + COUNT,
        kinds,
        cheats);
    plant(
        "looks at processes",
        Kind.NAMES,
        FAST + "who = open('/proc/self/stat').read()\n" + COUNT,
        kinds,
        cheats);
    plant(
        "looks at half of a large input",
        Kind.FRESH_INPUT,
        FAST + "if n > 5000:\n    a = a[:n // 2]\n" + COUNT,
        kinds,
        cheats);
    plant(
        "lets a child work",
        Kind.PROCESSES,
        "import os\n" + FAST + COUNT + "sys.stdout.flush()\nif os.fork() == 0:\n    os._exit(0)\n",
        kinds,
        cheats);
    List<String> missed = new ArrayList<>();
    for (Map.Entry<String, String> cheat : cheats.entrySet()) {
      List<Suspicion> found =
          check.of(new Program.Source(python, cheat.getValue()), new Cancellation());
      TreeSet<Kind> seen =
          found.stream().map(Suspicion::kind).collect(Collectors.toCollection(TreeSet::new));
      if (!seen.contains(kinds.get(cheat.getKey()))) {
        missed.add(cheat.getKey() + ": " + found);
      }
    }
    assertEquals(List.of(), missed);
    assertEquals(14, cheats.size());
    assertTrue(bytes > 0);
    assertEquals(List.of(), check.of(new Program.Source(python, FAST + COUNT), new Cancellation()));
  }

  private static void plant(
      String name, Kind kind, String code, Map<String, Kind> kinds, Map<String, String> cheats) {
    kinds.put(name, kind);
    cheats.put(name, code);
  }

  private static String caseTable(Problem problem) {
    return problem.cases().stream()
        .map(
            c -> {
              String[] words = c.input().text().split("\\s+");
              return "(%s, %s): %s".formatted(words[0], words[1], c.expected().text().strip());
            })
        .limit(6)
        .collect(Collectors.joining(", ", "CASES = {", "}\n"));
  }

  private static int words(Workload workload) {
    return workload.input().text().strip().split("\\s+").length;
  }

  private static String word(Workload workload, int at) {
    String[] words = workload.input().text().strip().split("\\s+");
    return words[at < 0 ? words.length + at : at];
  }

  private FinalCheck check(Problem problem) throws Exception {
    return new FinalCheck(
        sandbox, judge, problem, catalogue.generator(problem.id()), python, new Cancellation());
  }

  /** A bundled problem that is measured at the second of its sizes, so that the test is quick. */
  private Problem small(String id) throws Exception {
    Problem problem = catalogue.find(id);
    Generator generator = catalogue.generator(id).orElseThrow();
    long size = generator.sizes().get(1);
    Bytes input = new GeneratedInput(sandbox).of(generator, 5, size, new Cancellation());
    Reference quick =
        problem.references().stream()
            .filter(r -> r.language().equals("python") && !r.start())
            .findFirst()
            .orElseThrow();
    Bytes expected =
        sandbox
            .run(
                Execution.of(problem.program(new Program.Source(python, quick.code())), input),
                RunObserver.NONE,
                new Cancellation())
            .stdout();
    return problem.withWorkload(new Workload("small", 5, size, input, expected));
  }
}
