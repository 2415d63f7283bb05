// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.Settings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A model server that nobody has named")
class UnconfirmedServerTest {

  private static final String MODEL = "openai:http://server.invalid/v1#m";
  private static final Settings SETTINGS =
      Settings.of(Figure.TIME, Settings.Policy.KEEP_BEST, 5, 42, MODEL);

  @Test
  @DisplayName("is not asked, whoever drives the session; once confirmed it is, by that session")
  void gate() throws Exception {
    Bench bench = new Bench(new MemoryStore(List.of()), Bench.code("ok 90"), Bench.code("ok 80"));
    Session session = bench.start(SETTINGS, "ok 100");
    String id = session.state().started().session();
    session.prepare();
    session.step(1);
    assertEquals(0, bench.requests.size());
    assertTrue(
        bench.heard.stream()
            .anyMatch(
                e ->
                    e instanceof SessionEvent.Paused paused
                        && paused.reason().contains("http://server.invalid/v1")
                        && paused.reason().contains("nothing was sent there")),
        bench.heard.toString());

    Optimizer optimizer = bench.optimizer();
    assertEquals(Optional.of("http://server.invalid/v1"), optimizer.unconfirmed(id, MODEL));
    optimizer.confirm(id, MODEL);
    assertEquals(Optional.empty(), optimizer.unconfirmed(id, MODEL));
    assertEquals(Optional.of("http://server.invalid/v1"), optimizer.unconfirmed("another", MODEL));
    session.step(1);
    assertEquals(1, bench.requests.size());
  }

  @Test
  @DisplayName("is asked by sessions that begin after it was typed, and not by those from files")
  void typed() throws Exception {
    Bench bench = new Bench(new MemoryStore(List.of()), Bench.code("ok 90"));
    bench.optimizer().confirm("", MODEL);
    Session session = bench.start(SETTINGS, "ok 100");
    session.prepare();
    session.step(1);
    assertEquals(1, bench.requests.size());
    assertTrue(bench.optimizer().unconfirmed("from-a-file", MODEL).isPresent());
    assertEquals(Optional.empty(), bench.optimizer().unconfirmed("from-a-file", "demo"));
  }
}
