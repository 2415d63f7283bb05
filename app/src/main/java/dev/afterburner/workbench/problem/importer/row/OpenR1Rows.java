// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Codeforces as open-r1 publishes it: statements in parts, official tests, checkers in Python. */
final class OpenR1Rows implements RowFormat {

  private static final int EASY = 1400;
  private static final int MEDIUM = 2100;

  @Override
  public String id() {
    return "open-r1-codeforces";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("contest_id") && row.has("examples") && row.has("input_format");
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    if (!Fields.text(row, "interaction_format").isBlank()) {
      throw new RowRefused("its program talks to another one, which is not judged here");
    }
    if (Fields.text(row, "input_mode").equals("file")) {
      throw new RowRefused("its program reads a file of a name of its own, not standard input");
    }
    List<String> tags = new ArrayList<>(Fields.texts(row, "tags"));
    JsonNode tests = row.path("official_tests");
    if (tests.isEmpty()) {
      tests = row.path("examples");
      tags.add("examples only");
    } else if (!row.path("official_tests_complete").asBoolean(true)) {
      tags.add("official tests incomplete");
    }
    if (tests.isEmpty()) {
      throw new RowRefused("it has no tests");
    }
    String id = Fields.required(row, "id");
    Draft draft =
        new Draft("codeforces", id, Fields.required(row, "title"))
            .about(difficulty(Fields.number(row, "rating")), tags, statement(row));
    for (JsonNode test : tests) {
      draft.testCase(Fields.text(test, "input"), Fields.text(test, "output"));
    }
    String checker = Fields.text(row, "generated_checker");
    if (!checker.isBlank()) {
      draft.compare(Comparator.Checker.ID);
      new Comparator.Checker("python", checker, Comparator.Calling.ANSWER_FIRST)
          .sources()
          .forEach(draft::source);
    }
    return draft.done();
  }

  private static Difficulty difficulty(double rating) {
    return !(rating > 0)
        ? Difficulty.UNRATED
        : rating < EASY ? Difficulty.EASY : rating < MEDIUM ? Difficulty.MEDIUM : Difficulty.HARD;
  }

  private static String statement(JsonNode row) throws RowRefused {
    StringBuilder text = new StringBuilder(Fields.required(row, "description").strip());
    part(text, "Input", Fields.text(row, "input_format"));
    part(text, "Output", Fields.text(row, "output_format"));
    int number = 0;
    for (JsonNode example : row.path("examples")) {
      part(
          text,
          "Example " + ++number,
          "```\n"
              + Fields.text(example, "input").strip()
              + "\n```\n\n```\n"
              + Fields.text(example, "output").strip()
              + "\n```");
    }
    part(text, "Note", Fields.text(row, "note"));
    return text.append('\n').toString();
  }

  private static void part(StringBuilder text, String title, String words) {
    if (!words.isBlank()) {
      text.append("\n\n## ").append(title).append("\n\n").append(words.strip());
    }
  }
}
