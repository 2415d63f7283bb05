// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.store.SessionCopies;
import dev.afterburner.workbench.store.SessionFile;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Adds a session from a file. */
@Command(
    name = "import",
    description = "Add a session from a file that `sessions export` wrote, here or elsewhere.")
public final class SessionsImportCommand implements Callable<Integer> {

  private final Opening<SessionStore> store;
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "Which file.")
  private Path file = Path.of("");

  public SessionsImportCommand(Opening<SessionStore> store, Terminal terminal) {
    this.store = store;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws StoreException, SandboxException {
    terminal.out().println(SessionCopies.add(store.open(), SessionFile.read(file)));
    return 0;
  }
}
