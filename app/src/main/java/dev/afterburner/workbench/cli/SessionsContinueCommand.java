package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.optimize.Optimizer;
import dev.afterburner.workbench.optimize.Session;
import dev.afterburner.workbench.optimize.SessionException;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with a session. */
@Command(
    name = "continue",
    description = {
      "Go on with a session where it was left, paused or killed.",
      "Without --steps, the steps that were planned and are not done."
    })
public final class SessionsContinueCommand implements Callable<Integer> {

  private final Opening<SessionStore> store;
  private final Opening<Optimizer> optimizer;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Parameters(paramLabel = "SESSION", description = "Its id, as listed.")
  private String id = "";

  @Option(names = "--steps", paramLabel = "N", description = "How many more steps.")
  private int steps;

  public SessionsContinueCommand(
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
    SessionStore.Entry entry =
        store.open().list().stream()
            .filter(e -> e.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new BadUse("there is no session " + id + "; see `sessions`"));
    Reporter reporter = new Reporter(terminal);
    SessionState before = SessionState.fold(store.open().read(id));
    int planned = before.started().settings().iterations();
    OptimizeProgress progress = new OptimizeProgress(reporter);
    Session session = optimizer.open().reopen(entry, progress);
    // What was cut off is gone from it now.
    progress.begin(session.state());
    int wanted = steps > 0 ? steps : Math.max(0, planned - session.state().finishedSteps());
    int aim = session.state().finishedSteps() + wanted;
    try (Cancellation.Registration _ = cancellation.onCancel(session::stop)) {
      session.step(wanted);
    } finally {
      reporter.clear();
    }
    SessionText.lines(session.state(), terminal.width()).forEach(terminal.out()::println);
    if (session.state().finishedSteps() < aim && progress.paused() != null) {
      throw new CommandFailed("paused: " + progress.paused());
    }
    return 0;
  }
}
