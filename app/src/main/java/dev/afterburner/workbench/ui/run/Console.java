package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.figures.Excerpt;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.SessionEvent;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What happened, a line each, the newest last. */
public final class Console {

  private static final int MOST = 2_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final InstantSource clock;
  private final ObservableList<String> lines = FXCollections.observableArrayList();

  Console(InstantSource clock) {
    this.clock = clock;
  }

  public ObservableList<String> lines() {
    return lines;
  }

  void accept(SessionEvent event) {
    switch (event) {
      case SessionEvent.SessionStarted e ->
          add("session " + e.session() + " on " + e.problem() + ", " + e.language());
      case SessionEvent.PromptSent e ->
          add("step " + e.step() + ": asked the model to improve v" + e.parent());
      case SessionEvent.ReplyReceived e ->
          add(
              "step "
                  + e.step()
                  + ": "
                  + e.tokens()
                  + " tokens in "
                  + Figures.time((double) e.nanos()));
      case SessionEvent.ReplyRejected e -> add("step " + e.step() + ": refused: " + e.reason());
      case SessionEvent.VersionCreated e -> add("v" + e.version() + " made, " + e.origin().label());
      case SessionEvent.VersionJudged e -> judged(e);
      case SessionEvent.RunFinished e ->
          add(
              "v"
                  + e.version()
                  + " ran "
                  + Figures.time((double) e.run().wallNanos())
                  + ", peak "
                  + Figures.memory((double) e.run().peakBytes())
                  + ", "
                  + Figures.count(e.run().sampling().samples())
                  + " samples at "
                  + Figures.rate(e.run().sampling().rateHz())
                  + Figures.outside(List.of(e.run())).map(text -> ", " + text).orElse(""));
      case SessionEvent.VersionCompared e -> {
        Comparison time = e.comparisons().get(Figure.TIME);
        if (time != null) {
          add(
              "v"
                  + e.version()
                  + " against v"
                  + e.against()
                  + ": time "
                  + Figures.change(Figure.TIME, time.ratio()));
        }
      }
      case SessionEvent.VersionMeasuredAgain e -> {
        Comparison time = e.comparisons().get(Figure.TIME);
        if (time != null) {
          add(
              "v"
                  + e.version()
                  + " measured again, "
                  + time.rounds()
                  + " rounds against v"
                  + e.against()
                  + ": time "
                  + Figures.change(Figure.TIME, time.ratio()));
        }
      }
      case SessionEvent.VersionAccepted e -> add("v" + e.version() + " accepted: " + e.reason());
      case SessionEvent.VersionDeclined e -> add("v" + e.version() + " declined: " + e.reason());
      case SessionEvent.BranchChosen e -> add("the next step starts from v" + e.version());
      case SessionEvent.Paused e -> add("paused: " + e.reason());
      case SessionEvent.SessionEnded e -> add("session ended: " + e.reason());
      case SessionEvent.StepFinished e -> add("step " + e.step() + " is complete");
      case SessionEvent.ReplyDelayed e -> add("step " + e.step() + ": " + e.reason());
      case SessionEvent.ReplyNoted e -> add("step " + e.step() + ": " + e.what());
      case SessionEvent.Passing e -> {
        // Seen in its own place.
      }
    }
  }

  private void judged(SessionEvent.VersionJudged e) {
    add("v" + e.version() + ": " + e.judgement().verdict().words());
    switch (e.judgement().verdict()) {
      case Verdict.CompileFailed c -> c.diagnostics().lines().limit(40).forEach(this::plain);
      case Verdict.Failed f -> Excerpt.failure(f.stderr(), 40).forEach(this::plain);
      case Verdict.WrongAnswer w -> {
        // The Tests tab shows both outputs.
      }
      case Verdict.Passed p -> {
        // Nothing to add.
      }
    }
  }

  void add(String line) {
    plain(TIME.format(clock.instant()) + "  " + line);
  }

  void clear() {
    lines.clear();
  }

  private void plain(String line) {
    if (lines.size() == MOST) {
      lines.remove(0, MOST / 10);
    }
    lines.add(line);
  }
}
