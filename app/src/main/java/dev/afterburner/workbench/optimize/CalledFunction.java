// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.workbench.model.PromptTemplate;
import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a prompt says of how a solution is run. Whole programs read and print. Where a problem has a
 * harness for the language, tests call a function or a method: its name is one that the reference
 * defines and the harness uses, and the example is the statement's doctest, or a call of the tests
 * without its result.
 */
final class CalledFunction {

  private static final Pattern DEFINED =
      Pattern.compile(
          "\\b(?:def|function|func|fn)\\s+(?:\\([^()\\n]*\\)\\s*)?(?:self\\.)?([A-Za-z_]\\w*)"
              + "|(?<!\\w)([A-Za-z_]\\w*+)\\s*+\\([^;{}()]*+\\)[\\w\\s,]*+\\{"
              + "|\\b(?:var|let|const)\\s+([A-Za-z_]\\w*)\\s*=");

  private static final int LONGEST_CALL = 10_000;

  private static final Set<String> NO_NAMES =
      Set.of("if", "for", "while", "switch", "catch", "main", "__init__", "check");

  /** A longer example would not be one. */
  private static final int LONGEST_EXAMPLE = 300;

  private final boolean called;
  private final Optional<String> name;
  private final Optional<String> example;

  private CalledFunction(boolean called, Optional<String> name, Optional<String> example) {
    this.called = called;
    this.name = name;
    this.example = example;
  }

  static CalledFunction of(Problem problem, String language) {
    Harness harness = problem.harnesses().get(language);
    if (harness == null) {
      return new CalledFunction(false, Optional.empty(), Optional.empty());
    }
    String tests = harness.template();
    Set<String> words =
        Pattern.compile("\\w++")
            .matcher(tests)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    Optional<String> name =
        problem.references().stream()
            .filter(r -> r.language().equals(language))
            .map(Reference::code)
            .flatMap(code -> defined(code).stream())
            .filter(words::contains)
            .findFirst();
    return new CalledFunction(true, name, name.flatMap(n -> example(problem, tests, n)));
  }

  private static Set<String> defined(String code) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = DEFINED.matcher(code);
    while (matcher.find()) {
      names.add(
          Stream.of(matcher.group(1), matcher.group(2), matcher.group(3))
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(""));
    }
    names.removeAll(NO_NAMES);
    return names;
  }

  private static Optional<String> example(Problem problem, String tests, String name) {
    return Stream.<Optional<String>>of(
            doctest(problem.statement(), name), call(tests, name), arguments(problem, name))
        .flatMap(Optional::stream)
        .filter(e -> e.length() <= LONGEST_EXAMPLE && e.indexOf('`') < 0)
        .findFirst();
  }

  private static Optional<String> doctest(String statement, String name) {
    Matcher line =
        Pattern.compile("(?m)^[ \\t]*+>>>[ \\t]*+(.*\\b" + name + "\\(.*)$").matcher(statement);
    return line.find() ? Optional.of(line.group(1).strip()) : Optional.empty();
  }

  /** The first call in the tests; HumanEval's call it candidate. What it should give stays away. */
  private static Optional<String> call(String tests, String name) {
    Matcher calls =
        Pattern.compile("(?<!def )(?<!func )(?<!fn )\\b(?:" + name + "|candidate)\\(")
            .matcher(tests);
    while (calls.find()) {
      int end = closing(tests, calls.end());
      String inner = end < 0 ? "" : tests.substring(calls.end(), end).replaceAll("\\s+", " ");
      if (inner.matches("(?s).*[\\d\"\'\\[].*") && !inner.contains("_arguments")) {
        return Optional.of(name + "(" + inner.strip() + ")");
      }
    }
    return Optional.empty();
  }

  /** Where the parenthesis that is open at a place is closed; −1 where it is not, or far away. */
  private static int closing(String text, int from) {
    int open = 1;
    char quote = 0;
    for (int i = from; i < Math.min(text.length(), from + LONGEST_CALL); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(' || c == ')') {
        open += c == '(' ? 1 : -1;
        if (open == 0) {
          return i;
        }
      }
    }
    return -1;
  }

  /** From the first case, where its input is a list of arguments in JSON. */
  private static Optional<String> arguments(Problem problem, String name) {
    try {
      JsonNode list = JsonMapper.shared().readTree(problem.cases().getFirst().input().text());
      if (!list.isArray()) {
        return Optional.empty();
      }
      return Optional.of(
          name
              + "("
              + String.join(", ", list.values().stream().map(JsonNode::toString).toList())
              + ")");
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** What the code has to do to be right. */
  String contract() {
    if (!called) {
      return PromptTemplate.PRINTS;
    }
    return "It is not run by itself: tests call "
        + name.map(n -> "`" + n + "`").orElse("it as they call the original")
        + example.map(e -> ", for example `" + e + "`").orElse("")
        + ". It must return exactly what a correct one returns, for every input that the problem"
        + " allows, and must neither read standard input nor print.";
  }

  /** What of the original has to stay. */
  String keep() {
    return called
        ? "Keep the name, the parameters and the kind of result of what the tests call, and the"
            + " class around it if there is one."
        : PromptTemplate.KEEP_READING;
  }
}
