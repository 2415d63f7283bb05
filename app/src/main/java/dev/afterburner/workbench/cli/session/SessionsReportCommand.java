// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.chart.DistributionModel;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.FigureFormats;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.ProblemFinder;
import dev.afterburner.workbench.cli.console.SourceFiles;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.export.Charts;
import dev.afterburner.workbench.export.SessionFolder;
import dev.afterburner.workbench.export.StandingFigure;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.measure.Calibrator;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a stored session as a folder. */
@Command(
    name = "report",
    description = {
      "Write a stored session as a folder that needs no workbench to be read: report.html (all of",
      "it in one file), code, prompts, replies, session.json, the table of versions (LaTeX, CSV,",
      "Markdown), every sample, and the figures."
    })
public final class SessionsReportCommand implements Callable<Integer> {

  private final ProblemFinder finder;
  private final SourceFiles sources;
  private final Opening<SessionStore> store;
  private final Opening<Calibrator> calibrator;
  private final Charts charts;
  private final Terminal terminal;

  @Mixin private final FigureFormats formats = new FigureFormats();

  @Parameters(index = "0", paramLabel = "SESSION", description = "Its id, or the beginning of it.")
  private String id = "";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to.")
  private Path out = Path.of("");

  public SessionsReportCommand(
      ProblemFinder finder,
      SourceFiles sources,
      Opening<SessionStore> store,
      Opening<Calibrator> calibrator,
      Charts charts,
      Terminal terminal) {
    this.finder = finder;
    this.sources = sources;
    this.store = store;
    this.calibrator = calibrator;
    this.charts = charts;
    this.terminal = terminal;
  }

  @Override
  public Integer call()
      throws BadUse, CommandFailed, ExportException, SandboxException, StoreException {
    SessionStore open = store.open();
    SessionState session = SessionState.fold(open.read(SessionChoice.find(open, id).id()));
    Language language = sources.language(session.started().language());
    SessionFolder folder = new SessionFolder(out, charts, formats.chosen());
    folder.prepare();
    folder.writeTexts(session, language.extensions().getFirst());
    Problem problem = problem(session.started().problem());
    folder.writeFigures(
        session,
        problem == null ? session.started().problem() : problem.title(),
        problem == null ? null : standing(session, problem, language));
    terminal.out().println("written to " + folder.path());
    return 0;
  }

  /** A session outlives its problem. */
  private @Nullable Problem problem(String problem) {
    try {
      return finder.find(problem);
    } catch (ProblemException | BadUse e) {
      terminal.err().println("The problem's title is not known: " + e.getMessage());
      return null;
    }
  }

  private @Nullable DistributionModel standing(
      SessionState session, Problem problem, Language language) {
    try {
      return StandingFigure.of(session, calibrator.open().known(problem, language), problem);
    } catch (ProblemException | SandboxException | StoreException e) {
      terminal.err().println("There is no chart of the reference solutions: " + e.getMessage());
      return null;
    }
  }
}
