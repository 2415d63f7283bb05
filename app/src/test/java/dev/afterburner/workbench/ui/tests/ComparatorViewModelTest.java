// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.store.SqliteProblemLibrary;
import dev.afterburner.workbench.ui.fx.SameThread;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The choice of a comparator in the window")
class ComparatorViewModelTest {

  @TempDir private Path folder;

  private final SimpleObjectProperty<@Nullable Problem> open = new SimpleObjectProperty<>();
  private boolean busy;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private SqliteProblemLibrary library;

  @SuppressWarnings("NullAway.Init") // made before each test
  private ComparatorViewModel model;

  @BeforeEach
  void start() throws Exception {
    library = SqliteProblemLibrary.open(folder.resolve("problems.db"));
    library.put(
        List.of(
            problem("outputs", Map.of()),
            problem("evaluated", Map.of("test_case_evaluator", "def evaluate(e, a): return True")),
            problem("asserted", Map.of("checks.python", "{\"all\":[],\"inside\":1}"))));
    model =
        new ComparatorViewModel(
            library, open, () -> busy, changed -> show(changed.id()), new SameThread());
  }

  @AfterEach
  void end() {
    library.close();
  }

  private static ImportedProblem problem(String id, Map<String, String> sources) {
    return new ImportedProblem(
        id,
        "set",
        id,
        Difficulty.EASY,
        List.of(),
        "Print " + id,
        "floats",
        1e-4,
        List.of(new ImportedProblem.Case("a", "1\n", "1.0\n")),
        Map.of(),
        Map.of(),
        List.of(),
        sources);
  }

  private void show(String id) {
    try {
      open.set(library.find(id));
    } catch (ProblemException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("offers what the open problem can be compared by, and says what is in force")
  void offered() {
    assertEquals("", model.current().get());
    show("outputs");
    assertEquals("floats:1e-4", model.current().get());
    assertEquals(
        List.of(
            "floats:1e-4", "exact", "tokens", "floats:1e-9", "floats:1e-6", "floats:1e-3", "lines"),
        model.rules());
    show("evaluated");
    assertTrue(model.rules().contains("evaluator"), model.rules().toString());
    show("asserted");
    assertEquals(List.of(), model.rules(), "assertions are each judged in their own way");
    assertEquals("", model.current().get());
  }

  @Test
  @DisplayName("is kept, judges the open problem, and can be taken back")
  void chosen() throws Exception {
    show("outputs");
    model.choose("exact");
    assertEquals("exact", model.current().get());
    assertEquals(new Comparator.Exact(), Objects.requireNonNull(open.get()).comparator());
    assertEquals(new Comparator.Exact(), library.find("outputs").comparator());
    model.choose("floats:1e-3");
    assertEquals("floats:1e-3", model.current().get());
    assertEquals(new Comparator.Floats(1e-3), library.find("outputs").comparator());
    model.choose("floats:1e-9");
    assertEquals("floats:1e-9", model.current().get());
    assertEquals(3, library.list().size());
  }

  @Test
  @DisplayName("waits while programs are being judged, and says so")
  void judging() throws Exception {
    show("outputs");
    busy = true;
    model.choose("exact");
    assertTrue(model.fault().get().startsWith("Programs are being judged"), model.fault().get());
    assertEquals(new Comparator.Floats(1e-4), library.find("outputs").comparator());
    busy = false;
    model.choose("exact");
    assertEquals("", model.fault().get());
    assertEquals(new Comparator.Exact(), library.find("outputs").comparator());
  }
}
