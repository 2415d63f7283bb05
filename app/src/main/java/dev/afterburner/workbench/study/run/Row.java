// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.problem.Calibration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of cells.jsonl. Rows are added and never changed. */
public sealed interface Row {

  /**
   * A long text that cells name by its digest: a prompt, a reply, a program.
   *
   * @param digest its name
   */
  record Text(String digest, String text) implements Row {}

  /**
   * The session of a line, in sessions.db.
   *
   * @param line the line's key
   * @param session session id
   */
  record Opened(String line, String session) implements Row {}

  /**
   * The references of a problem as measured here.
   *
   * @param figures of those that pass
   * @param failed how many do not
   */
  record References(
      String problem,
      String language,
      String machine,
      List<Calibration.Figures> figures,
      int failed)
      implements Row {
    public References {
      figures = List.copyOf(figures);
    }
  }

  /**
   * A reply at temperature 0, which is not asked for twice.
   *
   * @param request digest of all that it was asked by
   * @param text the reply's
   * @param ending how it came to its end
   * @param firstNanos time to its first piece, ns
   * @param nanos time to its end, ns
   */
  record Answered(
      String request,
      String text,
      String ending,
      int promptTokens,
      int tokens,
      long firstNanos,
      long nanos)
      implements Row {}

  /**
   * A cell that got no result; it is missing, and is tried again with the next run.
   *
   * @param cell the cell's key
   * @param attempt which of this run's, from 1
   * @param reason what stood in the way
   */
  record Fault(String cell, int attempt, String reason, Instant at) implements Row {}

  /**
   * The figures of one run.
   *
   * @param time ns
   * @param memory bytes
   * @param integral byte·s
   */
  record Repeat(double time, double memory, double integral) {

    /** A figure. */
    public double of(Figure figure) {
      return switch (figure) {
        case TIME -> time;
        case MEMORY -> memory;
        case INTEGRAL -> integral;
      };
    }
  }

  /**
   * What is known of a program.
   *
   * @param version its number in the session; −1 where the reply held none
   * @param verdict passed, wrong_answer, …; no_code where the reply held no program
   * @param why in words
   * @param forgeable whether the verdict could be had without being right
   * @param code digest of its text; empty for none
   * @param time ns; null where it was not measured, as the others
   * @param memory bytes
   * @param integral byte·s
   * @param runs how many
   * @param repeats each of them, under the protocol that scores runs one by one; null otherwise
   */
  record Shown(
      int version,
      String verdict,
      String why,
      boolean forgeable,
      String code,
      @Nullable Interval time,
      @Nullable Interval memory,
      @Nullable Interval integral,
      int runs,
      @Nullable List<Repeat> repeats) {

    public Shown {
      repeats = repeats == null ? null : List.copyOf(repeats);
    }

    /** No program at all. */
    public static Shown none(String why) {
      return new Shown(-1, "no_code", why, false, "", null, null, null, 0, null);
    }

    /** The same as a single run shows it. */
    public Shown with(Repeat run) {
      return new Shown(
          version,
          verdict,
          why,
          forgeable,
          code,
          exactly(run.time()),
          exactly(run.memory()),
          exactly(run.integral()),
          1,
          null);
    }

    private static Interval exactly(double value) {
      return new Interval(value, value, value);
    }

    /** Whether there is a program. */
    public boolean isThere() {
      return version >= 0;
    }

    public boolean passed() {
      return verdict.equals("passed");
    }

    /** A figure with its interval; null where it was not measured. */
    public @Nullable Interval of(Figure figure) {
      return switch (figure) {
        case TIME -> time;
        case MEMORY -> memory;
        case INTEGRAL -> integral;
      };
    }
  }

  /**
   * The result of a cell.
   *
   * @param key the cell's
   * @param line the key of its line
   * @param objective time, memory or integral
   * @param arm the arm's name
   * @param candidate the newest program
   * @param incumbent the best so far
   * @param prompt digest of the prompt; empty where none was sent
   * @param reply digest of the reply; empty where none came
   * @param promptTokens tokens that were paid for; 0 for a reply that was there already
   * @param tokens of the reply, likewise
   * @param nanos that the step took, ns
   * @param reused whether an identical prompt at temperature 0 had been answered before
   * @param session the session's id
   */
  record Cell(
      String key,
      String line,
      String problem,
      String language,
      String objective,
      String arm,
      int replicate,
      int iteration,
      Shown candidate,
      Shown incumbent,
      String prompt,
      String reply,
      int promptTokens,
      int tokens,
      long nanos,
      boolean reused,
      String session,
      Instant at)
      implements Row {

    /** What it is worth: while no program passes, how its newest one fails. */
    public Shown worth() {
      return incumbent.isThere() ? incumbent : candidate;
    }
  }
}
