// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.FigureFormats;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.export.Charts;
import dev.afterburner.workbench.export.SessionFolder;
import dev.afterburner.workbench.export.document.SessionDocument;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.optimize.Session;
import dev.afterburner.workbench.optimize.SessionException;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.SpentText;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.store.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Takes a session's steps while a person looks on, prints what came of it, and leaves its folder.
 */
public final class SessionWork {

  private final Charts charts;
  private final BufferedReader keys;
  private final Cancellation cancellation;
  private final Terminal terminal;

  /**
   * The work.
   *
   * @param cancellation asked for by Ctrl-C
   * @param keys where Enter comes from, for steps that are taken phase by phase
   */
  public SessionWork(
      Charts charts, Cancellation cancellation, Terminal terminal, BufferedReader keys) {
    this.keys = keys;
    this.charts = charts;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  /** Opens a session whose events go to a listener. */
  @FunctionalInterface
  interface Beginning {
    Session open(Consumer<SessionEvent> listener)
        throws SessionException, SandboxException, StoreException;
  }

  /**
   * What is worked on.
   *
   * @param title stands above the charts
   * @param extension of source files, without the dot
   * @param heading said before the work begins
   */
  record Subject(String title, String extension, String heading) {}

  /** Whether a person at the terminal agrees; false where none is there to be asked. */
  boolean confirms(String question) {
    if (!terminal.errIsTerminal()) {
      return false;
    }
    terminal.err().print(question + " Go on? [y/N] ");
    terminal.err().flush();
    try {
      String answer = keys.readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException e) {
      return false;
    }
  }

  /** The folder for the results, made, and found to be writable. */
  SessionFolder folder(Path out, FigureFormats formats) throws BadUse, ExportException {
    SessionFolder folder = new SessionFolder(out, charts, formats.chosen());
    folder.prepare();
    return folder;
  }

  /**
   * Works until the planned steps are taken or something stands in the way; gives the exit code.
   */
  int run(
      Subject subject,
      SessionFolder folder,
      JsonOption json,
      ByPhaseOption byPhase,
      Beginning beginning)
      throws CommandFailed, SessionException, SandboxException, StoreException {
    Reporter reporter = new Reporter(terminal);
    reporter.line("%s", subject.heading());
    OptimizeProgress progress = new OptimizeProgress(reporter);
    AtomicReference<Session> opened = new AtomicReference<>();
    Session session = beginning.open(event -> accept(event, progress, opened));
    opened.set(session);
    session.holdPhases(byPhase.wanted());
    progress.begin(session.state());
    Optional<SessionException> fault = work(session, reporter);
    SessionState state = session.state();
    print(state, json);
    Optional<ExportException> unwritten = write(subject, folder, state);
    if (fault.isPresent()) {
      throw fault.get();
    }
    if (unwritten.isPresent()) {
      throw new CommandFailed(
          unwritten.get().getMessage() + " " + resumable(state), unwritten.get());
    }
    if (!json.wanted()) {
      terminal.out().println("written to " + folder.path());
    }
    end(state, progress, folder);
    return 0;
  }

  /** A stop that comes between two pieces of work finds no one to stop: it is given again here. */
  private void accept(
      SessionEvent event, OptimizeProgress progress, AtomicReference<Session> opened) {
    progress.accept(event);
    Session session = opened.get();
    if (cancellation.isCancelled() && session != null) {
      session.stop();
    } else if (event instanceof SessionEvent.PhaseHeld && session != null) {
      awaitEnter(session);
    }
  }

  private void awaitEnter(Session session) {
    try {
      if (keys.readLine() == null) {
        session.holdPhases(false);
      }
      session.nextPhase();
    } catch (IOException e) {
      session.holdPhases(false);
    }
  }

  private Optional<SessionException> work(Session session, Reporter reporter) {
    try (Cancellation.Registration _ = cancellation.onCancel(session::stop)) {
      if (!cancellation.isCancelled()) {
        session.prepare();
      }
      int left = session.state().wantedSteps() - session.state().finishedSteps();
      if (!cancellation.isCancelled() && left > 0) {
        session.step(left);
      }
      return Optional.empty();
    } catch (SessionException e) {
      return Optional.of(e);
    } finally {
      reporter.clear();
    }
  }

  private void print(SessionState state, JsonOption json) {
    if (json.wanted()) {
      json.print(terminal.out(), SessionDocument.of(state));
    } else if (state.versions().stream().anyMatch(version -> version.judgement() != null)) {
      SessionText.lines(state, terminal.tableWidth()).forEach(terminal.out()::println);
      if (state.versions().size() > 1) {
        terminal
            .out()
            .println(
                "Figures in the table are medians of all runs of a version; a version that others"
                    + " were compared with has more runs than when it was first reported.");
      }
      SpentText.lines(state).forEach(terminal.out()::println);
    }
  }

  /** Curves take too long for someone who pressed Ctrl-C: then only the texts are written. */
  private Optional<ExportException> write(
      Subject subject, SessionFolder folder, SessionState state) {
    try {
      folder.writeTexts(state, subject.extension());
      if (!cancellation.isCancelled()) {
        folder.writeFigures(state, subject.title(), null);
      }
      return Optional.empty();
    } catch (ExportException e) {
      return Optional.of(e);
    }
  }

  private void end(SessionState state, OptimizeProgress progress, SessionFolder folder)
      throws CommandFailed {
    if (cancellation.isCancelled()) {
      throw new CommandFailed(
          "stopped; what was finished is in " + folder.path() + ". " + resumable(state));
    }
    String paused = progress.paused();
    if (paused != null && state.ended() == null && state.finishedSteps() < state.wantedSteps()) {
      throw new CommandFailed(
          "paused after %d of %d steps: %s. %s"
              .formatted(state.finishedSteps(), state.wantedSteps(), paused, resumable(state)));
    }
    if (state.bestVersion().filter(Version::passed).isEmpty()) {
      throw new CommandFailed("no version passes all cases of " + state.started().problem());
    }
  }

  private static String resumable(SessionState state) {
    return "`workbench resume " + state.started().session() + " --out DIR` goes on from there.";
  }
}
