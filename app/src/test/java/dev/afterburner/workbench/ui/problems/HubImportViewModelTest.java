// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.problem.importer.ImportReport;
import dev.afterburner.workbench.problem.importer.Importer;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.hub.HubSets;
import dev.afterburner.workbench.store.SqliteProblemLibrary;
import dev.afterburner.workbench.ui.fx.SameThread;
import dev.afterburner.workbench.ui.problems.HubImportViewModel.Phase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An import from the Hub, as it is told,")
class HubImportViewModelTest {

  @TempDir Path folder;

  private static ImportReport report() {
    List<ImportReport.Row> rows =
        List.of(
            new ImportReport.Row("test-00000.parquet", 3, "it has no statement"),
            new ImportReport.Row("test-00000.parquet", 7, "it has no statement"),
            new ImportReport.Row("test-00000.parquet", 9, "it has no statement"));
    return new ImportReport(
        120,
        108,
        4,
        3,
        Map.of("venus", 115L),
        new ImportReport.Apart(0, List.of()),
        List.of(new ImportReport.Refusal(5, rows)),
        List.of());
  }

  @Test
  @DisplayName("counts what would come in, what is here, and what is left out")
  void would() {
    assertEquals(
        "120 rows would add 108 problems, 2 of which have the id of one in the library; 5 rows"
            + " would be refused. Format: venus",
        HubImportViewModel.would(new HubSets.Looked(folder, report(), 2)));
    assertEquals(
        "108 problems new, 4 added to known ones, 3 already here; 5 rows refused",
        HubImportViewModel.came(report()));
  }

  @Test
  @DisplayName("names three rows of each kind of reason, and how many more there are")
  void refusals() {
    List<String> lines = HubImportViewModel.refusals(report()).lines().toList();
    assertEquals(4, lines.size());
    assertEquals("test-00000.parquet, row 3: it has no statement", lines.getFirst());
    assertEquals("… and 2 more rows for a reason of this kind", lines.getLast());
  }

  @Test
  @DisplayName("says what is wrong before anything is fetched, and when it was cancelled")
  void faults() throws Exception {
    try (SqliteProblemLibrary library = SqliteProblemLibrary.open(folder.resolve("p.db"))) {
      SameThread tasks = new SameThread();
      HubImportViewModel model =
          new HubImportViewModel(
              new HubSets(
                  () -> {
                    throw new ImportException("the Hub does not answer");
                  },
                  library,
                  file -> {
                    throw new AssertionError("nothing was fetched");
                  },
                  Importer::new),
              tasks,
              () -> {
                throw new AssertionError("nothing came in");
              });
      model.look();
      assertTrue(model.fault().get().startsWith("Enter the name"), model.fault().get());
      model.name().set("ada");
      model.look();
      assertTrue(model.fault().get().contains("does not name a data set"), model.fault().get());
      model.name().set("ada/sums");
      model.format().set("none");
      model.look();
      assertTrue(model.fault().get().contains("there is no format \"none\""), model.fault().get());
      model.format().set("");
      model.look();
      assertEquals("the Hub does not answer", model.fault().get());
      assertEquals(Phase.ASKING, model.phase().get());
      tasks.hold();
      model.look();
      assertEquals(Phase.LOOKING, model.phase().get());
      model.cancel();
      tasks.go();
      assertEquals("Stopped. Nothing was imported.", model.fault().get());
      assertEquals(Phase.ASKING, model.phase().get());
      assertFalse(model.progress().get().contains("Asking"));
    }
  }
}
