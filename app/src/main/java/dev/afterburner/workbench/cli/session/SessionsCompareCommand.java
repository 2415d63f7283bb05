// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Footers;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.ObjectiveConverter;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.export.Charts;
import dev.afterburner.workbench.export.SessionPair;
import dev.afterburner.workbench.export.SessionPairDocument;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.figures.ComparisonWords;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.SessionEvent.SessionStarted;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two sessions on one problem. */
@Command(
    name = "compare",
    description = {
      "Compare two sessions on one problem, as with two models or two objectives: the best of",
      "each, the ratio of the bests, and with --chart their trends one over the other."
    },
    footer = Footers.UNITS)
public final class SessionsCompareCommand implements Callable<Integer> {

  private final Opening<SessionStore> store;
  private final Charts charts;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(index = "0", paramLabel = "A", description = "A session's id, or its beginning.")
  private String first = "";

  @Parameters(
      index = "1",
      paramLabel = "B",
      description = "The other session's id, or its beginning.")
  private String second = "";

  @Option(
      names = {"--chart", "--png"},
      paramLabel = "FILE",
      description = "Draw both trends: PNG, SVG or PDF, as the file's name ends.")
  private @Nullable Path png;

  @Option(
      names = "--figure",
      paramLabel = "F",
      converter = ObjectiveConverter.class,
      description = "Figure to draw: time, memory or integral (default: A's objective).")
  private @Nullable Figure figure;

  public SessionsCompareCommand(Opening<SessionStore> store, Charts charts, Terminal terminal) {
    this.store = store;
    this.charts = charts;
    this.terminal = terminal;
  }

  @Override
  public Integer call()
      throws BadUse, CommandFailed, ExportException, SandboxException, StoreException {
    SessionStore open = store.open();
    SessionState a = SessionState.fold(open.read(SessionChoice.find(open, first).id()));
    SessionState b = SessionState.fold(open.read(SessionChoice.find(open, second).id()));
    SessionPair pair = pair(a, b);
    if (png != null) {
      charts.draw(pair.trends(figure == null ? a.started().settings().objective() : figure), png);
    }
    if (json.wanted()) {
      json.print(terminal.out(), SessionPairDocument.of(pair));
    } else {
      print(pair);
    }
    return 0;
  }

  private static SessionPair pair(SessionState a, SessionState b) throws BadUse {
    try {
      return SessionPair.of(a, b);
    } catch (ExportException e) {
      throw new BadUse(String.valueOf(e.getMessage()));
    }
  }

  private void print(SessionPair pair) {
    Table table =
        new Table(
            "",
            "SESSION",
            "LANGUAGE",
            "OBJECTIVE",
            "MODEL",
            ">STEPS",
            "BEST",
            ">TIME",
            ">MEMORY",
            ">INTEGRAL");
    row(table, "A", pair.first().state());
    row(table, "B", pair.second().state());
    table.lines(terminal.tableWidth()).forEach(terminal.out()::println);
    Map<Figure, Comparison> bests = pair.bests();
    bests.forEach(
        (drawn, comparison) ->
            terminal
                .out()
                .printf(
                    "%s: B's best against A's: %s%n",
                    drawn.id(), ComparisonWords.of(drawn, comparison).line()));
    terminal
        .out()
        .println(
            bests.isEmpty()
                ? "The best versions can't be compared: one of them was not measured."
                : "The sessions ran at different times, so machine noise may affect these"
                    + " ratios.");
  }

  private static void row(Table table, String name, SessionState state) {
    SessionStarted started = state.started();
    table.row(
        name,
        started.session(),
        started.language(),
        started.settings().objective().id(),
        started.settings().model(),
        String.valueOf(state.finishedSteps()),
        state.best() == null ? "" : "v" + state.best(),
        median(state, Figure.TIME),
        median(state, Figure.MEMORY),
        median(state, Figure.INTEGRAL));
  }

  private static String median(SessionState state, Figure figure) {
    return state
        .bestVersion()
        .flatMap(v -> v.summary(figure))
        .map(Summary::median)
        .map(m -> Figures.of(figure, m.value()))
        .orElse("");
  }
}
