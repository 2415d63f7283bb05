// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.PythonHarness;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * ENAMEL: a generator of inputs at four levels of size, an expert's solution that gives the
 * outputs, and a check of other outputs. There are as many inputs at each level as in the published
 * evaluation; the generators' helpers, which are no part of the rows, are made anew.
 */
final class EnamelRows implements AskingFormat {

  /** Inputs a level: the first level tests, the others are measured. */
  private static final List<Integer> COUNTS = List.of(8, 4, 4, 4);

  private static final String HELPERS =
      """
      import math, random, string

      def miller_rabin(n, k=5):
          if n < 4 or n % 2 == 0:
              return n in (2, 3)
          odd, twos = n - 1, 0
          while odd % 2 == 0:
              odd, twos = odd // 2, twos + 1
          for _ in range(k):
              x = pow(random.randint(2, n - 2), odd, n)
              if x != 1 and all(pow(x, 2 ** i, n) != n - 1 for i in range(twos)):
                  return False
          return True

      def rand_probably_prime(lb, ub=None):
          low, high = max(lb, 0), ub
          if ub is None:
              low, high = max(lb, 3) // 2, max(lb, 3)
          else:
              high = max(2 * low, ub, 3)
          while True:
              n = random.randint(low, high)
              if miller_rabin(n):
                  return n

      def rand_primality(size, lid, cid):
          size = max(size, 4)
          if lid == 0 and cid < 4:
              return (30031, 561, 2, 125)[cid]
          root = int(size ** 0.5 + 1)
          if cid % 3 == 0:
              return rand_probably_prime(size)
          if cid % 3 == 1:
              return rand_probably_prime(root) ** 2
          return rand_probably_prime(root) * rand_probably_prime(root)

      def rand_parens(size, valid=True, par="()", sep=""):
          if not valid:
              half = (size + 1) // 2 - 1
              return rand_parens(half, par=par) + par[1] + par[0] + rand_parens(half, par=par)
          groups, depth = [], 0
          for left in range(size + size % 2, 0, -1):
              if depth == 0:
                  groups.append([])
              up = depth == 0 or (depth < left and random.randint(0, 1))
              groups[-1].append(par[0] if up else par[1])
              depth += 1 if up else -1
          groups = ["".join(group) for group in groups]
          return groups if sep is None else sep.join(groups)

      """;

  /** As the published evaluation does, an output that the check stumbles over is wrong. */
  private static final String CHECK =
      """
      import json, sys
      if hasattr(sys, "set_int_max_str_digits"):
          sys.set_int_max_str_digits(0)

      def value(x):
          if isinstance(x, list):
              return [value(y) for y in x]
          if isinstance(x, dict):
              kind, inner = next(iter(x.items()))
              if kind == "f":
                  return float(inner)
              if kind == "t":
                  return tuple(value(y) for y in inner)
              if kind == "set":
                  return {value(y) for y in inner}
              return {value(k): value(v) for k, v in inner} if kind == "d" else object()
          return x

      def right():
          with open(sys.argv[1]) as file:
              given = tuple(json.load(file))
          with open(sys.argv[3]) as file:
              answer = value(json.load(file))
          names = {}
          exec(%s, names)
          try:
              with open(sys.argv[2]) as file:
                  return names["__check"](given, answer, value(json.load(file)))
          except Exception:
              return False

      sys.exit(0 if right() else 1)
      """;

  @Override
  public String id() {
    return "enamel";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("input_generator")
        && row.has("input_levels")
        && row.has("reference_solution")
        && row.has("entry_point");
  }

  @Override
  public ImportedProblem read(JsonNode row, Oracle oracle, Cancellation cancellation)
      throws RowRefused {
    String task = Fields.required(row, "task_id");
    String prompt = Fields.required(row, "prompt");
    String entry = Fields.required(row, "entry_point");
    if (!entry.matches("\\w+")) {
      throw new RowRefused("its entry_point is not a function name");
    }
    String solution = prompt + "\n" + Fields.required(row, "reference_solution");
    List<Long> levels = levels(Fields.required(row, "input_levels"));
    String generator = HELPERS + Fields.required(row, "input_generator");
    List<String> made = made(generator, entry, levels, solution, oracle, cancellation);
    Draft draft =
        new Draft("enamel", task.replaceFirst("^\\w+/", ""), entry.replace('_', ' '))
            .about(
                Difficulty.UNRATED, List.of("function"), "```python\n" + prompt.strip() + "\n```\n")
            .function(entry)
            .compare(Comparator.Checker.ID)
            .starter("python", prompt)
            .source("entry_point", entry)
            .solution("python", solution, null);
    checker(prompt, Fields.required(row, "checker")).sources().forEach(draft::source);
    int at = 0;
    for (int level = 0; level < levels.size(); level++) {
      for (int number = 1; number <= COUNTS.get(level); number++) {
        draft.testCase(level + "-" + number, made.get(at) + "\n", made.get(at + 1) + "\n");
        at += 2;
      }
    }
    return draft.done();
  }

  private static Comparator.Checker checker(String prompt, String check) {
    return new Comparator.Checker(
        "python",
        CHECK.formatted(PythonHarness.literal(prompt + "\n    pass\n" + check)),
        Comparator.Calling.TESTLIB);
  }

  private static List<Long> levels(String text) throws RowRefused {
    List<Long> levels = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!word.matches("\\d{1,18}")) {
        throw new RowRefused("its input_levels are not sizes with spaces between");
      }
      levels.add(Long.valueOf(word));
    }
    if (levels.size() > COUNTS.size()) {
      throw new RowRefused("it has more than " + COUNTS.size() + " levels of size");
    }
    return levels;
  }

  /** Each input, and the output of it. */
  private static List<String> made(
      String generator,
      String entry,
      List<Long> levels,
      String solution,
      Oracle oracle,
      Cancellation cancellation)
      throws RowRefused {
    String program =
        new Harness(PythonHarness.generated(generator, entry, levels, COUNTS))
            .around("python", solution);
    List<String> lines;
    try {
      lines = oracle.output("python", program, "", cancellation).lines().toList();
    } catch (ImportException e) {
      throw new RowRefused(String.valueOf(e.getMessage()));
    }
    int wanted = COUNTS.stream().limit(levels.size()).mapToInt(Integer::intValue).sum();
    if (lines.size() != 2 * wanted) {
      throw new RowRefused("its generator and solution print more than inputs and outputs");
    }
    return lines;
  }
}
