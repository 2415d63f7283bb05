// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.figures.ComparisonWords;
import dev.afterburner.workbench.figures.Excerpt;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What happened, a line each, the newest last. */
public final class Console {

  private static final int MOST = 2_000;
  private static final int MOST_LEFT = 4;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final InstantSource clock;
  private final ObservableList<Line> lines = FXCollections.observableArrayList();

  /** Lines of sessions that were left, by their ids, those left longest ago first. */
  private final SequencedMap<String, List<Line>> left = new LinkedHashMap<>();

  /**
   * A line.
   *
   * @param bad whether it tells of something that went wrong
   */
  public record Line(String text, boolean bad) {}

  Console(InstantSource clock) {
    this.clock = clock;
  }

  /** The lines as texts. */
  public List<String> lines() {
    return lines.stream().map(Line::text).toList();
  }

  ObservableList<Line> entries() {
    return lines;
  }

  void accept(SessionEvent event) {
    switch (event) {
      case SessionEvent.SessionStarted e ->
          add("session " + e.session() + " on " + e.problem() + ", " + e.language());
      case SessionEvent.StepsAsked e ->
          add(
              e.count() == 1
                  ? "step " + e.first() + " was asked for"
                  : "steps " + e.first() + " to " + e.last() + " were asked for");
      case SessionEvent.StepChosen e ->
          add("step %d: %s: %s".formatted(e.step(), e.operator().id(), e.reason()));
      case SessionEvent.VersionChecked e ->
          e.suspicions().forEach(s -> bad("v" + e.version() + " is suspicious: " + s));
      case SessionEvent.Remarked e -> add("remark for the next step: " + e.text());
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
      case SessionEvent.ReplyRejected e -> bad("step " + e.step() + ": no program: " + e.reason());
      case SessionEvent.VersionCreated e -> add("v" + e.version() + " made, " + e.origin().label());
      case SessionEvent.VersionJudged e ->
          judged("v" + e.version() + ": ", e.judgement().verdict());
      case SessionEvent.VersionJudgedAgain e ->
          judged("v" + e.version() + " judged again: ", e.judgement().verdict());
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
                  + ComparisonWords.of(Figure.TIME, time).line());
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
                  + ComparisonWords.of(Figure.TIME, time).line());
        }
      }
      case SessionEvent.VersionAccepted e -> add("v" + e.version() + " accepted: " + e.reason());
      case SessionEvent.VersionDeclined e -> add("v" + e.version() + " declined: " + e.reason());
      case SessionEvent.BranchChosen e -> add("the next step starts from v" + e.version());
      case SessionEvent.Paused e -> bad("paused: " + e.reason());
      case SessionEvent.SessionEnded e -> add("session ended: " + e.reason());
      case SessionEvent.StepFinished e -> add("step " + e.step() + " is complete");
      case SessionEvent.ReplyDelayed e -> bad("step " + e.step() + ": " + e.reason());
      case SessionEvent.ReplyNoted e -> add("step " + e.step() + ": " + e.what());
      case SessionEvent.Passing e -> {
        // Seen in its own place.
      }
    }
  }

  private void judged(String whose, Verdict found) {
    String verdict = whose + found.words();
    if (found.passed()) {
      add(verdict);
    } else {
      bad(verdict);
    }
    switch (found) {
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
    put(new Line(TIME.format(clock.instant()) + "  " + line, false));
  }

  private void bad(String line) {
    put(new Line(TIME.format(clock.instant()) + "  " + line, true));
  }

  /**
   * Empties itself.
   *
   * @param session whose lines are kept until it is shown again; null for none
   */
  void leave(@Nullable String session) {
    if (session != null && !lines.isEmpty()) {
      left.putLast(session, List.copyOf(lines));
      if (left.size() > MOST_LEFT) {
        left.pollFirstEntry();
      }
    }
    lines.clear();
  }

  /** A stored session is shown: with its lines where it was shown before, else with its state. */
  void enter(SessionState stored) {
    List<Line> before = left.remove(stored.started().session());
    if (before != null) {
      lines.addAll(0, before);
      return;
    }
    int versions = stored.versions().size();
    add(
        "session "
            + stored.started().session()
            + " opened again: "
            + versions
            + (versions == 1 ? " version" : " versions")
            + (stored.best() == null ? "" : ", the best is v" + stored.best()));
  }

  /** What a compiler or a crash said. */
  private void plain(String line) {
    put(new Line(line, true));
  }

  private void put(Line line) {
    if (lines.size() == MOST) {
      lines.remove(0, MOST / 10);
    }
    lines.add(line);
  }
}
