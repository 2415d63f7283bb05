// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Run;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.Phase;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells of a session's events while they happen: a status line, and a line for each version. */
final class OptimizeProgress implements Consumer<SessionEvent> {

  private final Reporter reporter;
  private @Nullable SessionState state;
  private int step;
  private Phase phase = Phase.JUDGING;
  private int received;
  private @Nullable String paused;
  private int runs;

  OptimizeProgress(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Where the session stands when it has been opened. */
  void begin(SessionState opened) {
    state = opened;
  }

  @Override
  public void accept(SessionEvent event) {
    if (event instanceof SessionEvent.SessionStarted started) {
      state = SessionState.begin(started);
    } else if (state != null) {
      state = state.after(event);
    }
    switch (event) {
      case SessionEvent.PhaseHeld e ->
          reporter.line("step %d: before %s; Enter continues", e.step(), e.phase().label());
      case SessionEvent.PhaseEntered e -> {
        step = e.step();
        phase = e.phase();
        runs = 0;
        received = 0;
        show("");
      }
      case SessionEvent.ReplyDelayed e -> {
        received = 0;
        reporter.line("step %d: %s", e.step(), e.reason());
      }
      case SessionEvent.ReplyNoted e -> reporter.line("step %d: %s", e.step(), e.what());
      case SessionEvent.ReplyDelta e -> {
        received += e.text().length();
        show(Figures.count(received) + " characters");
      }
      case SessionEvent.CaseJudged e -> show("case " + e.done() + "/" + e.total());
      case SessionEvent.RunFinished e -> show("run " + ++runs + ": " + figures(e.run()));
      case SessionEvent.ReplyRejected e ->
          reporter.line("step %d: reply not used: %s", e.step(), e.reason());
      case SessionEvent.VersionAccepted e -> decided(e.version());
      case SessionEvent.VersionDeclined e -> decided(e.version());
      case SessionEvent.Paused e -> {
        paused = e.reason();
        reporter.line("paused: %s", e.reason());
      }
      default -> {}
    }
  }

  /** Why the session paused last; null where it did not. */
  @Nullable String paused() {
    return paused;
  }

  private void show(String detail) {
    SessionState now = state;
    String planned = now == null ? "" : " of " + now.wantedSteps();
    String where = step == 0 ? "original" : "step " + step + planned;
    reporter.status(where + " · " + phase.label() + (detail.isEmpty() ? "" : " · " + detail));
  }

  private void decided(int id) {
    SessionState now = state;
    if (now == null) {
      return;
    }
    Version version = now.versions().get(id);
    String verdict =
        version.judgement() == null ? "not judged" : version.judgement().verdict().words();
    StringBuilder line = new StringBuilder("v" + id + ": " + verdict);
    for (Figure figure : Figure.values()) {
      version
          .summary(figure)
          .ifPresent(s -> line.append(" · ").append(Figures.of(figure, s.median())));
    }
    boolean accepted = version.decision() == Version.Decision.ACCEPTED;
    line.append(accepted ? " · accepted" : " · declined");
    if (!version.reason().isEmpty()) {
      line.append(": ").append(version.reason());
    }
    reporter.line("%s", line);
  }

  private static String figures(Run run) {
    return Figures.time(Figure.TIME.of(run)) + ", " + Figures.memory(Figure.MEMORY.of(run));
  }
}
