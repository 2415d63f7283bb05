// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.study;

import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.study.run.Pace;
import dev.afterburner.workbench.study.run.StudyListener;
import java.time.Duration;
import java.util.Locale;

/** Tells of a study while it runs. */
final class StudyProgress implements StudyListener {

  private static final int TOLD_FAULTS = 10;

  private final Reporter reporter;
  private int faults;
  private int told = -1;

  StudyProgress(Reporter reporter) {
    this.reporter = reporter;
  }

  @Override
  public synchronized void progress(Progress p) {
    Duration left = p.left();
    Duration spread = p.spread();
    String time =
        left == null || spread == null
            ? ""
            : ", " + Pace.words(left) + " ± " + Pace.words(spread) + " left";
    String money =
        Double.isNaN(p.money()) || p.money() == 0
            ? ""
            : String.format(Locale.ROOT, ", %.2f in money", p.money());
    String line =
        "%d of %d cells, %s, %s tokens%s%s"
            .formatted(p.done(), p.planned(), p.stage(), Figures.count(p.tokens()), money, time);
    reporter.status(line);
    int tenth = p.planned() == 0 ? 10 : 10 * p.done() / p.planned();
    if (tenth > told) {
      told = tenth;
      reporter.line("%s", line);
    }
  }

  @Override
  public synchronized void fault(String problem, String arm, int iteration, String reason) {
    if (++faults <= TOLD_FAULTS) {
      reporter.line("%s, %s, iteration %d: no result: %s", problem, arm, iteration, reason);
    } else if (faults == TOLD_FAULTS + 1) {
      reporter.line("further cells have no result; the report lists them all");
    }
  }

  @Override
  public synchronized void note(String what) {
    reporter.line("%s", what);
  }
}
