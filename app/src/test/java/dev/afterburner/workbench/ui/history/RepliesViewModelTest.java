// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.ui.history.RepliesViewModel.Shown;
import dev.afterburner.workbench.ui.run.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The replies of a step")
class RepliesViewModelTest {

  private static final String FENCED = "Use a set.\n\n```python\nprint(2)\n```\n\nThat is all.";

  private final List<SessionEvent> events = new ArrayList<>();

  /** A step for v0: a program within prose, a reply without one, none at all, a bare program. */
  private Shown step(int versions) {
    Settings.Stops prices = new Settings.Stops(0, 0, 0, 0, 0, 1, 10);
    events.add(
        new SessionEvent.SessionStarted(
            "20261130-120000-00000001",
            "echo",
            "python",
            Settings.of(Figure.TIME, Settings.Policy.KEEP_BEST, 5, 1, "demo").withStops(prices),
            Isolation.Level.NAMESPACES,
            Instant.EPOCH));
    events.add(new SessionEvent.VersionCreated(0, null, Origin.ORIGINAL, 0, "print(1)\n"));
    events.add(new SessionEvent.PromptSent(1, 0, "Improve it."));
    reply(1, FENCED, FENCED.indexOf("print"), FENCED.indexOf("```\n\nThat"));
    reply(2, "I would rather not.", -1, -1);
    events.add(new SessionEvent.ReplyRejected(1, 2, "it holds no program"));
    events.add(new SessionEvent.ReplyRejected(1, 3, "the server is gone"));
    reply(4, "print(4)", 0, 8);
    for (int id = 1; id <= versions; id++) {
      String code = id == 1 ? "print(2)\n" : "print(4)";
      events.add(new SessionEvent.VersionCreated(id, 0, Origin.MODEL, 1, code));
    }
    SessionState state = SessionState.fold(events);
    return RepliesViewModel.of(state, state.steps().getFirst());
  }

  private void reply(int candidate, String text, int from, int to) {
    events.add(
        new SessionEvent.ReplyReceived(
            1, candidate, text, from, to, 1_000, 100, 0, 500_000_000, Map.of()));
  }

  @Test
  @DisplayName("stand in the order in which they were asked for, each with what came of it")
  void order() {
    Shown step = step(2);
    assertEquals("Step 1 of 1: 4 replies for v0", step.title());
    assertEquals("print(1)\n", step.before());
    assertEquals(
        List.of("Reply 1 · v1", "Reply 2", "Reply 3", "Reply 4 · v2"),
        step.replies().stream().map(RepliesViewModel.Reply::name).toList());
    assertEquals(
        List.of("not judged", "no program", "no reply", "not judged"),
        step.replies().stream().map(r -> r.row().verdict()).toList());
    assertEquals(new Selection.Reply(1, 2), step.replies().get(1).row().refused());
    assertEquals("the server is gone", step.replies().get(2).row().decision());
  }

  @Test
  @DisplayName("have what they say apart from their program, without its fence")
  void prose() {
    Shown step = step(2);
    assertEquals("Use a set.\n\nThat is all.", step.replies().get(0).prose());
    assertEquals("print(2)\n", step.replies().get(0).code());
    assertEquals("I would rather not.", step.replies().get(1).prose());
    assertEquals("", step.replies().get(1).code());
    assertEquals("", step.replies().get(3).prose());
    assertEquals("print(4)", step.replies().get(3).code());
  }

  @Test
  @DisplayName("show their programs before these are versions")
  void coming() {
    Shown step = step(0);
    assertEquals("Reply 1", step.replies().get(0).name());
    assertEquals("not judged", step.replies().get(0).row().verdict());
    assertEquals("print(2)\n", step.replies().get(0).code());
    assertNotNull(step.replies().get(0).row().refused());
  }

  @Test
  @DisplayName("tell what each used up, and what all of them did")
  void spent() {
    Shown step = step(2);
    assertEquals("1000+100 tokens · 0.0020 · 500 ms", plain(step.replies().get(0).spent()));
    assertEquals("", step.replies().get(2).spent());
    assertEquals("3000+300 tokens · 0.0060 · 1.50 s", plain(step.spent()));
  }

  /** With ordinary spaces, and none within a number. */
  private static String plain(String text) {
    return text.replaceAll("(?<=\\d)[\\u2009\\u00a0\\u202f ](?=\\d{3})", "")
        .replaceAll("[\\u2009\\u00a0\\u202f]", " ");
  }
}
