// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The folders of prompt templates")
class PromptFoldersTest {

  private static final String SOUND = "{{problem}}\n{{code}}\n{{performance}}\n";

  @TempDir Path folder;
  private PromptFolders folders;

  @BeforeEach
  void open() throws Exception {
    Path shipped = Files.createDirectory(folder.resolve("shipped"));
    Files.writeString(shipped.resolve("time.md"), SOUND + "shipped");
    Files.writeString(shipped.resolve("time.go.md"), SOUND + "shipped for Go");
    folders = new PromptFolders(shipped, folder.resolve("mine"));
  }

  @Test
  @DisplayName("list the user's own first, and which languages a template has words for")
  void listed() throws Exception {
    assertEquals(List.of(new PromptFolders.Entry("time", false, List.of("go"))), folders.list());
    folders.create();
    Files.writeString(folders.own().resolve("short.md"), SOUND);
    Files.writeString(folders.own().resolve("notes.txt"), "no template");
    assertEquals(
        List.of(
            new PromptFolders.Entry("short", true, List.of()),
            new PromptFolders.Entry("time", false, List.of("go"))),
        folders.list());
  }

  @Test
  @DisplayName("give the template of the language where there is one, and the user's before others")
  void found() throws Exception {
    assertEquals(SOUND + "shipped", folders.named("time", "python").text());
    assertEquals(SOUND + "shipped for Go", folders.named("time", "go").text());
    folders.create();
    Files.writeString(folders.own().resolve("time.md"), SOUND + "mine");
    assertEquals(SOUND + "mine", folders.named("time", "python").text());
    Path elsewhere = Files.writeString(folders.own().resolve("elsewhere.txt"), SOUND + "a file");
    assertEquals(SOUND + "a file", folders.named(elsewhere.toString(), "python").text());
  }

  @Test
  @DisplayName("say which templates there are and where one's own belong, where a name is unknown")
  void unknown() {
    ModelException fault =
        assertThrows(ModelException.class, () -> folders.named("sohrt", "python"));
    assertEquals(
        "There is no prompt template sohrt; choose one of time, and your own belong into "
            + folders.own(),
        fault.getMessage());
    assertThrows(ModelException.class, () -> folders.named("../shipped/time", "python"));
  }

  @Test
  @DisplayName("refuse a template with a fault, naming its file and line, and still show its text")
  void faulty() throws Exception {
    folders.create();
    Path file = folders.own().resolve("bad.md");
    Files.writeString(file, SOUND + "{{cod}}");
    String message =
        String.valueOf(
            assertThrows(ModelException.class, () -> folders.named("bad", "go")).getMessage());
    assertTrue(message.startsWith(file + ", line 4: unknown placeholder {{cod}}"), message);
    assertEquals(SOUND + "{{cod}}", folders.text("bad", "go"));
  }
}
