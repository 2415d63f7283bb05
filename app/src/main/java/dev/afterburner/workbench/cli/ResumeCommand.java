package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.export.ExportException;
import dev.afterburner.workbench.export.SessionFolder;
import dev.afterburner.workbench.optimize.Optimizer;
import dev.afterburner.workbench.optimize.SessionException;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with a stored session. */
@Command(
    name = "resume",
    description = {
      "Go on with a stored session until the steps that it was begun with are taken.",
      "Leaves in DIR what `optimize` leaves; a session that is done is only written there."
    },
    footer = Footers.UNITS)
public final class ResumeCommand implements Callable<Integer> {

  private final ProblemFinder finder;
  private final SourceFiles sources;
  private final Opening<SessionStore> store;
  private final Opening<Optimizer> optimizer;
  private final SessionWork work;

  @Mixin private final JsonOption json = new JsonOption();

  @Mixin private final ByPhaseOption byPhase = new ByPhaseOption();

  @Parameters(
      paramLabel = "SESSION",
      description = "The session's id or its beginning, as `sessions` lists it.")
  private String id = "";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where results go.")
  private Path out = Path.of("");

  public ResumeCommand(
      ProblemFinder finder,
      SourceFiles sources,
      Opening<SessionStore> store,
      Opening<Optimizer> optimizer,
      SessionWork work) {
    this.finder = finder;
    this.sources = sources;
    this.store = store;
    this.optimizer = optimizer;
    this.work = work;
  }

  @Override
  public Integer call()
      throws BadUse,
          CommandFailed,
          ExportException,
          ProblemException,
          SandboxException,
          SessionException,
          StoreException {
    SessionStore.Entry entry = SessionChoice.find(store.open(), id);
    Problem problem = finder.find(entry.problem());
    Language language = sources.language(entry.language());
    SessionFolder folder = work.folder(out);
    return work.run(
        new SessionWork.Subject(
            problem.title() + ", " + language.name(),
            language.extensions().getFirst(),
            problem.title() + " · " + language.name() + " · session " + entry.id()),
        folder,
        json,
        byPhase,
        listener -> optimizer.open().reopen(entry, listener));
  }
}
