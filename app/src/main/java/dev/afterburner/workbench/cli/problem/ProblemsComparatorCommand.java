// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.problem;

import dev.afterburner.workbench.cli.console.LibraryOpening;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.store.StoreException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Chooses how an imported problem's outputs are compared. */
@Command(
    name = "comparator",
    description = {
      "Choose how an imported problem's outputs are compared with the expected ones.",
      "exact: byte for byte; tokens: the same words between blanks; lines: the same lines in any"
          + " order; floats:1e-6: as tokens, with numbers that may differ by so much, absolutely or"
          + " relatively; evaluator, checker: by what came with the problem."
    })
public final class ProblemsComparatorCommand implements Callable<Integer> {

  private final LibraryOpening library;
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "ID", description = "Which problem.")
  private String id = "";

  @Parameters(
      index = "1",
      paramLabel = "RULE",
      description = "exact, tokens, lines, floats, floats:1e-6, evaluator or checker.")
  private String rule = "";

  public ProblemsComparatorCommand(LibraryOpening library, Terminal terminal) {
    this.library = library;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws ProblemException, StoreException {
    ProblemLibrary open = library.open();
    ImportedProblem before = open.imported(id);
    ImportedProblem after = before.comparedBy(rule);
    open.replace(after);
    terminal
        .out()
        .printf(
            "%s: outputs are compared by %s, before by %s%n",
            id, after.chosenRule(), before.chosenRule());
    return 0;
  }
}
