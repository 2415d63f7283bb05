// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.store.SqliteProblemLibrary;
import dev.afterburner.workbench.ui.fx.SameThread;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The list of problems")
class RevealTest {

  private static Listing listing(String id) {
    return new Listing(id, id, Difficulty.EASY, List.of(), List.of("python"), 0);
  }

  @Test
  @DisplayName("drops filters that hide a problem which is opened elsewhere, and no others")
  void reveal(@TempDir Path folder) throws Exception {
    try (SqliteProblemLibrary library = SqliteProblemLibrary.open(folder.resolve("p.db"))) {
      List<Listing> all = List.of(listing("apples"), listing("pears"));
      Catalogue catalogue =
          new Catalogue() {
            @Override
            public List<Listing> list() {
              return all;
            }

            @Override
            public Problem find(String id) {
              throw new IllegalStateException("no problem is opened here");
            }
          };
      ProblemsViewModel model = new ProblemsViewModel(catalogue, library, new SameThread());
      model.load(found -> {});
      model.query().set("apples");
      model.filters().difficulty(Difficulty.EASY, true);
      assertEquals(List.of(all.getFirst()), model.rows());
      model.reveal("apples");
      assertEquals("apples", model.query().get());
      model.reveal("pears");
      assertEquals("", model.query().get());
      assertEquals(all, model.rows());
      assertEquals(List.of(), model.filters().chips());
    }
  }
}
