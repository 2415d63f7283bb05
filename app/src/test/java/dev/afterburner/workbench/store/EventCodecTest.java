// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.session.Search;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.Settings;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventCodecTest {

  @Test
  @DisplayName("outputs are cut once, by the rule of the engine, in bytes and whole characters")
  void outputs() throws IOException {
    Bytes output = Bytes.utf8("a" + "é".repeat(5_000));
    Run whole =
        new Run(
            new Outcome.Completed(),
            1,
            1,
            1,
            1,
            MemoryCurve.EMPTY,
            new SamplingReport(0, 0, 0, 0, 0),
            output,
            output,
            0,
            1);
    Run kept = whole.withOutputHeads();
    assertEquals(Run.OUTPUT_KEPT - 1, kept.stdout().size());
    EventCodec codec = new EventCodec();
    SessionEvent.RunFinished event = new SessionEvent.RunFinished(1, kept, 2, 3);
    assertEquals(event, codec.decode(codec.encode(event)));
    assertEquals(event, codec.decode(codec.encode(new SessionEvent.RunFinished(1, whole, 2, 3))));
  }

  @Test
  @DisplayName("a run that an earlier workbench stored is of no known round")
  void earlierRun() throws IOException {
    EventCodec codec = new EventCodec();
    Run run = Run.unmeasured(new Outcome.Completed(), 5, Bytes.EMPTY);
    EventCodec.Row row = codec.encode(new SessionEvent.RunFinished(4, run));
    String earlier = row.json().replace(",\"trial\":4,\"round\":-1", "");
    assertNotEquals(row.json(), earlier);
    assertEquals(
        new SessionEvent.RunFinished(4, run),
        codec.decode(new EventCodec.Row(row.kind(), earlier, row.samples())));
  }

  @Test
  @DisplayName("a session that an earlier workbench stored only improves, with one model")
  void earlierSession() throws IOException {
    EventCodec codec = new EventCodec();
    SessionEvent.SessionStarted event =
        new SessionEvent.SessionStarted(
            "s",
            "pair-sums",
            "python",
            Settings.of(Figure.TIME, Settings.Policy.KEEP_BEST, 5, 42, "demo"),
            Isolation.Level.NAMESPACES,
            Instant.parse("2026-11-29T21:20:13Z"));
    EventCodec.Row row = codec.encode(event);
    String earlier = row.json().replaceFirst(",\"search\":\\{[^}]*}", "");
    assertNotEquals(row.json(), earlier);
    assertEquals(event, codec.decode(new EventCodec.Row(row.kind(), earlier, null)));
    SessionEvent.SessionStarted searching =
        new SessionEvent.SessionStarted(
            "s",
            "pair-sums",
            "python",
            event
                .settings()
                .withSearch(
                    new Search(
                        2, 3, 4, 1, 6, List.of(new Search.Offer("b", 1, 2)), Search.Turns.BANDIT)),
            Isolation.Level.NAMESPACES,
            event.at());
    assertEquals(searching, codec.decode(codec.encode(searching)));
  }

  @Test
  @DisplayName("a measurement that was made again is read as it was written")
  void measuredAgain() throws IOException {
    EventCodec codec = new EventCodec();
    SessionEvent.VersionMeasuredAgain event =
        new SessionEvent.VersionMeasuredAgain(
            3,
            1,
            Map.of(
                Figure.TIME,
                new Comparison(new Interval(0.5, 0.4, 0.6), Comparison.Outcome.LESS, 44)),
            Instant.parse("2026-11-29T21:20:13Z"));
    assertEquals(event, codec.decode(codec.encode(event)));
  }

  @Test
  @DisplayName("a prompt that an earlier workbench stored was not edited")
  void earlierPrompt() throws IOException {
    EventCodec codec = new EventCodec();
    String json = "{\"step\": 1, \"parent\": 0, \"prompt\": \"Improve it.\"}";
    assertEquals(
        new SessionEvent.PromptSent(1, 0, "Improve it."),
        codec.decode(new EventCodec.Row("PromptSent", json, null)));
    SessionEvent.PromptSent edited = new SessionEvent.PromptSent(1, 0, "Improve it.", true);
    assertEquals(edited, codec.decode(codec.encode(edited)));
  }

  @Test
  @DisplayName("a comparison that an earlier workbench stored was not made within rounds")
  void earlierComparison() throws IOException {
    String json =
        """
        {"version": 1, "against": 0, "comparisons": {"TIME":
          {"ratio": {"value": 0.5, "low": 0.4, "high": 0.6}, "outcome": "LESS"}}}
        """;
    assertEquals(
        new SessionEvent.VersionCompared(
            1,
            0,
            Map.of(
                Figure.TIME,
                new Comparison(new Interval(0.5, 0.4, 0.6), Comparison.Outcome.LESS, 0))),
        new EventCodec().decode(new EventCodec.Row("VersionCompared", json, null)));
  }
}
