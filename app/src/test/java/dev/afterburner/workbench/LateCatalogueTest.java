// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.bundle.UnpackedFiles;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The problems of a server")
class LateCatalogueTest {

  @Test
  @DisplayName("have those in them that another process imports first while it runs")
  void late(@TempDir Path home) throws Exception {
    try (Services services =
        new Services(
            new Places(home, home.resolve("cache")),
            new UnpackedFiles(List.of(), "", InstantSource.system()),
            warning -> {})) {
      Catalogue served = services.catalogue();
      int bundled = served.list().size();
      assertFalse(served.has("mbpp-mbpp-900001"));
      assertFalse(Files.exists(home.resolve("problems.db")), "looking makes none");
      Path row =
          Files.writeString(
              home.resolve("row.jsonl"),
              """
              {"task_id": 900001, "text": "Write a function that adds.", \
              "code": "def add(a, b):\\n    return a + b", "test_setup_code": "", \
              "test_list": ["assert add(1, 2) == 3"], "challenge_test_list": []}
              """);
      var imported = new CommandFixture(home).run("problems", "import", row.toString());
      assertEquals(0, imported.code(), imported.err());
      assertTrue(served.has("mbpp-mbpp-900001"));
      assertEquals(bundled + 1, served.list().size());
      assertEquals("mbpp-mbpp-900001", served.find("mbpp-mbpp-900001").id());
      assertTrue(
          served.search(ProblemQuery.ALL.withWords("900001")).stream()
              .anyMatch(found -> found.id().equals("mbpp-mbpp-900001")));
    }
  }
}
