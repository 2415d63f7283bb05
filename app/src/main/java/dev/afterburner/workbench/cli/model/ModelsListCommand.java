// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.model;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.model.ModelDirectory;
import dev.afterburner.workbench.model.ModelException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the models of a server. */
@Command(name = "list", description = "List the models that a server offers.")
public final class ModelsListCommand implements Callable<Integer> {

  private final ModelDirectory models;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(
      paramLabel = "SERVER",
      description = "openai:URL, openai:any or anthropic:any, as for --model.")
  private String words = "";

  public ModelsListCommand(ModelDirectory models, Cancellation cancellation, Terminal terminal) {
    this.models = models;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailed {
    try {
      List<String> names = models.list(words, cancellation);
      if (json.wanted()) {
        json.print(terminal.out(), names);
      } else {
        names.forEach(terminal.out()::println);
      }
      return 0;
    } catch (ModelException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
  }
}
