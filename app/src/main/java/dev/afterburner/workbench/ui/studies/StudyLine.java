// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.study.fold.Advance;
import dev.afterburner.workbench.study.run.Pace;
import dev.afterburner.workbench.study.run.StudyListener.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a study is, in words. */
final class StudyLine {

  private static final int MOST_STAGES = 12;

  private StudyLine() {}

  /**
   * "31 of 42 cells · 8 min ± 2 min left · 12 000 of about 16 000 tokens".
   *
   * @param live how far it is now, where this window runs it: its folder is read once in a while
   */
  static String advance(ShownStudy study, boolean here, String stage, @Nullable Progress live) {
    Advance a = study.advance();
    List<String> parts = new ArrayList<>();
    parts.add(live == null ? cells(a.done(), a.planned()) : cells(live.done(), live.planned()));
    if (a.missing() > 0) {
      parts.add(a.missing() + " without a result");
    }
    boolean runs = here || study.elsewhere();
    Pace.Left left = a.left();
    if (live != null) {
      left(live).ifPresent(parts::add);
    } else if (runs && left != null) {
      parts.add(left(left.time(), left.spread()));
    }
    parts.add(spent(a));
    if (here) {
      parts.add(stage);
    } else if (study.elsewhere()) {
      parts.add("runs in another process");
    } else {
      parts.add(study.isWhole() ? "done" : "stopped");
    }
    return String.join(" · ", parts);
  }

  /** What the status bar says of the study that this window runs. */
  static String status(String name, Progress live) {
    return "Study "
        + name
        + " · "
        + cells(live.done(), live.planned())
        + left(live).map(words -> " · " + words).orElse("");
  }

  private static String cells(int done, int planned) {
    return done + " of " + planned + (planned == 1 ? " cell" : " cells");
  }

  private static Optional<String> left(Progress live) {
    Duration time = live.left();
    Duration spread = live.spread();
    return time == null || spread == null ? Optional.empty() : Optional.of(left(time, spread));
  }

  private static String left(Duration time, Duration spread) {
    return Pace.words(time) + " ± " + Pace.words(spread) + " left";
  }

  private static String spent(Advance a) {
    boolean whole = a.done() >= a.planned() || a.done() == 0;
    String tokens =
        Figures.count(a.tokens())
            + (whole
                ? ""
                : " of about " + Figures.count(Math.round(a.expected((double) a.tokens()))))
            + " tokens";
    if (Double.isNaN(a.money())) {
      return tokens + ", price not known";
    }
    if (a.money() == 0) {
      return tokens;
    }
    return tokens
        + String.format(Locale.ROOT, ", %.2f", a.money())
        + (whole ? "" : String.format(Locale.ROOT, " of about %.2f", a.expected(a.money())))
        + " in money";
  }

  /** "references 9/14 · iteration 0: 14/14 · 1: 3/14". */
  static String stages(ShownStudy study) {
    Advance a = study.advance();
    StringBuilder words = new StringBuilder("references " + a.calibrated() + "/" + a.questions());
    int from =
        Math.max(
            0, Math.min(a.iteration() - MOST_STAGES / 2, a.byIteration().size() - MOST_STAGES));
    int to = Math.min(a.byIteration().size(), from + MOST_STAGES);
    for (int i = from; i < to; i++) {
      words.append(" · ").append(i == from ? "iteration " : "").append(i).append(": ");
      words.append(a.byIteration().get(i)).append('/').append(a.lines());
    }
    return words.toString();
  }

  /** Share of the cells that are done, 0 to 1. */
  static double share(ShownStudy study, @Nullable Progress live) {
    if (live != null) {
      return share(live);
    }
    Advance a = study.advance();
    return a.planned() == 0 ? 0 : (double) a.done() / a.planned();
  }

  static double share(Progress live) {
    return live.planned() == 0 ? 0 : (double) live.done() / live.planned();
  }
}
