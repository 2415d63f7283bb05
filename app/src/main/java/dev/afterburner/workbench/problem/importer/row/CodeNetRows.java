// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Published;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * CodeNet's table of submissions, a row each, with their programs in a column of their own, as sets
 * made of it have them. The tests lie in folders, which are joined by the problem's number.
 */
final class CodeNetRows implements RowFormat {

  private static final List<String> PROGRAMS = List.of("code", "source_code", "src", "source");

  @Override
  public String id() {
    return "codenet";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("submission_id")
        && row.has("problem_id")
        && row.has("status")
        && row.has("language");
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    String problem = Fields.required(row, "problem_id");
    String code =
        PROGRAMS.stream()
            .map(field -> Fields.text(row, field))
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse("");
    if (code.isEmpty()) {
      throw new RowRefused(
          "it is of CodeNet's table of submissions, which names programs and does not hold them; put"
              + " each program into a column \"code\"");
    }
    String named = Fields.required(row, "language");
    String language = Fields.language(named);
    if (language.isEmpty()) {
      throw new RowRefused("its language, " + named + ", can't be run here");
    }
    boolean right = Fields.text(row, "status").equals("Accepted");
    return new Draft(PieRows.SET, problem, "CodeNet " + problem)
        .about(Difficulty.UNRATED, List.of(), "")
        .solution(
            language,
            code,
            new Published(
                right, Fields.number(row, "cpu_time"), Fields.number(row, "memory"), Double.NaN))
        .done();
  }
}
