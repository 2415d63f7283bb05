// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.model;

import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.model.ModelException;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeps a server's key. */
@Command(
    name = "key",
    description = {
      "Save the API key of a server, read from the terminal or from standard input.",
      "Leave it empty to remove a stored key. The file is readable by its owner only."
    })
public final class ModelsKeyCommand implements Callable<Integer> {

  /** Where keys are kept. */
  @FunctionalInterface
  public interface Keeper {
    /** Says where. */
    String keep(String server, String key) throws ModelException;
  }

  private final Keeper keeper;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "SERVER",
      description = "Name and port as in its URL: api.openai.com, localhost:8000.")
  private String server = "";

  public ModelsKeyCommand(Keeper keeper, Terminal terminal) {
    this.keeper = keeper;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailed, IOException {
    String key = read().strip();
    try {
      terminal.out().println(keeper.keep(server, key));
    } catch (ModelException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    }
    return 0;
  }

  private String read() throws IOException {
    Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    if (console.isPresent()) {
      char[] typed = console.get().readPassword("key for %s (not shown): ", server);
      return typed == null ? "" : new String(typed);
    }
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = in.readLine();
    return line == null ? "" : line;
  }
}
