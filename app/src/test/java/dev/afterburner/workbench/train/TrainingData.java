// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Digests;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Measurement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A library and sessions as measuring would have left them. */
public final class TrainingData {

  /** Rounds in which all programs are run. */
  private static final int ROUNDS = 10;

  /** Noise of a run, as a share, and of what a round does to all programs. */
  private static final double NOISE = 0.02;

  private static final double DRIFT = 0.1;

  private TrainingData() {}

  /**
   * Keeps figures of a problem's references: the i-th in the problem's order takes 50 ms · 1.5^i
   * and 20 MiB, those with an odd i 40 MiB.
   */
  public static void calibrate(
      ProblemLibrary library, Problem problem, Language language, String machine) throws Exception {
    Random random = new Random(problem.id().hashCode());
    Digests digests = new Digests(problem);
    List<Reference> references =
        problem.references().stream().filter(r -> r.language().equals(language.id())).toList();
    List<Measurement.Subject> subjects = new ArrayList<>();
    List<Measurement.Raw> runs = new ArrayList<>();
    for (Reference reference : references) {
      subjects.add(
          new Measurement.Subject(
              language.id(),
              reference.name(),
              digests.of(new Program.Source(language, reference.code())),
              null));
    }
    for (int round = 0; round < ROUNDS; round++) {
      double drift = Math.exp(DRIFT * random.nextGaussian());
      for (int i = 0; i < references.size(); i++) {
        double noise = drift * Math.exp(NOISE * random.nextGaussian());
        long nanos = Math.round(5e7 * Math.pow(1.5, i) * noise);
        long bytes = (i % 2 + 1) * 20L * 1024 * 1024 + random.nextInt(65_536);
        runs.add(
            new Measurement.Raw(
                round, i, nanos, nanos, 0, bytes, bytes * (nanos / 1e9), 100, 1000, 0));
      }
    }
    Measurement measurement =
        new Measurement(
            problem.id(),
            Measurement.Purpose.CALIBRATION,
            machine,
            1,
            0,
            Instant.EPOCH,
            subjects,
            runs);
    library.keep(measurement);
    for (int i = 0; i < references.size(); i++) {
      library.keep(
          problem.id(),
          new Calibration(
              language.id(),
              references.get(i).name(),
              subjects.get(i).digest(),
              machine,
              "passed",
              new Calibration.Figures(
                  measurement.summary(i, Figure.TIME).median(),
                  measurement.summary(i, Figure.MEMORY).median(),
                  measurement.summary(i, Figure.INTEGRAL).median()),
              ROUNDS,
              Instant.EPOCH));
    }
  }

  /** A run. */
  public static Run run(long nanos, long bytes) {
    return new Run(
        new Outcome.Completed(),
        nanos,
        nanos,
        0,
        bytes,
        MemoryCurve.of(new long[] {0}, new long[] {bytes}, nanos),
        new SamplingReport(1, 1000, 1, 1, 1),
        Bytes.EMPTY,
        Bytes.EMPTY,
        0,
        1);
  }

  /**
   * A session: the original (1 s), an accepted version (0.5 s), and of one prompt about that a
   * slower one (0.9 s), a wrong one and one like it (0.495 s), all declined.
   *
   * @param reply the text of the first reply
   */
  public static List<SessionEvent.Stored> session(String id, String problem, String reply) {
    List<SessionEvent.Stored> events = new ArrayList<>();
    events.add(
        new SessionEvent.SessionStarted(
            id,
            problem,
            "python",
            Settings.of(Figure.TIME, Settings.Policy.KEEP_BEST, 2, 1, "demo"),
            Isolation.Level.NAMESPACES,
            Instant.EPOCH));
    events.add(new SessionEvent.VersionCreated(0, null, Origin.ORIGINAL, 0, "original"));
    passed(events, 0, 1_000);
    events.add(new SessionEvent.VersionAccepted(0, "the original"));
    asked(events, 1, 0, reply);
    events.add(new SessionEvent.VersionCreated(1, 0, Origin.MODEL, 1, "better"));
    passed(events, 1, 500);
    compared(events, 1, 0, 0.5);
    events.add(new SessionEvent.VersionAccepted(1, "needs less"));
    asked(events, 2, 0, "```python\nslower\n```");
    events.add(new SessionEvent.VersionCreated(2, 0, Origin.MODEL, 2, "slower"));
    passed(events, 2, 900);
    compared(events, 2, 1, 1.8);
    events.add(new SessionEvent.VersionDeclined(2, "needs more"));
    asked(events, 3, 0, "```python\nwrong\n```");
    events.add(new SessionEvent.VersionCreated(3, 0, Origin.MODEL, 3, "wrong"));
    events.add(
        new SessionEvent.VersionJudged(
            3, new Judgement(new Verdict.WrongAnswer("01", "1", "2"), List.of())));
    events.add(new SessionEvent.VersionDeclined(3, "wrong"));
    asked(events, 4, 0, "```python\nalike\n```");
    events.add(new SessionEvent.VersionCreated(4, 0, Origin.MODEL, 4, "alike"));
    passed(events, 4, 495);
    compared(events, 4, 1, 0.99);
    events.add(new SessionEvent.VersionDeclined(4, "no difference"));
    return events;
  }

  private static void asked(List<SessionEvent.Stored> events, int step, int parent, String reply) {
    events.add(new SessionEvent.PromptSent(step, parent, "prompt " + step));
    events.add(new SessionEvent.ReplyReceived(step, 1, reply, 0, 1, 1, 1, 1, 1, Map.of()));
  }

  private static void passed(List<SessionEvent.Stored> events, int version, long millis) {
    events.add(
        new SessionEvent.VersionJudged(version, new Judgement(new Verdict.Passed(), List.of())));
    for (int i = 0; i < ROUNDS; i++) {
      events.add(
          new SessionEvent.RunFinished(
              version, run(millis * 1_000_000 + i, 10_000_000), version, i));
    }
  }

  private static void compared(
      List<SessionEvent.Stored> events, int version, int with, double ratio) {
    Interval interval = new Interval(ratio, ratio * 0.98, ratio * 1.015);
    Comparison.Outcome outcome =
        interval.high() < 1
            ? Comparison.Outcome.LESS
            : interval.low() > 1 ? Comparison.Outcome.MORE : Comparison.Outcome.UNDECIDED;
    events.add(
        new SessionEvent.VersionCompared(
            version, with, Map.of(Figure.TIME, new Comparison(interval, outcome, ROUNDS))));
  }
}
