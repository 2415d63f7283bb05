// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.train;

import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.train.TrainException;
import dev.afterburner.workbench.train.check.FolderCheck;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Finds faults in training data. */
@Command(
    name = "check",
    description = {
      "Check a folder of training data before training starts.",
      "The folder's own check.py finds the same where there is no workbench."
    },
    footer = "%nExit code 1 if there is a fault.")
public final class TrainCheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(index = "0", paramLabel = "DIR", description = "The export's folder.")
  private Path folder = Path.of("");

  public TrainCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws TrainException {
    FolderCheck.Found found = FolderCheck.of(folder);
    int count = found.faults().size();
    if (json.wanted()) {
      json.print(terminal.out(), found);
    } else {
      found.faults().forEach(terminal.out()::println);
      found.notes().forEach(note -> terminal.out().println("note: " + note));
      terminal
          .out()
          .println(count == 0 ? "no fault found" : count == 1 ? "1 fault" : count + " faults");
    }
    return count == 0 ? 0 : 1;
  }
}
