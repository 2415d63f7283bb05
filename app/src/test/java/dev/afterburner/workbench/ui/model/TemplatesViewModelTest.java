// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.model.PromptFolders.TemplateFile;
import dev.afterburner.workbench.model.PromptTemplate;
import dev.afterburner.workbench.ui.fx.SameThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The editor of prompt templates")
class TemplatesViewModelTest {

  private static final String SOUND = "{{problem}}\n{{code}}\n{{performance}}\n";

  @TempDir Path folder;
  private PromptFolders folders;
  private TemplatesViewModel model;

  @BeforeEach
  void open() throws Exception {
    Path shipped = Files.createDirectory(folder.resolve("shipped"));
    Files.writeString(shipped.resolve("memory.md"), SOUND + "shipped");
    Files.writeString(shipped.resolve("memory.go.md"), SOUND + "for Go");
    folders = new PromptFolders(shipped, folder.resolve("mine"));
    model = new TemplatesViewModel(folders, new SameThread(), new Subject());
  }

  private TemplateFile chosen() {
    return Objects.requireNonNull(model.chosen().get());
  }

  @Test
  @DisplayName("begins with the template in use, of those there are, filled in for what is open")
  void begins() {
    model.begin("");
    assertEquals(
        List.of("memory", "memory.go"), model.files().stream().map(TemplateFile::stem).toList());
    assertEquals("memory", chosen().stem());
    assertEquals(SOUND + "shipped", model.text().get());
    assertEquals("Sum up\nprint()\nnot yet\nshipped", model.preview().get().text());
  }

  @Test
  @DisplayName("keeps what comes with the program as it is; a copy is a file of the user's")
  void copies() throws Exception {
    model.begin("");
    model.text().set("changed");
    model.save();
    assertEquals(SOUND + "shipped", folders.read(new TemplateFile("memory", "", false)));
    model.text().set(SOUND + "shipped");
    assertEquals("my-memory", model.freeName());
    model.copy("my-memory");
    assertEquals(new TemplateFile("my-memory", "", true), chosen());
    model.text().set(SOUND + "mine");
    assertTrue(model.edited().get());
    model.save();
    assertFalse(model.edited().get());
    assertEquals(SOUND + "mine", Files.readString(folders.own().resolve("my-memory.md")));
    assertEquals("my-memory-2", model.freeName());
    model.copy("my-memory");
    assertTrue(model.note().get().startsWith("You already have"), model.note().get());
    model.copy("../escape");
    assertTrue(model.note().get().startsWith("A template's name has"), model.note().get());
    assertEquals(
        SOUND + "mine", folders.named("my-memory", "python").text(), "as --prompt finds it");
  }

  @Test
  @DisplayName("says what the command line's check says, and which places stand there")
  void checks() {
    model.begin("");
    model.copy("mine");
    model.text().set("{{problem}}\n{{oops}}");
    assertEquals(
        PromptTemplate.faults("{{problem}}\n{{oops}}").stream().map(f -> f.in("mine")).toList(),
        model.preview().get().faults());
    assertEquals(3, model.preview().get().faults().size());
    assertEquals("", model.preview().get().text());
    assertEquals(
        List.of("problem"),
        model.places().stream().filter(model::has).map(PromptTemplate.Place::name).toList());
    model.text().set(SOUND);
    assertEquals(List.of(), model.preview().get().faults());
  }

  @Test
  @DisplayName("writes an edit before another template is looked at, sound or not")
  void switches() throws Exception {
    model.begin("");
    model.copy("mine");
    model.text().set("half of it");
    model.choose(new TemplateFile("memory", "go", false));
    assertEquals(SOUND + "for Go", model.text().get());
    assertEquals("half of it", Files.readString(folders.own().resolve("mine.md")));
    model.choose(new TemplateFile("mine", "", true));
    assertEquals("half of it", model.text().get());
    model.delete();
    assertFalse(Files.exists(folders.own().resolve("mine.md")));
    assertEquals("memory", chosen().stem());
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
