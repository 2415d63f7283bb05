// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.problem;

import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.ProblemFinder;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.TestCase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one problem. */
@Command(
    name = "show",
    description = "Show a problem: its statement, cases, workloads and reference solutions.")
public final class ProblemsShowCommand implements Callable<Integer> {

  private final ProblemFinder finder;
  private final Predicate<String> hasDemo;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "The problem's id, as `problems` lists it.")
  private String id = "";

  /**
   * The command.
   *
   * @param hasDemo whether the demo model has replies for a problem id
   */
  public ProblemsShowCommand(ProblemFinder finder, Predicate<String> hasDemo, Terminal terminal) {
    this.finder = finder;
    this.hasDemo = hasDemo;
    this.terminal = terminal;
  }

  /** The problem in JSON. */
  record Shown(
      String id,
      String title,
      String difficulty,
      List<String> tags,
      List<String> languages,
      int references,
      boolean demo,
      String statement,
      String comparator,
      List<String> cases,
      List<Load> workloads,
      List<Solution> solutions) {}

  /** A workload in JSON. */
  record Load(String name, long seed, long size, int inputBytes) {}

  /** A reference solution in JSON. */
  record Solution(String language, String name, String note, boolean start, String code) {}

  @Override
  public Integer call() throws ProblemException, BadUse {
    Problem problem = finder.find(id);
    if (json.wanted()) {
      json.print(terminal.out(), shown(problem));
    } else {
      print(problem);
    }
    return 0;
  }

  private Shown shown(Problem problem) {
    return new Shown(
        problem.id(),
        problem.title(),
        problem.listing().difficulty().label(),
        problem.listing().tags(),
        problem.listing().languages(),
        problem.listing().references(),
        hasDemo.test(problem.id()),
        problem.statement(),
        problem.comparator().id(),
        problem.cases().stream().map(TestCase::name).toList(),
        problem.workloads().stream()
            .map(w -> new Load(w.name(), w.seed(), w.size(), w.input().size()))
            .toList(),
        problem.references().stream()
            .map(r -> new Solution(r.language(), r.name(), r.note(), r.start(), r.code()))
            .toList());
  }

  private void print(Problem problem) {
    terminal.out().println(problem.statement().strip());
    terminal.out().println();
    terminal
        .out()
        .printf(
            "%s (%s) · %s · %s · %d cases · compared by %s%n",
            problem.title(),
            problem.id(),
            problem.listing().difficulty().label(),
            String.join(", ", problem.listing().tags()),
            problem.cases().size(),
            problem.comparator().id());
    terminal.out().println();
    Table table = new Table("LANGUAGE", "SOLUTION", "NOTE");
    for (Reference reference : problem.references()) {
      String start = reference.start() ? "(start) " : "";
      table.row(reference.language(), reference.name(), start + reference.note());
    }
    table.lines(terminal.tableWidth()).forEach(terminal.out()::println);
  }
}
