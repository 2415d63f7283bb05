// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.importer.Importer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The search in imported problems")
class SearchIndexTest {

  private static final String ROW =
      """
      {"problem_id": %d, "title": "%s", "question_content": "%s", \
      "test_case_runners": "==Code Submission==", "difficulty": "Easy", \
      "test_cases": [{"input": "1", "output": "1"}]}
      """;

  @TempDir Path folder;

  @Test
  @DisplayName("puts names before statements, in a library from before names had an index too")
  void older() throws Exception {
    Path file = folder.resolve("problems.db");
    Path rows =
        Files.writeString(
            folder.resolve("rows.jsonl"),
            ROW.formatted(1, "Zebra", "Count the okapis.") + ROW.formatted(2, "Okapi", "Count."));
    try (SqliteProblemLibrary library = SqliteProblemLibrary.open(file)) {
      new Importer(library).run(rows, null, n -> {}, new Cancellation());
      assertEquals(List.of("Okapi", "Zebra"), found(library));
    }
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      database.createStatement().execute("DROP TABLE problem_names");
    }
    try (SqliteProblemLibrary library = SqliteProblemLibrary.open(file)) {
      assertEquals(List.of("Okapi", "Zebra"), found(library));
    }
  }

  private static List<String> found(SqliteProblemLibrary library) {
    return library.search(ProblemQuery.of("okapi", 10)).stream().map(Listing::title).toList();
  }
}
