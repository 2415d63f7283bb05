// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.model;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.model.ModelDirectory;
import dev.afterburner.workbench.model.ModelException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes sure that a model answers. */
@Command(
    name = "test",
    description = "Ask a model for a short reply, and say what is wrong if none " + "comes.")
public final class ModelsTestCommand implements Callable<Integer> {

  private final ModelDirectory models;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Parameters(paramLabel = "MODEL", description = "As for --model: openai:URL#NAME, gguf:FILE, …")
  private String words = "";

  public ModelsTestCommand(ModelDirectory models, Cancellation cancellation, Terminal terminal) {
    this.models = models;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailed {
    try {
      terminal.out().println(models.test(words, cancellation));
      return 0;
    } catch (ModelException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
  }
}
