// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.model.PromptTemplate;
import dev.afterburner.workbench.ui.fx.SameThread;
import dev.afterburner.workbench.ui.model.PromptsViewModel.Choice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The prompt templates in the window")
class PromptsViewModelTest {

  private static final String SOUND = "{{problem}}\n{{code}}\n{{performance}}\n";

  @TempDir Path folder;
  private PromptFolders folders;
  private PromptsViewModel model;

  @BeforeEach
  void open() throws Exception {
    Path shipped = Files.createDirectory(folder.resolve("shipped"));
    Files.writeString(shipped.resolve("memory.md"), SOUND + "shipped");
    folders = new PromptFolders(shipped, folder.resolve("mine"));
    folders.create();
    model = new PromptsViewModel(folders, new SameThread(), new Subject());
  }

  @Test
  @DisplayName("begin with the shipped one for the objective, filled in for what is open")
  void shipped() {
    model.begin("");
    assertEquals("", model.name());
    assertEquals("Sum up\nprint()\nnot yet\nshipped", model.preview().get().text());
  }

  @Test
  @DisplayName("show the user's own; one with faults as it is written, with each fault")
  void own() throws Exception {
    Files.writeString(folders.own().resolve("mine.md"), SOUND + "{{oops}}");
    model.begin("mine");
    assertTrue(model.choices().contains(new Choice("mine", "mine (yours)")));
    assertEquals(SOUND + "{{oops}}", model.preview().get().text());
    assertEquals(1, model.preview().get().faults().size());
    assertTrue(model.preview().get().faults().getFirst().startsWith("mine, line 4: unknown"));
    assertFalse(model.sound());

    Files.writeString(folders.own().resolve("mine.md"), SOUND + "mended");
    model.look();
    assertEquals("Sum up\nprint()\nnot yet\nmended", model.preview().get().text());
    assertTrue(model.sound());
  }

  @Test
  @DisplayName("say so where the one that was chosen earlier is gone")
  void gone() {
    model.begin("lost");
    assertEquals("lost", model.name());
    assertTrue(
        model.preview().get().faults().getFirst().startsWith("There is no prompt template lost"));
    assertEquals(
        List.of("", "memory", "lost"), model.choices().stream().map(Choice::name).toList());
  }

  private static final class Subject implements PromptsViewModel.Subject {
    @Override
    public String language() {
      return "python";
    }

    @Override
    public String shipped() {
      return "memory";
    }

    @Override
    public Function<PromptTemplate, String> filling() {
      return t ->
          t.fill(
              new PromptTemplate.Content("Python", "python", "Sum up", "print()", "not yet", ""));
    }
  }
}
