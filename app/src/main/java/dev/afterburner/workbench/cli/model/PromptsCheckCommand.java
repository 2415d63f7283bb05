// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.model;

import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.Failures;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.model.PromptTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what is wrong with a prompt template. */
@Command(
    name = "check",
    description = "List everything that is wrong with a prompt template, with line " + "numbers.")
public final class PromptsCheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "Which file.")
  private Path file = Path.of("");

  public PromptsCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws BadUse {
    try {
      List<PromptTemplate.Fault> faults = PromptTemplate.faults(PromptFolders.read(file));
      faults.forEach(f -> terminal.err().println(f.in(file.toString())));
      if (faults.isEmpty()) {
        terminal.out().println(file + " can be used: --prompt " + file);
      }
      return faults.isEmpty() ? 0 : Failures.FAILED;
    } catch (ModelException e) {
      throw new BadUse(String.valueOf(e.getMessage()));
    }
  }
}
