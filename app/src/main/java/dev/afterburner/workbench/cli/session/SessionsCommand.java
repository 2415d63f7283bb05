// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.export.SessionSum;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the stored sessions. */
@Command(
    name = "sessions",
    description = "List the stored sessions, the newest first, or do something with one.")
public final class SessionsCommand implements Callable<Integer> {

  private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Opening<SessionStore> store;
  private final ZoneId zone;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = "--spent",
      description =
          "Read each session in full, and add its best, its steps, tokens, cost and time, and the"
              + " total.")
  private boolean spent;

  public SessionsCommand(Opening<SessionStore> store, ZoneId zone, Terminal terminal) {
    this.store = store;
    this.zone = zone;
    this.terminal = terminal;
  }

  /** One session in the JSON array. */
  record Item(
      String session,
      String problem,
      String language,
      String objective,
      String startedAt,
      int versions,
      String name,
      String model,
      @Nullable SessionSum spent) {}

  @Override
  public Integer call() throws StoreException, SandboxException {
    List<SessionStore.Entry> entries = store.open().list();
    if (json.wanted()) {
      List<Item> items = new ArrayList<>();
      for (SessionStore.Entry e : entries) {
        items.add(
            new Item(
                e.id(),
                e.problem(),
                e.language(),
                e.objective(),
                e.startedAt().toString(),
                e.versions(),
                e.name(),
                e.model(),
                spent ? sum(e) : null));
      }
      json.print(terminal.out(), items);
      return 0;
    }
    if (entries.isEmpty()) {
      terminal.out().println("no sessions yet; `workbench optimize` makes one");
      return 0;
    }
    if (spent) {
      printSpent(entries);
      return 0;
    }
    Table table = new Table("SESSION", "PROBLEM", "LANGUAGE", "OBJECTIVE", ">VERSIONS", "STARTED");
    for (SessionStore.Entry e : entries) {
      table.row(
          e.id(),
          e.name().isEmpty() ? e.problem() : e.name(),
          e.language(),
          e.objective(),
          String.valueOf(e.versions()),
          STARTED.format(e.startedAt().atZone(zone)));
    }
    table.lines(terminal.tableWidth()).forEach(terminal.out()::println);
    return 0;
  }

  private SessionSum sum(SessionStore.Entry entry) throws StoreException, SandboxException {
    return SessionSum.of(SessionState.fold(store.open().read(entry.id())));
  }

  private void printSpent(List<SessionStore.Entry> entries)
      throws StoreException, SandboxException {
    Table table =
        new Table("SESSION", "PROBLEM", ">BEST", ">STEPS", ">TOKENS", ">COST", ">TIME", "STARTED");
    List<SessionSum> sums = new ArrayList<>();
    for (SessionStore.Entry e : entries) {
      SessionSum sum = sum(e);
      sums.add(sum);
      table.row(
          e.id(),
          e.name().isEmpty() ? e.problem() : e.name(),
          sum.best(),
          sum.progress(),
          Figures.count(sum.tokens()),
          sum.costText(),
          sum.timeText(),
          STARTED.format(e.startedAt().atZone(zone)));
    }
    table.lines(terminal.tableWidth()).forEach(terminal.out()::println);
    terminal.out().println(SessionSum.total(sums));
  }
}
