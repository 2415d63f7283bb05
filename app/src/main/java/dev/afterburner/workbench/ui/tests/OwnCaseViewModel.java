// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.tests;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.measure.ReferenceOutput;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A test case of the user's own for the open problem, while it is written or changed. */
public final class OwnCaseViewModel {

  private final ProblemLibrary library;
  private final ReferenceOutput outputs;
  private final SessionViewModel session;
  private final TaskRunner tasks;
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty input = new SimpleStringProperty("");
  private final StringProperty expected = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable TestCase changed;

  /** What was begun and is neither kept nor given up. */
  private @Nullable Draft draft;

  private Cancellation current = new Cancellation();

  /** Whose draft it is: of a problem's case by its name, or of a new one. */
  private record Draft(String problem, @Nullable String existing) {}

  /**
   * An empty one.
   *
   * @param library keeps it
   * @param outputs says what a right program prints
   */
  public OwnCaseViewModel(
      ProblemLibrary library, ReferenceOutput outputs, SessionViewModel session, TaskRunner tasks) {
    this.library = library;
    this.outputs = outputs;
    this.session = session;
    this.tasks = tasks;
  }

  public StringProperty name() {
    return name;
  }

  public StringProperty input() {
    return input;
  }

  /** What a right program prints. */
  public StringProperty expected() {
    return expected;
  }

  /** What is wrong; empty where nothing is. */
  public ReadOnlyStringProperty fault() {
    return fault.getReadOnlyProperty();
  }

  /** Whether a program runs, or the case is written. */
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /**
   * Begins with a case, or goes on with what was written of the same one and is neither kept nor
   * given up.
   *
   * @param existing name of an own case that is to be changed; null for a new one
   */
  public void begin(@Nullable String existing) {
    Problem problem = session.problem().get();
    fault.set("");
    Draft begun = problem == null ? null : new Draft(problem.id(), existing);
    if (begun != null && begun.equals(draft)) {
      return;
    }
    draft = begun;
    changed =
        problem == null || existing == null
            ? null
            : problem.cases().stream()
                .filter(c -> c.own() && c.name().equals(existing))
                .findFirst()
                .orElse(null);
    TestCase shown = changed;
    name.set(shown == null ? freeName(problem) : shown.name());
    input.set(shown == null ? "" : shown.input().text());
    expected.set(shown == null ? "" : shown.expected().text());
  }

  private static String freeName(@Nullable Problem problem) {
    int number = 1;
    while (problem != null && has(problem, "own-" + number)) {
      number++;
    }
    return "own-" + number;
  }

  private static boolean has(Problem problem, String name) {
    return problem.cases().stream().anyMatch(c -> c.name().equals(name));
  }

  /** Runs the problem's own solution, and takes what it prints for right. */
  public void fill() {
    Problem problem = session.problem().get();
    if (problem == null) {
      return;
    }
    String language = session.choices().get().language();
    Bytes given = Bytes.utf8(input.get());
    Cancellation cancellation = new Cancellation();
    current = cancellation;
    call(() -> outputs.of(problem, language, given, cancellation), expected::set);
  }

  /** Gives up what was written, and ends the run. */
  public void giveUp() {
    current.cancel();
    draft = null;
  }

  /**
   * Keeps the case; the open session goes on with it.
   *
   * @param done called once it is kept
   */
  public void keep(Runnable done) {
    Problem problem = session.problem().get();
    String called = name.get().strip();
    if (problem == null) {
      return;
    }
    TestCase before = changed;
    if (called.isEmpty()) {
      fault.set("The case needs a name.");
    } else if ((before == null || !before.name().equals(called)) && has(problem, called)) {
      fault.set("There is a case " + called + " already; choose another name.");
    } else if (idle()) {
      TestCase added =
          new TestCase(called, Bytes.utf8(input.get()), Bytes.utf8(expected.get()), true);
      call(
          () -> {
            library.keepCase(problem.id(), added);
            if (before != null && !before.name().equals(called)) {
              library.removeCase(problem.id(), before.name());
            }
            return added;
          },
          kept -> {
            draft = null;
            reopen(problem);
            done.run();
          });
    }
  }

  /** Forgets an own case. */
  public void remove(String existing) {
    Problem problem = session.problem().get();
    if (problem != null && idle()) {
      call(
          () -> {
            library.removeCase(problem.id(), existing);
            return existing;
          },
          gone -> reopen(problem));
    }
  }

  /** Whether cases can be changed now: what is judged is judged by one set of them. */
  private boolean idle() {
    if (session.activity().get().busy()) {
      fault.set("Programs are being judged; wait until that ends, or stop it.");
      return false;
    }
    return true;
  }

  /** The problem is read anew, and the session that was open with it, if it still is. */
  public void reopen(Problem problem) {
    Problem open = session.problem().get();
    if (open != null && open.id().equals(problem.id())) {
      session.refresh();
    }
  }

  private <T> void call(Callable<T> work, Consumer<T> then) {
    if (busy.get()) {
      return;
    }
    fault.set("");
    busy.set(true);
    tasks.call(
        work,
        result -> {
          busy.set(false);
          then.accept(result);
        },
        failure -> {
          busy.set(false);
          fault.set(String.valueOf(failure.getMessage()));
        });
  }
}
