// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a session out of the list. */
@Command(name = "delete", description = "Delete a session; it can be restored for 30 days.")
public final class SessionsDeleteCommand implements Callable<Integer> {

  private final Opening<SessionStore> store;
  private final Terminal terminal;

  @Parameters(paramLabel = "SESSION", description = "Its id, as listed.")
  private String session = "";

  public SessionsDeleteCommand(Opening<SessionStore> store, Terminal terminal) {
    this.store = store;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws StoreException, SandboxException {
    store.open().delete(session);
    terminal.out().println("deleted; `workbench sessions restore " + session + "` undoes it");
    return 0;
  }
}
