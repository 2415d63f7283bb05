// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.Phase;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Spent;
import dev.afterburner.workbench.session.SpentText;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.run.Activity;
import dev.afterburner.workbench.ui.run.Ending;
import dev.afterburner.workbench.ui.run.LiveProgress.Progress;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;

/** The words of the status bar. They follow the clock, so they are asked for, not observed. */
public final class StatusViewModel {

  /** A spread above this is worth a second look. */
  private static final double STABLE = 0.02;

  private static final List<Phase> PHASES = List.of(Phase.values());

  private final SessionViewModel session;
  private final ReadOnlyStringProperty preparing;
  private final InstantSource clock;

  /**
   * The words.
   *
   * @param preparing what the sandbox has to do before programs can run; empty where nothing is
   */
  public StatusViewModel(
      SessionViewModel session, ReadOnlyStringProperty preparing, InstantSource clock) {
    this.session = session;
    this.preparing = preparing;
    this.clock = clock;
  }

  /** What goes on, how far it is, and how long it will take. */
  public String work() {
    if (session.loading().get() != null || session.opening().get()) {
      return "Opening…";
    }
    Progress p = session.live().progress().get();
    String first = preparing.get();
    return switch (session.activity().get()) {
      case Activity.Running r when r.stopping() -> "Stopping";
      case Activity.Referencing r when r.stopping() -> "Stopping";
      case Activity.Growing g when g.stopping() -> "Stopping";
      case Activity.Profiling f when f.stopping() -> "Stopping";
      case Activity.Studying s when s.stopping() -> "Stopping the study";
      case Activity.Stepping s when s.stopping() -> "Stopping";
      case Activity a when !first.isEmpty() -> sentence(first);
      case Activity.Idle i -> idle();
      case Activity.Running r -> p == null ? "Measuring" : sentence(phase(p));
      case Activity.Referencing r -> "Measuring the references · " + r.done() + " of " + r.total();
      case Activity.Growing g -> "Growth · " + g.what();
      case Activity.Profiling f -> "Profile · " + f.what();
      case Activity.Studying s -> s.what();
      case Activity.Stepping s -> stepping(s, p);
    };
  }

  /** Share of the work done, 0 to 1; −1 while nothing goes on. */
  public double share() {
    Progress p = session.live().progress().get();
    return switch (session.activity().get()) {
      case Activity.Idle i -> -1;
      case Activity.Referencing r -> (double) r.done() / r.total();
      case Activity.Growing g -> g.share();
      case Activity.Profiling f -> 0;
      case Activity.Studying s -> s.share();
      case Activity.Running r -> Math.max(0, p == null ? 0 : p.share());
      case Activity.Stepping s -> {
        int step = p == null || p.step() == 0 ? s.first() : p.step();
        double within =
            p == null ? 0 : (PHASES.indexOf(p.phase()) + Math.max(0, p.share())) / PHASES.size();
        yield Math.clamp((step - s.first() + within) / s.count(), 0, 1);
      }
    };
  }

  /** What the session has used up so far: "3 682 tokens · 0.0123"; empty before a reply came. */
  public String spent() {
    SessionState state = session.state().get();
    if (state == null || state.spent().tokens() == 0) {
      return "";
    }
    Spent spent = state.spent();
    String cost =
        spent.cost(state.started().settings().stops()).map(money -> " · " + money).orElse("");
    return Figures.count(spent.tokens()) + " tokens" + cost;
  }

  /** The same in a sentence, with the time. */
  public String spentInFull() {
    SessionState state = session.state().get();
    return state == null
        ? ""
        : SpentText.lines(state).stream()
            .findFirst()
            .map(line -> "This session " + line)
            .orElse("");
  }

  /** The core that the shown version ran on; empty before it ran. */
  public String core() {
    return lastRun().filter(r -> r.core() >= 0).map(r -> "core " + r.core()).orElse("");
  }

  /** How much the shown version's times scatter; empty before there are several. */
  public String stability() {
    return spread()
        .map(s -> (s <= STABLE ? "stable, " : "noisy, ") + Figures.percent(s * 100))
        .orElse("");
  }

  /** What to do where the times scatter; empty where they don't. */
  public String stabilityAdvice() {
    return stable()
        ? ""
        : "The times of the version shown spread by "
            + spread().map(s -> Figures.percent(s * 100)).orElse("")
            + " around their median: other work on this machine, a changing clock rate, or the"
            + " program itself. Close what else runs, or let Measure more, in the menu of the"
            + " version, make further runs until its ratio is known to 1 %.";
  }

  /** Whether the times scatter little. */
  public boolean stable() {
    return spread().map(s -> s <= STABLE).orElse(true);
  }

  private Optional<Double> spread() {
    return session
        .selectedVersion()
        .flatMap(v -> v.summary(Figure.TIME))
        .filter(s -> s.count() > 1)
        .map(Summary::relativeSpread);
  }

  private Optional<Run> lastRun() {
    return session
        .selectedVersion()
        .map(Version::runs)
        .filter(r -> !r.isEmpty())
        .map(r -> r.getLast());
  }

  private String idle() {
    if (session.problem().get() == null) {
      return "No problem open";
    }
    if (session.drafts().edited().get()) {
      return "Edited. Measure runs the edit";
    }
    Ending ending = session.ending().get();
    return ending == null ? "Ready" : ending.what();
  }

  private String stepping(Activity.Stepping s, @Nullable Progress p) {
    int step = p == null || p.step() == 0 ? s.first() : p.step();
    int last = s.first() + s.count() - 1;
    String pausing = s.pausing() ? " · pausing after this step" : "";
    String left =
        session
            .live()
            .estimate(last - step + 1)
            .filter(d -> !s.pausing())
            .map(d -> " · " + minutes(d) + " left")
            .orElse("");
    String which =
        "Step "
            + step
            + (s.count() == 1
                ? ""
                : s.first() == 1
                    ? " of " + last
                    : " (" + (step - s.first() + 1) + " of " + s.count() + ")");
    return which + doing(p) + left + pausing;
  }

  private String doing(@Nullable Progress p) {
    Phase held = session.live().held().get();
    if (held != null) {
      return " · held before " + held.label() + " · F8 continues, F9 runs to the end of the step";
    }
    if (p == null) {
      return "";
    }
    return " · " + phase(p);
  }

  /** "judging 3 of 12 · 0:04". */
  private String phase(Progress p) {
    String much =
        switch (p.phase()) {
          case JUDGING -> p.total() == 0 ? "" : " " + p.done() + " of " + p.total();
          case MEASURING -> ", run " + (p.done() + 1);
          default -> "";
        };
    Duration spent = Duration.between(p.since(), clock.instant());
    return p.phase().label() + much + " · " + minutes(spent);
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String minutes(Duration d) {
    return String.format(Locale.ROOT, "%d:%02d", d.toMinutes(), d.toSecondsPart());
  }
}
