// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.optimize.OpenSessions;
import dev.afterburner.workbench.profile.Profile;
import dev.afterburner.workbench.profile.SampleProfiles;
import dev.afterburner.workbench.profile.Stretches.Span;
import dev.afterburner.workbench.ui.editor.Heat;
import dev.afterburner.workbench.ui.fx.SameThread;
import dev.afterburner.workbench.ui.run.Activity;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A profile in the window")
class ProfileViewModelTest {

  @TempDir Path folder;
  private final SameThread tasks = new SameThread();
  private final List<String> asked = new ArrayList<>();
  private Runnable during = () -> {};

  @SuppressWarnings("NullAway.Init") // by open
  private OpenSessions sessions;

  @SuppressWarnings("NullAway.Init") // by open
  private SessionViewModel session;

  @SuppressWarnings("NullAway.Init") // by open
  private ProfileViewModel model;

  @BeforeEach
  void open() throws Exception {
    sessions = new OpenSessions(folder);
    session = sessions.session();
    model =
        new ProfileViewModel(
            (problem, program, name, telling, cancellation) -> profile(name, cancellation),
            List.of(OpenSessions.python()),
            session,
            tasks);
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  private Profile profile(String name, Cancellation cancellation) throws SandboxException {
    asked.add(name);
    during.run();
    if (cancellation.isCancelled()) {
      throw new SandboxException(SandboxException.Kind.FAILED, "stopped");
    }
    return SampleProfiles.profile();
  }

  @Test
  @DisplayName("is made of what is in the editor, and heats its lines until they are edited")
  void heat() {
    session.drafts().code().set("a\nb\nc");
    assertEquals("Profile the editor", model.action().get());
    assertEquals(Heat.NONE, model.heat().get());
    model.run();
    assertEquals(List.of("editor.py"), asked);
    assertFalse(session.activity().get().busy(), "the machine is given back");
    // 10 samples: line 3 has 5 of its own, line 5 has 3, line 9 has 2 and is on the stack in all.
    Heat own = model.heat().get();
    assertEquals(List.of(3, 5), own.cells().keySet().stream().sorted().toList());
    assertEquals("50.0 %", words(own, 3));
    assertEquals(0.3, Objects.requireNonNull(own.cells().get(5)).share());
    model.cost().set(Cost.TOTAL);
    assertEquals("100.0 %", words(model.heat().get(), 9));
    session.drafts().code().set("a\nb\ncc");
    assertEquals(Heat.NONE, model.heat().get(), "another text has other lines");
    assertNotNull(model.shown().get(), "the flame graph stays to be looked at");
    session.drafts().code().set("a\nb\nc");
    assertEquals("100.0 %", words(model.heat().get(), 9));
  }

  private static String words(Heat heat, int line) {
    return Objects.requireNonNull(heat.cells().get(line)).words().replace('\u2009', ' ');
  }

  @Test
  @DisplayName("says how exact it is and what it cost")
  void summary() {
    session.drafts().code().set("a");
    model.run();
    String summary = model.summary().get().replace('\u2009', ' ');
    assertTrue(summary.startsWith("editor: 10 samples at "), summary);
    assertTrue(summary.contains("What the profile costs is not known"), summary);
  }

  @Test
  @DisplayName("tells the lines of a stretch, and when a line was on the stack")
  void oneClock() {
    session.drafts().code().set("a");
    model.run();
    assertEquals(List.of(3, 5, 9), model.lines().get().stream().map(Profile.Line::line).toList());
    model.choose(new Span(4, 8));
    assertEquals(List.of(5, 9), model.lines().get().stream().map(Profile.Line::line).toList());
    model.point(3);
    assertEquals(List.of(new Span(0, 4), new Span(9, 10)), model.spans().get());
    model.point(0);
    assertEquals(List.of(), model.spans().get());
    model.choose(null);
    assertEquals(3, model.lines().get().size());
  }

  @Test
  @DisplayName("occupies the machine while it is made, can be stopped, and is not kept then")
  void stopped() {
    List<String> seen = new ArrayList<>();
    during =
        () -> {
          assertTrue(session.activity().get() instanceof Activity.Profiling);
          assertFalse(model.possible().get());
          seen.add(model.progress().get());
          model.stop();
          seen.add(model.progress().get());
        };
    session.drafts().code().set("a");
    model.run();
    assertEquals(List.of("starting", "Stopping"), seen);
    assertEquals("", model.progress().get());
    assertFalse(session.activity().get().busy());
    assertNull(model.shown().get());
  }

  @Test
  @DisplayName("of two versions differs line by line, as the diff sets the lines beside each other")
  void difference() {
    String before = "1\n2\nthree\n4\nfive\n6\n7\n8\nnine";
    String after = "1\n2\nthree\n4\nfive\n6\n7\n8\n";
    List<ProfileRows.Row> rows =
        ProfileRows.of(
            ShownProfile.of("v0", before, SampleProfiles.profile()),
            ShownProfile.of("v1", after, SampleProfiles.profile()));
    assertEquals(
        List.of("9 → –", "3 → 3", "5 → 5"), rows.stream().map(ProfileRows.Row::lines).toList());
    assertEquals(-0.2, rows.getFirst().difference().value(), 1e-12);
    assertEquals(0, rows.get(1).difference().value());
    assertTrue(rows.get(1).difference().low() < 0 && rows.get(1).difference().high() > 0);
    assertEquals("three", rows.get(1).source());
  }
}
