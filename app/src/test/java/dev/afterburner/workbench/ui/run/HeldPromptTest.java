// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.settings.DraftFolder;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.SameThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A prompt that waits to be sent")
class HeldPromptTest {

  private static final String SESSION = "20261130-120000-00000001";

  @TempDir Path folder;

  private HeldPrompt model() {
    return new HeldPrompt(new DraftFolder(folder), new SameThread(), new Notices());
  }

  private static void hold(HeldPrompt model, String prompt) {
    model.accept(SESSION, new SessionEvent.PromptHeld(2, 1, prompt));
  }

  @Test
  @DisplayName("is what the template gave until somebody edits it, and again when that is undone")
  void edited() {
    HeldPrompt model = model();
    assertNull(model.held().get());
    hold(model, "Improve it.");
    assertEquals("Improve it.", model.text().get());
    assertFalse(model.edited().get());
    model.text().set("Improve it, please.");
    assertTrue(model.edited().get());
    model.revert();
    assertEquals("Improve it.", model.text().get());
    assertFalse(model.edited().get());
  }

  @Test
  @DisplayName("has its edit again after a kill, where the same prompt waits; another one has not")
  void killed() {
    HeldPrompt killed = model();
    hold(killed, "Improve it.");
    killed.text().set("Improve it, please.");
    // Each key is written a moment later; nothing is said to this one when the program is killed.
    HeldPrompt next = model();
    hold(next, "Improve v3.");
    assertEquals("Improve v3.", next.text().get());
    next.end();
    hold(next, "Improve it.");
    assertEquals("Improve it, please.", next.text().get());
    assertTrue(next.edited().get());
  }

  @Test
  @DisplayName("leaves nothing behind once it is sent")
  void sent() throws Exception {
    HeldPrompt model = model();
    hold(model, "Improve it.");
    model.text().set("Improve it, please.");
    model.accept(SESSION, new SessionEvent.PromptSent(2, 1, "Improve it, please.", true));
    assertNull(model.held().get());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
    hold(model, "Improve it.");
    assertFalse(model.edited().get());
  }
}
