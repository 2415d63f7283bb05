// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Published;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import tools.jackson.databind.JsonNode;

/**
 * Rows of one language with LeetCode's published distributions. They have no cases: they add
 * references to the Venus problems of the same numbers.
 */
final class RawRows implements RowFormat {

  @Override
  public String id() {
    return "raw";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("question_id") && (row.has("rt_list") || row.has("runtimeDistribution"));
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    String prompt = Fields.text(row, "code_prompt");
    String language = language(row, prompt);
    Draft draft =
        new Draft("leetcode", Fields.required(row, "question_id"), Fields.required(row, "name"))
            .about(
                Fields.difficulty(Fields.text(row, "difficulty")),
                Fields.texts(row, "topics"),
                Fields.text(row, "content"))
            .starter(language, prompt);
    for (String field : new String[] {"runtimeDistribution", "memoryDistribution"}) {
      JsonNode distribution = Fields.nested(row, field);
      if (!distribution.isMissingNode() && !distribution.isNull()) {
        draft.source(field + "." + language, distribution.toString());
      }
    }
    for (JsonNode timed : row.path("rt_list")) {
      double millis = Fields.number(timed, "runtime");
      draft.solution(
          language,
          Fields.text(timed, "code"),
          new Published(true, millis, Double.NaN, Double.NaN));
    }
    for (JsonNode sized : row.path("mm_list")) {
      double kilobytes = Fields.number(sized, "memory");
      draft.solution(
          language,
          Fields.text(sized, "code"),
          new Published(true, Double.NaN, kilobytes, Double.NaN));
    }
    return draft.done();
  }

  /** Named by the row, or told from what the starter looks like. */
  private static String language(JsonNode row, String prompt) throws RowRefused {
    String named = Fields.language(Fields.text(row, "language"));
    if (!named.isEmpty()) {
      return named;
    }
    if (prompt.contains("impl Solution")) {
      return "rust";
    }
    if (prompt.contains("public:")) {
      return "cpp";
    }
    if (prompt.contains("func ")) {
      return "go";
    }
    if (prompt.contains("public ") && prompt.contains("class ")) {
      return "java";
    }
    if (prompt.contains("var ") || prompt.contains("function")) {
      return "javascript";
    }
    if (prompt.contains("def ") && prompt.contains(":")) {
      return "python";
    }
    if (prompt.contains("def ")) {
      return "ruby";
    }
    throw new RowRefused("its language can't be told: there is no field \"language\" or starter");
  }
}
