// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** TACO: rows of APPS with a name, five grades of difficulty, tags and skills. */
final class TacoRows implements RowFormat {

  private final AppsRows apps = new AppsRows();

  @Override
  public String id() {
    return "taco";
  }

  @Override
  public boolean fits(JsonNode row) {
    return apps.fits(row)
        && (row.has("raw_tags") || row.has("skill_types") || row.has("picture_num"));
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    String name = Fields.text(row, "name");
    String question = Fields.required(row, "question");
    String grade = Fields.text(row, "difficulty");
    List<String> tags = new ArrayList<>(Fields.texts(row, "tags"));
    tags.addAll(Fields.texts(row, "raw_tags"));
    tags.addAll(Fields.texts(row, "skill_types"));
    if (grade.contains("_") && !grade.startsWith("UNKNOWN")) {
      tags.add(grade.toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    String digest = Fields.digest(question);
    String key = name.isBlank() ? digest : name + " " + digest;
    return new FunctionRows.Labels(
            "taco",
            key,
            name.isBlank() ? "TACO " + digest : name,
            Fields.difficulty(grade),
            tags,
            question)
        .on(apps.read(row));
  }
}
