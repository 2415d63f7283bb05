// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.model.PromptTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An ablation")
class AblationTest {

  private static final PromptTemplate.Content CONTENT =
      new PromptTemplate.Content(
          "Python", "python", "Add two numbers.", "print(1)", "Passed: yes", "Earlier: slower");

  @Test
  @DisplayName("takes its sections, and no others, out of every shipped template")
  void shipped() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("..", "resources", "prompts"))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        assertEquals(text, Ablation.NONE.of(text));
        String noFeedback = PromptTemplate.of("t", Ablation.NO_FEEDBACK.of(text)).fill(CONTENT);
        assertTrue(noFeedback.startsWith("## Instructions"), noFeedback);
        assertTrue(noFeedback.contains("print(1)") && noFeedback.contains("Add two numbers."));
        assertFalse(noFeedback.contains("Passed: yes") || noFeedback.contains("Earlier: slower"));
        assertTrue(noFeedback.contains("## Output format"));
        String noOriginal = PromptTemplate.of("t", Ablation.NO_ORIGINAL.of(text)).fill(CONTENT);
        assertFalse(noOriginal.contains("print(1)") || noOriginal.contains("Passed: yes"));
        assertTrue(noOriginal.contains("Add two numbers."));
      }
    }
  }

  @Test
  @DisplayName("must be declared: a template can't lose a place otherwise, nor name one twice")
  void declared() {
    String declared = "{{omit code performance}}\n{{problem}}";
    assertEquals(List.of(), PromptTemplate.faults(declared));
    assertEquals(2, PromptTemplate.faults("{{problem}}").size());
    assertEquals(
        1,
        PromptTemplate.faults("{{omit performance}}\n{{problem}} {{code}} {{performance}}").size());
    assertEquals(
        "unknown placeholder {{omit code}}",
        PromptTemplate.faults("{{problem}} {{code}}\n{{omit code}} {{performance}}")
            .getFirst()
            .what()
            .split(";")[0]);
  }
}
