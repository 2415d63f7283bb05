// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.store.SessionCopies;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.store.StoredSession;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies a session. */
@Command(name = "duplicate", description = "Copy a session, to go on with the copy another way.")
public final class SessionsDuplicateCommand implements Callable<Integer> {

  private final Opening<SessionStore> store;
  private final Terminal terminal;

  @Parameters(paramLabel = "SESSION", description = "Its id, as listed.")
  private String session = "";

  public SessionsDuplicateCommand(Opening<SessionStore> store, Terminal terminal) {
    this.store = store;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws StoreException, SandboxException {
    SessionStore opened = store.open();
    terminal.out().println(SessionCopies.add(opened, StoredSession.of(opened, session)));
    return 0;
  }
}
