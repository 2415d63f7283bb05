// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.settings.LoopSettings;
import dev.afterburner.workbench.store.SessionStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a problem opens with")
class StartsTest {

  private static final Choices CPP =
      new Choices("cpp", Figure.TIME, "demo", 5, LoopSettings.DEFAULT);

  private static final List<SessionStore.Entry> ENTRIES =
      List.of(
          entry("other", "pair-sums", "cpp", "demo", 3),
          entry("real", "coin-ways", "python", "openai:x", 9),
          entry("newest", "coin-ways", "python", "demo", 6),
          entry("older", "coin-ways", "python", "demo", 2),
          entry("go", "coin-ways", "go", "demo", 1));

  private static SessionStore.Entry entry(
      String id, String problem, String language, String model, int versions) {
    return new SessionStore.Entry(
        id, problem, language, "time", Instant.EPOCH, versions, "", model);
  }

  private static Optional<String> id(Choices chosen, boolean asChosen) {
    return Starts.entry(ENTRIES, "coin-ways", null, chosen, asChosen).map(SessionStore.Entry::id);
  }

  @Test
  @DisplayName("is the language that has work, unless another one was chosen for it")
  void language() {
    assertEquals(Optional.of("newest"), id(CPP, false));
    assertEquals(Optional.of("go"), id(CPP.withLanguage("go"), false));
    assertEquals(Optional.empty(), id(CPP, true));
    assertEquals(Optional.empty(), id(CPP.withModel("gguf:x"), false), "another model is chosen");
  }

  @Test
  @DisplayName("says what there is in other languages, by their names")
  void elsewhere() {
    assertEquals(
        "9 versions in Python, 1 version in Go", Starts.elsewhere(ENTRIES, "coin-ways", CPP));
    assertEquals("", Starts.elsewhere(ENTRIES, "prime-gaps", CPP));
  }
}
