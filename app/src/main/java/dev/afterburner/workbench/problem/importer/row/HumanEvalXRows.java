// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.HumanEvalXHarness;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * HumanEval-X: a declaration, a canonical solution and a test program, one file a language. The
 * files' rows of one number are one problem.
 */
public final class HumanEvalXRows implements RowFormat {

  private static final Pattern TASK = Pattern.compile("(\\w+)/(\\d+)");
  private static final Pattern RUST_CRATES =
      Pattern.compile("(?m)^use (?:rand|regex|md5)\\b[^;]{0,1000}+;[ \\t]*\\n");

  /** What is declared: each word and bracket is looked at once, however long the text. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?<!\\w)(?:(?:def|func|fn|const)\\s++(\\w++)"
              + "|(\\w++)\\s*+\\([^()]*+\\)\\s*+\\{?+\\s*+$)");

  @Override
  public String id() {
    return "human-eval-x";
  }

  @Override
  public boolean fits(JsonNode row) {
    Matcher task = TASK.matcher(Fields.text(row, "task_id"));
    return task.matches()
        && !Fields.language(task.group(1)).isEmpty()
        && row.has("declaration")
        && row.has("canonical_solution");
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    Matcher task = TASK.matcher(Fields.required(row, "task_id"));
    String language = task.matches() ? Fields.language(task.group(1)) : "";
    if (language.isEmpty()) {
      throw new RowRefused("task_id should be like Python/12, in a language known here");
    }
    String declaration = Fields.required(row, "declaration");
    String test = Fields.required(row, "test");
    if (language.equals("go")) {
      // Only the prompt has the functions that the canonical solution builds on.
      declaration = Fields.text(row, "import") + '\n' + Fields.required(row, "prompt");
    }
    if (language.equals("python") || language.equals("cpp")) {
      // Some rows' declarations break off inside a text or a function; their prompts do not.
      declaration = Fields.required(row, "prompt").replace(BOOST_ANY, STANDARD_ANY);
    }
    if (language.equals("rust")) {
      if (!withoutComments(test).contains("#[test]")) {
        throw new RowRefused("the set has no test for it: the one that is there is commented out");
      }
      declaration = RUST_CRATES.matcher(declaration).replaceAll("");
    }
    String code = declaration + Fields.required(row, "canonical_solution");
    return new Draft("humaneval", task.group(2), title(task.group(2), declaration))
        .about(Difficulty.UNRATED, List.of("function"), statement(row, language))
        .tests(language, HumanEvalXHarness.of(language, test, Fields.text(row, "test_setup")))
        .starter(language, declaration)
        .solution(language, code, null)
        .done();
  }

  private static String withoutComments(String test) {
    StringBuilder kept = new StringBuilder();
    int at = 0;
    int open = test.indexOf("/*");
    while (open >= 0) {
      kept.append(test, at, open);
      int close = test.indexOf("*/", open + 2);
      at = close < 0 ? test.length() : close + 2;
      open = test.indexOf("/*", at);
    }
    return kept.append(test.substring(at)).toString();
  }

  private static String title(String number, String declaration) {
    Matcher name = NAME.matcher(declaration.strip());
    String word = "";
    while (name.find()) {
      word = name.group(1) == null ? name.group(2) : name.group(1);
    }
    String words = word.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('_', ' ');
    return "HumanEval "
        + number
        + (words.isBlank() ? "" : ": " + words.toLowerCase(java.util.Locale.ROOT));
  }

  private static String statement(JsonNode row, String language) {
    String text = Fields.text(row, "text");
    String words = text.isBlank() ? Fields.text(row, "docstring") : text;
    String whole = words.isBlank() ? Fields.text(row, "prompt") : words.stripIndent();
    return "```" + (words.isBlank() ? language : "text") + '\n' + whole.strip() + "\n```\n";
  }

  private static final String BOOST_ANY = "#include<boost/any.hpp>\n";

  /** The standard's own since C++17, with all that the set uses of Boost's. */
  private static final String STANDARD_ANY =
      """
      #include <any>
      namespace boost { using std::any; using std::any_cast; }
      """;
}
