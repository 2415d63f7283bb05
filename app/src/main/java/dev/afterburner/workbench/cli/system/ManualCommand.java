// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.system;

import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.cli.console.WorkbenchCommand;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the manual page, for those who make packages. */
@Command(
    name = "manual",
    hidden = true,
    description = "Print the manual page; installers put it where man finds it.")
public final class ManualCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  public ManualCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CommandSpec root = Objects.requireNonNull(spec).root();
    terminal.out().print(new ManualPage(WorkbenchCommand.Version.number()).of(root));
    return 0;
  }
}
