// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.problem.ImportedProblem.Case;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The test program by which the published numbers of Venus came about: runner, evaluator, inputs
 * and expected outputs of a problem in one Python unit test, each case {@value #REPETITIONS} times
 * in one process, which prints "Success" at the end.
 *
 * <p>It is here for comparison with published numbers only. The program under test shares the
 * process with the expected outputs and with the code that judges, and can print "Success" itself:
 * what this says is never a verdict.
 *
 * @param runner Python program with {@link Harness#MARK}; reads standard input and prints
 * @param evaluator Python source of {@code evaluate(expected, actual)}
 * @param cases inputs and outputs; at least one
 */
public record PublishedHarness(String runner, String evaluator, List<Case> cases) {

  /** How often each case runs. */
  public static final int REPETITIONS = 64;

  /** The language that it is written in, and that solutions must be in. */
  public static final String LANGUAGE = "python";

  /** What a program that passed prints, and nothing else. */
  public static final String SUCCESS = "Success\n";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String INDENT = "    ";

  /** The published code imports these names, so a process that ran it has these modules loaded. */
  private static final String PROGRAM =
      """
      import bisect, collections, copy, functools, heapq, io, itertools
      import math, re, string, sys, unittest
      from bisect import bisect_left, bisect_right
      from collections import OrderedDict, defaultdict, deque
      from functools import cache, lru_cache
      from heapq import heapify, heappop, heappush
      from itertools import permutations, zip_longest
      from math import ceil, factorial, floor, inf, sqrt
      from sys import maxsize, stdin
      from typing import List, Optional, Tuple


      def solve():
      %1$s


      def output_of(text):
          before = sys.stdin, sys.stdout
          sys.stdin, sys.stdout = io.StringIO(text), io.StringIO()
          try:
              solve()
              return sys.stdout.getvalue()
          finally:
              sys.stdin, sys.stdout = before


      def test_of(given, expected):
      %2$s

          def test(self):
              self.assertTrue(evaluate(expected, output_of(given)))

          return test


      class Cases(unittest.TestCase):
          pass


      for number, case in enumerate(%3$s * %4$d, start=1):
          setattr(Cases, f"test_{number}", test_of(case["input"], case["output"]))

      if __name__ == "__main__":
          good = unittest.main(verbosity=2, exit=False).result.wasSuccessful()
          print("Success" if good else "Failed")
      """;

  public PublishedHarness {
    cases = List.copyOf(cases);
    if (cases.isEmpty() || !runner.contains(Harness.MARK)) {
      throw new IllegalArgumentException(
          "the published harness needs a case, and a runner with the mark " + Harness.MARK);
    }
  }

  /** The test program of a solution; its standard input is not read. */
  public Program.Source program(Language python, String solution) {
    String submitted = runner.replace(Harness.MARK, solution.strip()).strip();
    return new Program.Source(
        python,
        PROGRAM.formatted(
            indented(submitted), indented(evaluator.strip()), literal(), REPETITIONS));
  }

  /** A list of dictionaries of texts is the same in JSON and in Python. */
  private String literal() {
    List<Map<String, String>> rows =
        cases.stream()
            .map(
                c -> {
                  Map<String, String> row = new LinkedHashMap<>();
                  row.put("input", c.input());
                  row.put("output", c.expected());
                  return row;
                })
            .toList();
    return JSON.writeValueAsString(rows);
  }

  private static String indented(String python) {
    return python
        .lines()
        .map(line -> line.isBlank() ? line : INDENT + line)
        .collect(Collectors.joining("\n"));
  }
}
