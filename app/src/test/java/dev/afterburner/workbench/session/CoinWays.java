// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test fixture: the original takes 4 s. v1 and v2 are its children and take 800 ms and 100 ms. v3
 * is a child of v1, takes 320 ms, and was compared with v1 and then with v2, the best.
 */
public final class CoinWays {

  private static final long[] MILLIS = {4_000, 800, 100, 320};

  private CoinWays() {}

  public static SessionState session() {
    List<SessionEvent> events = new ArrayList<>();
    events.add(
        new SessionEvent.SessionStarted(
            "20261129-171824-00000001",
            "coin-ways",
            "python",
            Settings.of(Figure.TIME, Settings.Policy.KEEP_BEST, 5, 42, "demo"),
            Isolation.Level.NAMESPACES,
            Instant.EPOCH));
    version(events, 0, null);
    events.add(new SessionEvent.VersionAccepted(0, "the original"));
    version(events, 1, 0);
    compared(events, 1, 0);
    events.add(new SessionEvent.VersionAccepted(1, "5.00× faster than v0 (4.76–5.26)"));
    version(events, 2, 0);
    compared(events, 2, 0);
    compared(events, 2, 1);
    events.add(new SessionEvent.VersionAccepted(2, "8.00× faster than v1 (7.62–8.42)"));
    version(events, 3, 1);
    compared(events, 3, 1);
    compared(events, 3, 2);
    events.add(new SessionEvent.VersionDeclined(3, "3.20× as long as v2 (3.04–3.36)"));
    return SessionState.fold(events);
  }

  private static void version(List<SessionEvent> events, int id, @Nullable Integer parent) {
    events.add(
        new SessionEvent.VersionCreated(
            id, parent, id == 0 ? Origin.ORIGINAL : Origin.MODEL, id, "program " + id));
    events.add(new SessionEvent.VersionJudged(id, new Judgement(new Verdict.Passed(), List.of())));
    for (int i = 0; i < 6; i++) {
      long nanos = MILLIS[id] * 1_000_000 + i;
      Run run = Run.unmeasured(new Outcome.Completed(), nanos, Bytes.EMPTY);
      events.add(new SessionEvent.RunFinished(id, run, id, i));
    }
  }

  private static void compared(List<SessionEvent> events, int id, int other) {
    double ratio = (double) MILLIS[id] / MILLIS[other];
    events.add(
        new SessionEvent.VersionCompared(
            id,
            other,
            Map.of(
                Figure.TIME,
                new Comparison(
                    new Interval(ratio, 0.95 * ratio, 1.05 * ratio),
                    ratio < 1 ? Comparison.Outcome.LESS : Comparison.Outcome.MORE,
                    6))));
  }
}
