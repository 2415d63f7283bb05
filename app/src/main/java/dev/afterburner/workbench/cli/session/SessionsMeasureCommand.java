// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Footers;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.Plans;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.export.document.MeasuredAgainDocument;
import dev.afterburner.workbench.figures.ComparisonWords;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.optimize.Optimizer;
import dev.afterburner.workbench.optimize.Session;
import dev.afterburner.workbench.optimize.SessionException;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a version of a stored session again. */
@Command(
    name = "measure",
    description = {
      "Measure a version again, in turns with its parent, or, where that does not pass, with the",
      "version that decided about it. The session keeps the runs and shows the new ratio; no",
      "decision changes. At most 1000 runs or 60 s on each; stopped before, it leaves nothing."
    },
    footer = Footers.UNITS)
public final class SessionsMeasureCommand implements Callable<Integer> {

  private final Opening<SessionStore> store;
  private final Opening<Optimizer> optimizer;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(index = "0", paramLabel = "SESSION", description = "Its id, or the beginning of it.")
  private String id = "";

  @Parameters(index = "1", paramLabel = "VERSION", description = "The version, as v1 or 1.")
  private String version = "";

  @Option(
      names = "--until",
      paramLabel = "P%",
      description =
          "Until the interval of the ratio is within P %% either way (default: ${DEFAULT-VALUE}).")
  private String until = "1%";

  public SessionsMeasureCommand(
      Opening<SessionStore> store,
      Opening<Optimizer> optimizer,
      Cancellation cancellation,
      Terminal terminal) {
    this.store = store;
    this.optimizer = optimizer;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call()
      throws BadUse, CommandFailed, SandboxException, SessionException, StoreException {
    int number = number();
    double within = Plans.share(until);
    SessionStore.Entry entry = SessionChoice.find(store.open(), id);
    Reporter reporter = new Reporter(terminal);
    AtomicReference<SessionEvent.@Nullable VersionMeasuredAgain> done = new AtomicReference<>();
    Session session =
        optimizer
            .open()
            .reopen(
                entry,
                event -> {
                  if (event instanceof SessionEvent.RunStarted run) {
                    reporter.status("v" + run.version() + ", run " + run.number());
                  } else if (event instanceof SessionEvent.VersionMeasuredAgain again) {
                    done.set(again);
                  }
                });
    try (Cancellation.Registration _ = cancellation.onCancel(session::stop)) {
      if (!cancellation.isCancelled()) {
        session.measureAgain(number, within);
      }
    } finally {
      reporter.clear();
    }
    SessionEvent.VersionMeasuredAgain again = done.get();
    if (again == null) {
      throw new CommandFailed("stopped; the session is as it was");
    }
    report(entry.id(), session.state().started().settings().objective(), within, again);
    return 0;
  }

  private int number() throws BadUse {
    String digits = version.startsWith("v") ? version.substring(1) : version;
    if (!digits.matches("[0-9]{1,6}")) {
      throw new BadUse("a VERSION is written v1 or 1, not " + version);
    }
    return Integer.parseInt(digits);
  }

  private void report(
      String session, Figure objective, double within, SessionEvent.VersionMeasuredAgain again) {
    if (json.wanted()) {
      json.print(terminal.out(), MeasuredAgainDocument.of(session, again));
      return;
    }
    for (Figure figure : Figure.values()) {
      Comparison found = again.comparisons().get(figure);
      if (found != null) {
        terminal
            .out()
            .printf(
                "%s: v%d against v%d: %s, %d rounds%n",
                figure.id(),
                again.version(),
                again.against(),
                ComparisonWords.of(figure, found).line(),
                found.rounds());
      }
    }
    Comparison decisive = again.comparisons().get(objective);
    if (decisive != null && decisive.ratio().relativeHalfWidth() > within) {
      terminal
          .out()
          .printf(
              "The interval of %s is within %s, not the %s asked for: 60 s or 1000 runs of each are"
                  + " spent.%n",
              objective.id(),
              Figures.percent(100 * decisive.ratio().relativeHalfWidth()),
              Figures.percent(100 * within));
    }
  }
}
