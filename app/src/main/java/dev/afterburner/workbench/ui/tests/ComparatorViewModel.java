// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.tests;

import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** How the outputs of the open problem are compared, which is chosen here. */
public final class ComparatorViewModel {

  private static final List<String> RULES =
      List.of(
          "exact",
          "tokens",
          "floats:1e-9",
          "floats:1e-6",
          "floats:1e-3",
          "lines",
          "evaluator",
          "checker");

  private final ProblemLibrary library;
  private final ObservableValue<@Nullable Problem> problem;
  private final BooleanSupplier busy;
  private final Consumer<Problem> reopen;
  private final TaskRunner tasks;
  private final ObservableList<String> rules = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper current = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");

  /**
   * Follows the open problem.
   *
   * @param problem the open one
   * @param busy whether programs are being judged
   * @param reopen reads a problem anew that was changed
   */
  public ComparatorViewModel(
      ProblemLibrary library,
      ObservableValue<@Nullable Problem> problem,
      BooleanSupplier busy,
      Consumer<Problem> reopen,
      TaskRunner tasks) {
    this.library = library;
    this.problem = problem;
    this.busy = busy;
    this.reopen = reopen;
    this.tasks = tasks;
    problem.addListener((o, before, now) -> look(now));
    look(problem.getValue());
  }

  /** Those that can be chosen; none for bundled problems and for those judged by assertions. */
  public ObservableList<String> rules() {
    return rules;
  }

  /** The one that is in force; empty where there is no choice. */
  public ReadOnlyStringProperty current() {
    return current.getReadOnlyProperty();
  }

  /** Why nothing was changed; empty where nothing is wrong. */
  public ReadOnlyStringProperty fault() {
    return fault.getReadOnlyProperty();
  }

  /** What a rule is called. */
  public static String label(String rule) {
    return switch (rule) {
      case "exact" -> "exact text";
      case "tokens" -> "tokens";
      case "lines" -> "lines in any order";
      case "evaluator" -> "the data set's evaluator";
      case "checker" -> "the problem's checker";
      case "results" -> "results of the function";
      default ->
          rule.startsWith("floats:")
              ? "tokens, numbers within " + rule.substring("floats:".length())
              : rule;
    };
  }

  /** Judges by another rule from now on; verdicts that were given stay as they are. */
  public void choose(String rule) {
    Problem open = problem.getValue();
    if (open == null || rule.equals(current.get())) {
      return;
    }
    if (busy.getAsBoolean()) {
      fault.set("Programs are being judged; wait until that ends, or stop it.");
      return;
    }
    fault.set("");
    tasks.call(
        () -> {
          library.replace(library.imported(open.id()).comparedBy(rule));
          return rule;
        },
        chosen -> {
          if (Objects.equals(problem.getValue(), open)) {
            reopen.accept(open);
          }
        },
        failure -> fault.set(String.valueOf(failure.getMessage())));
  }

  private void look(@Nullable Problem open) {
    fault.set("");
    if (open == null) {
      show(List.of(), "");
      return;
    }
    tasks.call(
        () -> library.imported(open.id()),
        imported -> {
          if (Objects.equals(problem.getValue(), open)) {
            show(possible(imported), imported.chosenRule());
          }
        },
        bundled -> {
          if (Objects.equals(problem.getValue(), open)) {
            show(List.of(), "");
          }
        });
  }

  private void show(List<String> possible, String rule) {
    rules.setAll(possible);
    current.set(possible.isEmpty() ? "" : same(rule));
  }

  private static List<String> possible(ImportedProblem imported) {
    List<String> possible = new ArrayList<>();
    for (String rule : RULES) {
      try {
        imported.comparedBy(rule);
        possible.add(rule);
      } catch (ProblemException e) {
        // It has nothing that this rule could compare: the rule is not offered.
      }
    }
    String now = same(imported.chosenRule());
    if (!possible.isEmpty() && !possible.contains(now)) {
      possible.addFirst(now);
    }
    return possible;
  }

  /** As people write it: 1.0E-6 is 1e-6, and so is 0.000001. */
  private static String same(String rule) {
    String floats = "floats:";
    return rule.startsWith(floats)
        ? floats
            + new DecimalFormat("0.###E0", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(Double.parseDouble(rule.substring(floats.length())))
                .replace("E", "e")
        : rule;
  }
}
