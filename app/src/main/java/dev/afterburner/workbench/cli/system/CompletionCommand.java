// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.system;

import dev.afterburner.workbench.cli.console.Terminal;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete commands and options. */
@Command(
    name = "completion",
    description = {
      "Print the script that lets bash or zsh complete commands and options.",
      "In a shell: source <(workbench completion); an installed workbench sets it up for bash."
    })
public final class CompletionCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  public CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CommandSpec root = Objects.requireNonNull(spec).root();
    terminal.out().print(AutoComplete.bash(root.name(), root.commandLine()));
    return 0;
  }
}
