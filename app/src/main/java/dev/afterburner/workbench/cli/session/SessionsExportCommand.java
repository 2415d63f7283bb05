// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.store.SessionFile;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.store.StoredSession;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a session to a file. */
@Command(
    name = "export",
    description =
        "Write a session, samples, stars and notes too, to one JSON file (packed: .workbench-session, .json.gz).")
public final class SessionsExportCommand implements Callable<Integer> {

  private final Opening<SessionStore> store;

  @Parameters(index = "0", paramLabel = "SESSION", description = "Its id, as listed.")
  private String session = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "Where to.")
  private Path file = Path.of("");

  public SessionsExportCommand(Opening<SessionStore> store) {
    this.store = store;
  }

  @Override
  public Integer call() throws StoreException, SandboxException {
    SessionFile.write(StoredSession.of(store.open(), session), file);
    return 0;
  }
}
