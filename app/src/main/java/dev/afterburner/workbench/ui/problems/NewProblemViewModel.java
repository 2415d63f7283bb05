// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.measure.OwnProblems;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Case;
import dev.afterburner.workbench.problem.ImportedProblem.Solution;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A problem of the user's own while it is put together; kept only once its solution passes. */
public final class NewProblemViewModel {

  private final OwnProblems problems;
  private final TaskRunner tasks;
  private final Consumer<String> onKept;
  private final StringProperty title = new SimpleStringProperty("");
  private final StringProperty statement = new SimpleStringProperty("");
  private final StringProperty input = new SimpleStringProperty("");
  private final StringProperty expected = new SimpleStringProperty("");
  private final ObservableList<Case> cases = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper kept = new ReadOnlyStringWrapper("");
  private Cancellation current = new Cancellation();

  /**
   * An empty one.
   *
   * @param onKept told the id of a problem that was kept
   */
  public NewProblemViewModel(OwnProblems problems, TaskRunner tasks, Consumer<String> onKept) {
    this.problems = problems;
    this.tasks = tasks;
    this.onKept = onKept;
  }

  public StringProperty title() {
    return title;
  }

  public StringProperty statement() {
    return statement;
  }

  /** Of the case that is being typed. */
  public StringProperty input() {
    return input;
  }

  /** What a correct program prints for it. */
  public StringProperty expected() {
    return expected;
  }

  /** Those that were added. */
  public ObservableList<Case> cases() {
    return cases;
  }

  /** What goes on; empty while nothing does. */
  public ReadOnlyStringProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** Why it was not kept; empty before it was tried. */
  public ReadOnlyStringProperty fault() {
    return fault.getReadOnlyProperty();
  }

  /** Id of the one that was kept last; empty before. */
  public ReadOnlyStringProperty kept() {
    return kept.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Begins with nothing. */
  public void clear() {
    title.set("");
    statement.set("");
    input.set("");
    expected.set("");
    cases.clear();
    fault.set("");
  }

  /** Takes what was typed as a case. */
  public void addCase() {
    if (!input.get().isEmpty() || !expected.get().isEmpty()) {
      cases.add(new Case("", input.get(), expected.get()));
      input.set("");
      expected.set("");
    }
  }

  /** Takes an added case back into the fields, to be changed there. */
  public void edit(Case added) {
    addCase();
    cases.remove(added);
    input.set(added.input());
    expected.set(added.expected());
  }

  /** Ends the check; nothing is kept. */
  public void stop() {
    current.cancel();
  }

  /**
   * Checks and keeps it.
   *
   * @param language id of the solution's language
   * @param code the first solution
   */
  public void keep(String language, String code) {
    if (busy.get()) {
      return;
    }
    addCase();
    fault.set("");
    busy.set(true);
    ImportedProblem parts =
        new ImportedProblem(
            id(title.get()),
            "own",
            title.get().strip(),
            Difficulty.UNRATED,
            List.of(),
            statement.get(),
            "tokens",
            0,
            numbered(),
            Map.of(),
            Map.of(),
            code.isBlank() ? List.of() : List.of(new Solution(language, "first", code, null)),
            Map.of());
    Cancellation cancellation = new Cancellation();
    current = cancellation;
    tasks.call(
        () ->
            problems.keep(parts, false, what -> tasks.show(() -> progress.set(what)), cancellation),
        problem -> {
          done();
          clear();
          kept.set(problem.id());
          onKept.accept(problem.id());
        },
        failure -> {
          done();
          String message = failure.getMessage();
          fault.set(message == null ? failure.toString() : message);
        });
  }

  private List<Case> numbered() {
    List<Case> named = new ArrayList<>();
    for (Case one : cases) {
      String name = String.format(Locale.ROOT, "%02d", named.size() + 1);
      named.add(new Case(name, one.input(), one.expected()));
    }
    return named;
  }

  private void done() {
    busy.set(false);
    progress.set("");
  }

  private static String id(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
  }
}
