// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.Footers;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.export.SessionRecord;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.SpentText;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a stored session. */
@Command(
    name = "show",
    description = {
      "Show a session's versions, and what its replies would be worth as training by GRPO:",
      "by the paper's formula and by the published code's, with the advantage over the other",
      "replies of the step. With --json all prompts, replies and figures."
    },
    footer = Footers.UNITS)
public final class SessionsShowCommand implements Callable<Integer> {

  private final Opening<SessionStore> store;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "SESSION", description = "Its id, or the beginning of it.")
  private String session = "";

  public SessionsShowCommand(Opening<SessionStore> store, Terminal terminal) {
    this.store = store;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws BadUse, StoreException, SandboxException {
    SessionStore open = store.open();
    SessionState state = SessionState.fold(open.read(SessionChoice.find(open, session).id()));
    if (json.wanted()) {
      json.print(terminal.out(), SessionRecord.of(state));
      return 0;
    }
    SessionText.lines(state, terminal.tableWidth()).forEach(terminal.out()::println);
    List<String> rewards = RewardText.lines(state, terminal.tableWidth());
    if (!rewards.isEmpty()) {
      terminal.out().println();
      rewards.forEach(terminal.out()::println);
    }
    terminal.out().println();
    SpentText.lines(state).forEach(terminal.out()::println);
    return 0;
  }
}
