// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.bundle.BundledFiles;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.catalogue.BundledCatalogue;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.problem.catalogue.JoinedCatalogue;
import dev.afterburner.workbench.problem.importer.Importer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Not a test: how long a search takes at each key, over 10,000 made problems, as the window asks.
 *
 * <pre>
 * java -cp … dev.afterburner.workbench.store.SearchKeys FOLDER
 * </pre>
 */
public final class SearchKeys {

  private static final int PROBLEMS = 10_000;
  private static final int SHOWN = 500;
  private static final int WORDS_EACH = 200;
  private static final int ROUNDS = 5;

  /** Words as in statements: some in all of them, most in few. */
  private static final List<String> COMMON =
      List.of(
          ("a the given array integer string return number you of is in each that be to and it"
                  + " element index all at most such find minimum maximum sum length example input"
                  + " output constraints where two nums tree graph node path count")
              .split(" "));

  private SearchKeys() {}

  public static void main(String[] words) throws Exception {
    Path folder = Path.of(words[0]);
    Path file = folder.resolve("keys.db");
    boolean there = Files.exists(file);
    BundledFiles files = new BundledFiles(SearchKeys.class.getClassLoader());
    try (SqliteProblemLibrary library = SqliteProblemLibrary.open(file)) {
      if (!there) {
        Path rows = folder.resolve("keys.jsonl");
        write(rows);
        new Importer(library).run(rows, null, n -> {}, new Cancellation());
      }
      Catalogue catalogue =
          new JoinedCatalogue(new BundledCatalogue(files.folder("problems")), library);
      long before = System.nanoTime();
      catalogue.list();
      catalogue.search(ProblemQuery.of("a", SHOWN));
      System.out.printf(Locale.ROOT, "to begin with %.1f ms%n", (System.nanoTime() - before) / 1e6);
      measure(catalogue);
    } finally {
      files.close();
    }
  }

  private static void measure(Catalogue catalogue) {
    List<String> typed = new ArrayList<>();
    for (char letter = 'a'; letter <= 'z'; letter++) {
      typed.add(String.valueOf(letter));
    }
    for (char digit = '0'; digit <= '9'; digit++) {
      typed.add(String.valueOf(digit));
    }
    for (String sentence :
        List.of("minimum path sum", "two nums", "tree", "the given array", "problem 4711", "zz")) {
      IntStream.rangeClosed(1, sentence.length()).forEach(n -> typed.add(sentence.substring(0, n)));
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<double[]> all = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < typed.size(); i++) {
        long before = System.nanoTime();
        long cpuBefore = threads.getCurrentThreadCpuTime();
        int found = catalogue.search(ProblemQuery.of(typed.get(i), SHOWN)).size();
        double cpu = (threads.getCurrentThreadCpuTime() - cpuBefore) / 1e6;
        all.add(new double[] {(System.nanoTime() - before) / 1e6, i, found, round, cpu});
      }
    }
    summarise("waited for", all, 0);
    summarise("CPU time", all, 4);
    all.sort((a, b) -> Double.compare(b[0], a[0]));
    all.stream()
        .limit(12)
        .forEach(
            k ->
                System.out.printf(
                    Locale.ROOT,
                    "%6.1f ms, %5.1f of CPU  \"%s\"  %d found, round %d%n",
                    k[0],
                    k[4],
                    typed.get((int) k[1]),
                    (int) k[2],
                    (int) k[3]));
  }

  private static void summarise(String what, List<double[]> keys, int column) {
    double[] sorted = keys.stream().mapToDouble(k -> k[column]).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%s, %d keys: median %.1f ms, p99 %.1f ms, max %.1f ms%n",
        what,
        sorted.length,
        sorted[sorted.length / 2],
        sorted[(int) (sorted.length * 0.99)],
        sorted[sorted.length - 1]);
  }

  private static void write(Path file) throws IOException {
    Random random = new Random(7);
    List<String> rare =
        IntStream.range(0, 8000)
            .mapToObj(
                i ->
                    random
                        .ints(3 + random.nextInt(7), 'a', 'z' + 1)
                        .mapToObj(c -> String.valueOf((char) c))
                        .collect(Collectors.joining()))
            .toList();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 1; i <= PROBLEMS; i++) {
        String[] text = new String[WORDS_EACH];
        Arrays.setAll(
            text,
            n ->
                random.nextInt(3) > 0
                    ? COMMON.get(random.nextInt(COMMON.size()))
                    : rare.get(random.nextInt(rare.size())));
        out.write(
            ("{'problem_id': %d, 'title': 'Problem %d %s %s', 'question_content': '%s',"
                    + " 'test_case_runners': '==Code Submission==', 'difficulty': 'Medium',"
                    + " 'tags': ['%s'], 'code_prompt': '', 'test_case_evaluator': '',"
                    + " 'test_cases': [{'input': '1', 'output': '1'}]}%n")
                .formatted(
                    i,
                    i,
                    COMMON.get(random.nextInt(COMMON.size())),
                    rare.get(random.nextInt(rare.size())),
                    String.join(" ", text),
                    COMMON.get(random.nextInt(COMMON.size())))
                .replace('\'', '"'));
      }
    }
  }
}
