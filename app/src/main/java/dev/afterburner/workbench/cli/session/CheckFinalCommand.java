// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.SourceFiles;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.measure.suspicion.FinalCheck;
import dev.afterburner.workbench.measure.suspicion.Suspicion;
import dev.afterburner.workbench.optimize.Optimizer;
import dev.afterburner.workbench.optimize.Session;
import dev.afterburner.workbench.optimize.SessionException;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks for cheats in a session's result. */
@Command(
    name = "check-final",
    description = {
      "Look for signs that a session's best version was made for the measured inputs: fresh seeds,"
          + " changed constants, times that differ on fresh inputs, kept answers, names read.",
      "The session keeps what is found as suspicions of that version; no decision changes.",
      "Exit code 1 when something is found."
    })
public final class CheckFinalCommand implements Callable<Integer> {

  private final Opening<SessionStore> store;
  private final Opening<Optimizer> optimizer;
  private final Catalogue catalogue;
  private final SourceFiles sources;
  private final Opening<Sandbox> sandbox;
  private final Opening<Judge> judge;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Parameters(paramLabel = "SESSION", description = "Its id, or the beginning of it.")
  private String id = "";

  @Option(
      names = "--version-number",
      paramLabel = "N",
      description = "Another version than the best.")
  private @Nullable Integer number;

  public CheckFinalCommand(
      Opening<SessionStore> store,
      Opening<Optimizer> optimizer,
      Catalogue catalogue,
      SourceFiles sources,
      Opening<Sandbox> sandbox,
      Opening<Judge> judge,
      Cancellation cancellation,
      Terminal terminal) {
    this.store = store;
    this.optimizer = optimizer;
    this.catalogue = catalogue;
    this.sources = sources;
    this.sandbox = sandbox;
    this.judge = judge;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call()
      throws BadUse,
          CommandFailed,
          ProblemException,
          SandboxException,
          SessionException,
          StoreException {
    SessionStore.Entry entry = SessionChoice.find(store.open(), id);
    Session session = optimizer.open().reopen(entry, event -> {});
    Version version = version(session.state());
    Problem problem = catalogue.find(entry.problem());
    Language language = sources.language(entry.language());
    FinalCheck check =
        new FinalCheck(
            sandbox.open(),
            judge.open(),
            problem,
            catalogue.generator(problem.id()),
            language,
            cancellation);
    List<Suspicion> found = check.of(new Program.Source(language, version.code()), cancellation);
    if (cancellation.isCancelled()) {
      throw new CommandFailed("stopped; the session is as it was");
    }
    session.checked(version.id(), found.stream().map(Suspicion::reason).toList());
    if (found.isEmpty()) {
      terminal.out().println("v" + version.id() + ": nothing suspicious");
      return 0;
    }
    found.forEach(
        s -> terminal.out().println("v" + version.id() + " is suspicious: " + s.reason()));
    return 1;
  }

  private Version version(SessionState state) throws BadUse, CommandFailed {
    if (number == null) {
      return state
          .bestVersion()
          .filter(Version::passed)
          .orElseThrow(() -> new CommandFailed("the session has no version that passes"));
    }
    if (number < 0 || number >= state.versions().size()) {
      throw new BadUse(
          "there is no version %d; there are 0 to %d"
              .formatted(number, state.versions().size() - 1));
    }
    Version chosen = state.versions().get(number);
    if (!chosen.passed()) {
      throw new CommandFailed("v" + number + " does not pass, so that there is nothing to check");
    }
    return chosen;
  }
}
