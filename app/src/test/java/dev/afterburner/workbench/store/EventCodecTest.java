package dev.afterburner.workbench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.session.SessionEvent;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventCodecTest {

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
