// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A test fixture: the original takes 4 s, v1 200 ms with more memory; a reply of the second step
 * was refused.
 */
public final class MeasuredSession {

  private MeasuredSession() {}

  /** A session on a problem. */
  public static SessionState of(String problem) {
    return SessionState.fold(events(problem));
  }

  /** The same, event by event. */
  public static List<SessionEvent.Stored> events(String problem) {
    List<SessionEvent.Stored> events = new ArrayList<>();
    events.add(
        new SessionEvent.SessionStarted(
            "20261124-120000-0a0b0c0d",
            problem,
            "python",
            Settings.of(Figure.TIME, Settings.Policy.KEEP_BEST, 5, 42, "demo_50%"),
            Isolation.Level.NAMESPACES,
            Instant.parse("2026-11-24T12:00:00Z")));
    version(events, 0, 4000);
    events.add(new SessionEvent.VersionAccepted(0, "the original"));
    asked(events, 1, "Here: <script>alert(1)</script>");
    version(events, 1, 200);
    events.add(new SessionEvent.VersionAccepted(1, "20.0× faster, \"fewer\" loops"));
    events.add(new SessionEvent.StepFinished(1, 3_000_000));
    asked(events, 2, "I can't.");
    events.add(new SessionEvent.ReplyRejected(2, 1, "no code in the reply"));
    events.add(new SessionEvent.StepFinished(2, 3_000_000));
    return events;
  }

  private static void asked(List<SessionEvent.Stored> events, int step, String reply) {
    events.add(new SessionEvent.PromptSent(step, step - 1, "Improve this, please: step " + step));
    events.add(
        new SessionEvent.ReplyReceived(
            step, 1, reply, -1, -1, 100, 20, 1_000_000, 2_000_000, java.util.Map.of()));
  }

  private static void version(List<SessionEvent.Stored> events, int id, long millis) {
    events.add(
        new SessionEvent.VersionCreated(
            id, id == 0 ? null : 0, id == 0 ? Origin.ORIGINAL : Origin.MODEL, id, "program " + id));
    events.add(new SessionEvent.VersionJudged(id, new Judgement(new Verdict.Passed(), List.of())));
    for (int i = 0; i < 6; i++) {
      long end = millis * 1_000_000;
      MemoryCurve curve =
          MemoryCurve.of(
              new long[] {0, end / 2}, new long[] {8_000_000, (10 + id) * 1_000_000L}, end);
      events.add(
          new SessionEvent.RunFinished(
              id,
              new Run(
                  new Outcome.Completed(),
                  end,
                  end,
                  0,
                  (10 + id) * 1_000_000L,
                  curve,
                  new SamplingReport(2, 10_000, 100_000, 200_000, 0),
                  Bytes.utf8(""),
                  Bytes.utf8(""),
                  0,
                  1),
              id,
              i));
    }
  }
}
