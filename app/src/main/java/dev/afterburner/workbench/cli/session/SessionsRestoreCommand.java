// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Undoes a deletion. */
@Command(name = "restore", description = "Bring a deleted session back.")
public final class SessionsRestoreCommand implements Callable<Integer> {

  private final Opening<SessionStore> store;

  @Parameters(paramLabel = "SESSION", description = "Its id.")
  private String session = "";

  public SessionsRestoreCommand(Opening<SessionStore> store) {
    this.store = store;
  }

  @Override
  public Integer call() throws StoreException, SandboxException {
    store.open().restore(session);
    return 0;
  }
}
