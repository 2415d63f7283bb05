// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Gives a session a name. */
@Command(name = "rename", description = "Give a session a name.")
public final class SessionsRenameCommand implements Callable<Integer> {

  private final Opening<SessionStore> store;

  @Parameters(index = "0", paramLabel = "SESSION", description = "Its id, as listed.")
  private String session = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "What to call it.")
  private String name = "";

  public SessionsRenameCommand(Opening<SessionStore> store) {
    this.store = store;
  }

  @Override
  public Integer call() throws StoreException, SandboxException {
    store.open().rename(session, name);
    return 0;
  }
}
