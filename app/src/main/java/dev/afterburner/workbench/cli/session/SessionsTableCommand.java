// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.OutputFile;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.export.TextFile;
import dev.afterburner.workbench.export.VersionTable;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the versions of a stored session as a table. */
@Command(
    name = "table",
    description =
        "Write the versions of a stored session as a table: LaTeX (booktabs), CSV or Markdown.")
public final class SessionsTableCommand implements Callable<Integer> {

  private final Opening<SessionStore> store;
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "SESSION", description = "Its id, or the beginning of it.")
  private String id = "";

  @Option(
      names = "--format",
      paramLabel = "F",
      description = "latex, csv or markdown (default: ${DEFAULT-VALUE}).")
  private String format = "markdown";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write it to this file rather than to standard output.")
  private @Nullable Path out;

  public SessionsTableCommand(Opening<SessionStore> store, Terminal terminal) {
    this.store = store;
    this.terminal = terminal;
  }

  @Override
  public Integer call()
      throws BadUse, CommandFailed, ExportException, SandboxException, StoreException {
    VersionTable.Format chosen =
        switch (format) {
          case "latex" -> VersionTable.Format.LATEX;
          case "csv" -> VersionTable.Format.CSV;
          case "markdown" -> VersionTable.Format.MARKDOWN;
          default ->
              throw new BadUse("unknown format " + format + "; choose latex, csv or markdown");
        };
    SessionStore open = store.open();
    SessionState session = SessionState.fold(open.read(SessionChoice.find(open, id).id()));
    String table = VersionTable.of(session, chosen);
    Path file = out;
    if (file == null) {
      terminal.out().print(table);
    } else {
      OutputFile.check(file);
      TextFile.write(table, file);
    }
    return 0;
  }
}
