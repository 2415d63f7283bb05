// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Published;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.Preludes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Contest problems: programs that read standard input, with several groups of tests. */
final class CodeContestRows implements RowFormat {

  /** Numbers of languages as CodeContests writes them. */
  private static final List<String> LANGUAGES = List.of("", "", "cpp", "python", "java");

  /** Superscripts are lost in some of the set's statements: "10 - 6". */
  private static final Pattern ERROR =
      Pattern.compile(
          "(?i)(?:error|precision|accuracy|tolerance|differ)[^.]{0,160}?\\b(?:10\\s*\\^?\\s*\\{?\\s*[-−–]\\s*(\\d{1,2})|1e-(\\d{1,2}))");

  @Override
  public String id() {
    return "code-contests";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("description") && row.has("public_tests");
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    String name = Fields.required(row, "name");
    Draft draft =
        new Draft("contest", name, name)
            .about(
                Difficulty.UNRATED,
                Fields.texts(row, "cf_tags").stream().filter(tag -> !tag.isBlank()).toList(),
                Fields.required(row, "description"));
    draft.harness("python", Preludes.longNumbers());
    tolerance(Fields.required(row, "description")).ifPresent(t -> draft.compare("floats", t));
    int tests = 0;
    for (String group : List.of("public_tests", "private_tests", "generated_tests")) {
      JsonNode inputs = row.path(group).path("input");
      JsonNode outputs = row.path(group).path("output");
      if (inputs.size() != outputs.size()) {
        throw new RowRefused(group + " has unequal numbers of inputs and outputs");
      }
      for (int i = 0; i < inputs.size(); i++) {
        draft.testCase(inputs.get(i).asString(""), outputs.get(i).asString(""));
        tests++;
      }
    }
    if (tests == 0) {
      throw new RowRefused("it has no tests");
    }
    solutions(draft, row.path("solutions"), true);
    solutions(draft, row.path("incorrect_solutions"), false);
    return draft.done();
  }

  /** What the statement says of errors: "absolute or relative error does not exceed 10^{-6}". */
  private static Optional<Double> tolerance(String statement) {
    Matcher error = ERROR.matcher(statement);
    if (!error.find()) {
      return Optional.empty();
    }
    String power = error.group(1) == null ? error.group(2) : error.group(1);
    return Optional.of(Math.pow(10, -Integer.parseInt(power)));
  }

  private static void solutions(Draft draft, JsonNode group, boolean right) {
    JsonNode codes = group.path("solution");
    for (int i = 0; i < codes.size(); i++) {
      JsonNode word = group.path("language").path(i);
      int number = word.isInt() ? word.asInt() : -1;
      String language =
          number >= 0 && number < LANGUAGES.size()
              ? LANGUAGES.get(number)
              : Fields.language(word.asString(""));
      if (!language.isEmpty()) {
        draft.solution(
            language,
            codes.get(i).asString(""),
            right ? null : new Published(false, Double.NaN, Double.NaN, Double.NaN));
      }
    }
  }
}
