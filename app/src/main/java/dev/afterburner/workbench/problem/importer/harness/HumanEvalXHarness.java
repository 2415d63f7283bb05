// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** HumanEval-X's test programs around its solutions, in each of its languages. */
public final class HumanEvalXHarness {

  private static final Pattern GO_TEST = Pattern.compile("func (Test\\w+)\\(");
  private static final Pattern RUST_TEST = Pattern.compile("#\\[test\\]");
  private static final Pattern RUST_FUNCTION = Pattern.compile("\\bfn (\\w+)");
  private static final Pattern RUST_PRINT = Pattern.compile("(?<!e)println!\\(");

  private HumanEvalXHarness() {}

  /**
   * A harness and its checks.
   *
   * @param test the test program
   * @param setup what the set puts before it, in Go
   */
  public static TestProgram of(String language, String test, String setup) throws RowRefused {
    if (language.equals("python")) {
      return PythonHarness.tests(Preludes.of(language), test, "");
    }
    Assertions.Taken taken = Assertions.take(language, test);
    String source = taken.source();
    int results = taken.checks().all().size();
    String template =
        switch (language) {
          case "javascript" -> javascript(source, results);
          case "cpp" -> cpp(source, results);
          case "java" -> java(source, results);
          case "go" -> go(source, setup, results);
          case "rust" -> rust(source, results);
          default -> throw new RowRefused("no runner is known for " + language);
        };
    return new TestProgram(template, taken.checks());
  }

  private static String javascript(String test, int results) throws RowRefused {
    return Preludes.of("javascript")
        + ResultWriters.of("javascript")
        + "\n"
        + Harness.MARK
        + "\n"
        + test
        + "\nresults_.write("
        + results
        + ");\n";
  }

  private static String cpp(String test, int results) throws RowRefused {
    int end = test.lastIndexOf('}');
    if (end < 0) {
      throw new RowRefused("its test program has no main function");
    }
    return Preludes.of("cpp")
        + ResultWriters.of("cpp")
        + "\n"
        + Harness.MARK
        + "\n#define take_(number, ...) results_::take(number, __VA_ARGS__)\n"
        + test.substring(0, end)
        + "\n    results_::write("
        + results
        + ");\n"
        + test.substring(end);
  }

  private static String java(String test, int results) throws RowRefused {
    String check =
        test.replace("public class Main", "class Check")
            .replace(Assertions.TAKE + "(", "Main." + Assertions.TAKE + "(");
    return Preludes.of("java")
        + "\n"
        + Harness.MARK
        + "\n"
        + check
        + "\n"
        + ResultWriters.of("java").replace("{{results}}", String.valueOf(results));
  }

  private static String go(String test, String setup, int results) throws RowRefused {
    String calls = calls(GO_TEST, test, name -> "\t" + name + "(nil)\n");
    return "package main\n\n"
        + setup.replace("package main", "")
        + "\n"
        + ResultWriters.of("go")
        + "\n"
        + Harness.MARK
        + "\n"
        + test.replace("*testing.T", "interface{}")
            .replace("assert := assert.New(t)", "assert := assert.New(t); _ = assert")
        + ResultWriters.goAssert()
        + "\nfunc main() {\n"
        + calls
        + "\tresultsWrite_("
        + results
        + ")\n}\n";
  }

  private static String rust(String test, int results) throws RowRefused {
    StringBuilder calls = new StringBuilder();
    StringBuilder made = new StringBuilder();
    Matcher tests = RUST_TEST.matcher(test);
    Matcher functions = RUST_FUNCTION.matcher(test);
    int at = 0;
    while (tests.find()) {
      if (functions.find(tests.end())) {
        calls.append("    tests::").append(functions.group(1)).append("();\n");
        made.append(test, at, tests.start())
            .append(test, tests.end(), functions.start())
            .append("pub ");
        at = functions.start();
      }
    }
    made.append(test.substring(at));
    return Preludes.of("rust")
        + ResultWriters.of("rust")
        + "\n"
        + Harness.MARK
        + "\n"
        + (test.contains("rand::") ? ResultWriters.rustRandom() : "")
        + RUST_PRINT
            .matcher(made)
            .replaceAll("eprintln!(")
            .replace("#[cfg(test)]", "")
            .replace("use super::*;", "use super::*; use super::results_::take_;")
        + "\nfn main() {\n    results_::begin();\n"
        + calls
        + "    results_::write("
        + results
        + ");\n}\n";
  }

  private static String calls(Pattern tests, String test, UnaryOperator<String> call) {
    return tests
        .matcher(test)
        .results()
        .map(found -> call.apply(found.group(1)))
        .collect(Collectors.joining());
  }
}
