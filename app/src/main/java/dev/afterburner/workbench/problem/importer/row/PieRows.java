// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Published;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * PIE: pairs of a slow and a faster program for one problem of CodeNet. The tests lie in files of
 * their own; a folder of them, imported too, is joined by the problem's number.
 */
public final class PieRows implements RowFormat {

  public static final String SET = "codenet";

  @Override
  public String id() {
    return "pie";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("problem_id")
        && ((row.has("input") && row.has("target") && !row.has("output"))
            || (row.has("src_code") && row.has("tgt_code")));
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    String problem = Fields.required(row, "problem_id");
    String named = Fields.text(row, "language");
    String language = named.isBlank() ? "cpp" : Fields.language(named);
    if (language.isEmpty()) {
      throw new RowRefused("its language, " + named + ", can't be run here");
    }
    boolean sources = row.has("src_code");
    Draft draft =
        new Draft(SET, problem, "CodeNet " + problem).about(Difficulty.UNRATED, List.of("PIE"), "");
    draft.solution(
        language,
        Fields.required(row, sources ? "src_code" : "input"),
        published(row, "cpu_time_v0", "memory_v0"));
    draft.solution(
        language,
        Fields.required(row, sources ? "tgt_code" : "target"),
        published(row, "cpu_time_v1", "memory_v1"));
    return draft.done();
  }

  private static Published published(JsonNode row, String millis, String kilobytes) {
    return new Published(
        true, Fields.number(row, millis), Fields.number(row, kilobytes), Double.NaN);
  }
}
