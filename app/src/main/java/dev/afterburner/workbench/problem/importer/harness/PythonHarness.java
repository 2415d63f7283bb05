// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import dev.afterburner.workbench.problem.Checks;
import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Python around Python solutions. Solution and harness are modules of their own: they share no
 * names, {@code from __future__} stays the solution's first line, and {@code __name__} is not
 * {@code __main__}. What the solution prints goes to standard error; standard output is kept for
 * the results, which are written at the end.
 */
public final class PythonHarness {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Pattern TEST_METHOD =
      Pattern.compile("(?m)^[ \\t]+(?:async[ \\t]+)?def[ \\t]+test");

  /** Defines module, take_ and done_. */
  private static final String BEFORE =
      """
      import json, linecache, os, sys, types

      if hasattr(sys, "set_int_max_str_digits"):
          sys.set_int_max_str_digits(0)
      results_to = os.dup(1)
      os.dup2(2, 1)
      taken = {}

      def value(x):
          if x is None or isinstance(x, (bool, str)):
              return x
          if isinstance(x, int):
              return int(x)
          if isinstance(x, float):
              return float(x) if x - x == 0 else {"f": "nan" if x != x else "inf" if x > 0 else "-inf"}
          if isinstance(x, list):
              return [value(y) for y in x]
          if isinstance(x, tuple):
              return {"t": [value(y) for y in x]}
          if isinstance(x, (set, frozenset)):
              return {"set": [value(y) for y in x]}
          if isinstance(x, dict):
              return {"d": [[value(k), value(v)] for k, v in x.items()]}
          if type(x).__name__ == "ListNode":
              items, seen = [], set()
              while x is not None and id(x) not in seen:
                  seen.add(id(x))
                  items.append(value(x.val))
                  x = x.next
              return {"list": items} if x is None else {"o": "a list without an end"}
          if type(x).__name__ == "TreeNode":
              items, level, seen = [], [x], set()
              while any(level):
                  items += [n and value(n.val) for n in level]
                  if any(n and id(n) in seen for n in level):
                      return {"o": "a tree with a circle"}
                  seen.update(id(n) for n in level)
                  level = [c for n in level if n for c in (n.left, n.right)]
              while items[-1] is None:
                  items.pop()
              return {"tree": items}
          return {"o": type(x).__name__}

      def text(x):
          return json.dumps(value(x), separators=(",", ":"))

      def wrong(assertion):
          return json.dumps({"failed": assertion[:500]})

      def take(number, result):
          taken[number] = text(result)

      def write(line):
          data = (line + "\\n").encode()
          while data:
              data = data[os.write(results_to, data):]

      def load(name, source, names):
          file = name + ".py"
          linecache.cache[file] = len(source), None, source.splitlines(True), file
          exec(compile(source, file, "exec", dont_inherit=True), names)

      solution = types.ModuleType("solution")
      sys.modules["solution"] = solution
      load("prelude", %1$s, solution.__dict__)
      load("solution", %2$s, solution.__dict__)
      """;

  private static final String TESTS =
      """
      tests = dict(solution.__dict__, __name__="tests", take_=take)
      failed = []
      try:
          load("tests", %1$s, tests)
      except AssertionError as e:
          at = e.__traceback__
          while at.tb_next is not None:
              at = at.tb_next
          if at.tb_frame.f_code.co_filename != "tests.py":
              raise
          failed = [wrong(linecache.getline("tests.py", at.tb_lineno).strip())]
      write("[" + ",".join([taken.get(i, "{\\"o\\":\\"not reached\\"}") for i in range(%2$d)] + failed) + "]")
      """;

  private static final String FUNCTION =
      """
      arguments = json.loads(sys.stdin.readline())
      if arguments and isinstance(arguments[0], dict):
          try:
              arguments[0] = {int(k): v for k, v in arguments[0].items()}
          except ValueError:
              pass
      names = solution.__dict__
      owner = names.get("Solution")
      function = getattr(owner(), %1$s) if hasattr(owner, %1$s) else names[%1$s]
      write(text(function(*arguments)))
      """;

  /** The same calls, many of them: arguments on each line, a result on each line. */
  private static final String CALLS =
      """
      names = solution.__dict__
      for line in sys.stdin:
          arguments = json.loads(line)
          if arguments and isinstance(arguments[0], dict):
              try:
                  arguments[0] = {int(k): v for k, v in arguments[0].items()}
              except ValueError:
                  pass
          write(text(names[%1$s](*arguments)))
      """;

  /** Inputs by a set's generator, each with what the solution makes of it. */
  private static final String GENERATED =
      """
      import copy, random
      makers = dict(solution.__dict__, __name__="generator")
      load("generator", %1$s, makers)
      seed = 0
      for level, (size, count) in enumerate(zip(%3$s, %4$s)):
          for number in range(count):
              random.seed(seed)
              seed += 1
              arguments = list(makers["generate_input"](size=size, lid=level, cid=number))
              given = json.dumps(arguments)
              if text(json.loads(given)) != text(arguments):
                  sys.exit("the generator gives a tuple, set or another value that is no JSON")
              result = getattr(solution, %2$s)(*copy.deepcopy(arguments))
              write(given)
              write(text(result))
      """;

  /** A unittest class, all of whose tests must pass. */
  private static final String UNITTEST =
      """
      import io, unittest
      shared = types.ModuleType(%1$s)
      shared.__dict__.update(
          (k, v) for k, v in solution.__dict__.items() if not k.startswith("__"))
      sys.modules[%1$s] = shared
      tests = dict(solution.__dict__, __name__="tests")
      load("tests", %2$s, tests)
      suite = unittest.TestSuite(
          unittest.defaultTestLoader.loadTestsFromTestCase(one)
          for one in list(tests.values())
          if isinstance(one, type) and issubclass(one, unittest.TestCase)
          and one is not unittest.TestCase)
      said = io.StringIO()
      result = unittest.TextTestRunner(stream=said).run(suite)
      if not result.wasSuccessful() or result.testsRun == 0:
          sys.stderr.write(said.getvalue())
          if result.errors or not result.failures:
              sys.exit(1)
          write("[" + wrong(result.failures[0][1].strip().splitlines()[-1]) + "]")
      else:
          write("[]")
      """;

  /** Cases with Mercury's own conversions before the call. What they were stays outside. */
  private static final String CONVERTED =
      """
      helpers = dict(solution.__dict__)
      load("helpers", %1$s, helpers)
      results = []
      for line in sys.stdin:
          inputs, _ = helpers["convert_offline"]((json.loads(line), None))
          outputs = getattr(solution.Solution(), %2$s)(*inputs)
          results.append(%3$s)
      write("[" + ",".join(results) + "]")
      """;

  private PythonHarness() {}

  /**
   * A harness of a test program, and the checks of its results.
   *
   * @param prelude what solutions take for granted
   * @param test with assertions
   * @param call runs after the test; empty where the test runs by itself
   */
  public static TestProgram tests(String prelude, String test, String call) throws RowRefused {
    Assertions.Taken taken = Assertions.take("python", test, call);
    Checks checks = taken.checks();
    String source = taken.source() + (call.isEmpty() ? "" : "\n\n" + call + "\n");
    return new TestProgram(
        before(prelude) + TESTS.formatted(literal(source), checks.all().size()), checks);
  }

  /** Reads the arguments of one call, writes its result. */
  public static String function(String name) {
    return before(Preludes.of("python")) + FUNCTION.formatted(literal(name));
  }

  /** Reads the arguments of calls, one a line; writes the results, one a line. */
  public static String calls(String name) {
    return before(Preludes.of("python")) + CALLS.formatted(literal(name));
  }

  /**
   * Writes inputs and results, a line each.
   *
   * @param generator defines {@code generate_input(size, lid, cid)}
   * @param sizes of the levels
   * @param counts how many inputs a level has
   */
  public static String generated(
      String generator, String name, List<Long> sizes, List<Integer> counts) {
    return before(Preludes.of("python"))
        + GENERATED.formatted(literal(generator), literal(name), sizes, counts);
  }

  /**
   * A harness of unittest classes.
   *
   * @param module by which the tests import the solution
   * @throws RowRefused if they have no test
   */
  public static TestProgram unittest(String module, String test) throws RowRefused {
    if (!TEST_METHOD.matcher(test).find()) {
      throw new RowRefused("its tests have no method test..., so any program would pass");
    }
    return TestProgram.whole(
        before(Preludes.of("python")) + UNITTEST.formatted(literal(module), literal(test)));
  }

  /**
   * Reads the inputs of calls, one a line; writes the results as one list.
   *
   * @param inPlace whether the inputs are part of the answer: then each result is a tuple of what
   *     became of them and what was returned
   */
  public static String converted(String helpers, String name, boolean inPlace) {
    String result = inPlace ? "text((list(inputs), outputs))" : "text(outputs)";
    return before(Preludes.of("python"))
        + CONVERTED.formatted(literal(helpers), literal(name), result);
  }

  private static String before(String prelude) {
    return BEFORE.formatted(literal(prelude), Harness.QUOTED_MARK);
  }

  /** A JSON text is a Python text, as long as it has no pairs of escaped surrogates. */
  public static String literal(String text) {
    return JSON.writeValueAsString(text);
  }
}
