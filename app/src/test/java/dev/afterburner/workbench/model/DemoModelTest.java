// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The demo model")
class DemoModelTest {

  @TempDir Path folder;
  private DemoModel model;

  @BeforeEach
  void replies() throws Exception {
    Path replies = Files.createDirectories(folder.resolve("pair-sums"));
    Files.createDirectories(folder.resolve("n-body"));
    Files.writeString(replies.resolve("02-best.md"), "second");
    Files.writeString(
        replies.resolve("01-wrong.md"), "The first  reply:\n\n```python\nx = 1\n```\n");
    Files.writeString(replies.resolve("notes.txt"), "not a reply");
    model = new DemoModel(folder, Pace.AT_ONCE);
  }

  @Test
  @DisplayName("says what it is")
  void name() {
    assertEquals("Demo (recorded replies)", model.name());
  }

  @Test
  @DisplayName("gives the recorded replies in order, in pieces that add up to the whole")
  void inOrder() throws Exception {
    List<String> pieces = new ArrayList<>();
    Reply first = model.ask(request("pair-sums", "python", 0), pieces::add, new Cancellation());
    assertEquals("The first  reply:\n\n```python\nx = 1\n```\n", first.text());
    assertEquals(first.text(), String.join("", pieces));
    assertEquals(pieces.size(), first.tokens());
    assertTrue(pieces.size() > 5);
    assertEquals("second", ask("pair-sums", "python", 1).text());
  }

  @Test
  @DisplayName("knows what it has replies for")
  void covers() {
    assertTrue(model.covers("pair-sums", "python"));
    assertFalse(model.covers("pair-sums", "ruby"));
    assertFalse(model.covers("unheard-of", "python"));
  }

  @Test
  @DisplayName("says what to choose where it has none")
  void none() {
    assertEquals(
        "The demo model has no recorded replies for unheard-of; it has for: n-body, pair-sums;"
            + " choose one of these or connect a model",
        message("unheard-of", "python", 0));
    assertEquals(
        "The recorded replies for pair-sums are in python, not in ruby; choose python or connect a"
            + " model",
        message("pair-sums", "ruby", 0));
    assertEquals(
        "The recorded replies for pair-sums end after 2 steps", message("pair-sums", "python", 2));
  }

  @Test
  @DisplayName("stops in the middle of a reply")
  void stops() {
    DemoModel slow = new DemoModel(folder, Pace.perSecond(1));
    Cancellation cancellation = new Cancellation();
    Thread.ofVirtual().start(cancellation::cancel);
    ModelException stopped =
        assertThrows(
            ModelException.class,
            () -> slow.ask(request("pair-sums", "python", 0), piece -> {}, cancellation));
    assertEquals("The reply was stopped", stopped.getMessage());
  }

  private Reply ask(String problem, String language, int turn) throws ModelException {
    return model.ask(request(problem, language, turn), piece -> {}, new Cancellation());
  }

  private String message(String problem, String language, int turn) {
    return String.valueOf(
        assertThrows(ModelException.class, () -> ask(problem, language, turn)).getMessage());
  }

  private static ModelRequest request(String problem, String language, int turn) {
    return new ModelRequest(problem, language, turn, "", "prompt", Sampling.seeded(1));
  }
}
