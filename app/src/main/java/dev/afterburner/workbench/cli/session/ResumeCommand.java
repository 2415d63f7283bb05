// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.FigureFormats;
import dev.afterburner.workbench.cli.console.Footers;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.ProblemFinder;
import dev.afterburner.workbench.cli.console.SourceFiles;
import dev.afterburner.workbench.export.SessionFolder;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.optimize.Optimizer;
import dev.afterburner.workbench.optimize.Session;
import dev.afterburner.workbench.optimize.SessionException;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.session.Search;
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

/** Goes on with a stored session. */
@Command(
    name = "resume",
    description = {
      "Continue a stored session until the steps that were planned for it are done.",
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

  @Mixin private final FigureFormats formats = new FigureFormats();

  @Parameters(
      paramLabel = "SESSION",
      description = "The session's id or its beginning, as `sessions` lists it.")
  private String id = "";

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "The model server that the session names may be asked; wanted for a session that came"
              + " from a file.")
  private @Nullable String server;

  @Option(
      names = "--remark",
      paramLabel = "TEXT",
      description = "Words of yours for the next step's prompt; they are kept in the session.")
  private String remark = "";

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

  /** Makes sure that the user knows where prompts go, where steps are left that send some. */
  private void confirm(Optimizer opened, SessionStore.Entry entry)
      throws SessionException, StoreException, SandboxException {
    String named = opened.unconfirmed(entry.id(), entry.model()).orElse("");
    if (named.isEmpty() || !hasStepsLeft(entry)) {
      return;
    }
    boolean agreed =
        server == null
            ? work.confirms(
                "Session "
                    + entry.id()
                    + " names the model server "
                    + named
                    + " itself. Its prompts, and a key that you keep for that server, would go"
                    + " there.")
            : server.replaceFirst("/+$", "").equals(named);
    if (!agreed) {
      throw new SessionException(
          "session %s names the model server %s, which was not confirmed; nothing was sent there."
                  .formatted(entry.id(), named)
              + " If you trust it, add --server "
              + named);
    }
    opened.confirm(entry.id(), entry.model());
  }

  /** The server that was given counts for the session's further models too. */
  private void confirmFurther(Optimizer opened, Session session) throws SessionException {
    String given = server == null ? "" : server.replaceFirst("/+$", "");
    String id = session.state().started().session();
    for (Search.Offer offer : session.state().started().settings().search().models()) {
      if (opened.unconfirmed(id, offer.model()).filter(given::equals).isPresent()) {
        opened.confirm(id, offer.model());
      }
    }
  }

  private boolean hasStepsLeft(SessionStore.Entry entry) throws StoreException, SandboxException {
    SessionState state = SessionState.fold(store.open().read(entry.id()));
    return state.finishedSteps() < state.wantedSteps();
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
    SessionFolder folder = work.folder(out, formats);
    return work.run(
        new SessionWork.Subject(
            problem.title(),
            language.extensions().getFirst(),
            problem.title() + " · " + language.name() + " · session " + entry.id()),
        folder,
        json,
        byPhase,
        listener -> {
          Optimizer opened = optimizer.open();
          confirm(opened, entry);
          Session session = opened.reopen(entry, listener);
          confirmFurther(opened, session);
          if (!remark.isBlank()) {
            session.remark(remark);
          }
          return session;
        });
  }
}
