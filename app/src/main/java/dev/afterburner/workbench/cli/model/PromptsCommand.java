// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.model;

import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.PromptFolders;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the prompt templates. */
@Command(
    name = "prompts",
    description = {
      "List the prompt templates: those that come with the workbench, one an objective, and your",
      "own. A template NAME is the file NAME.md; NAME.go.md beside it is the one for Go."
    })
public class PromptsCommand implements Callable<Integer> {

  private final PromptFolders prompts;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  public PromptsCommand(PromptFolders prompts, Terminal terminal) {
    this.prompts = prompts;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailed {
    try {
      List<PromptFolders.Entry> entries = prompts.list();
      if (json.wanted()) {
        json.print(terminal.out(), entries);
        return 0;
      }
      Table table = new Table("NAME", "WHOSE", "ALSO FOR");
      for (PromptFolders.Entry entry : entries) {
        table.row(
            entry.name(), entry.own() ? "yours" : "shipped", String.join(", ", entry.languages()));
      }
      table.lines(terminal.tableWidth()).forEach(terminal.out()::println);
      terminal.out().println("Put your own into " + prompts.own());
      return 0;
    } catch (ModelException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
  }

  /** The same under a name of its own. */
  @Command(name = "list", description = "List the prompt templates.")
  public static final class Listing extends PromptsCommand {

    public Listing(PromptFolders prompts, Terminal terminal) {
      super(prompts, terminal);
    }
  }
}
