// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Figure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A prompt template")
class PromptTemplateTest {

  private static final String TEXT =
      "{{language}} {{ tag }}\n{{problem}}\n{{fence}}\n{{code}}\n{{fence}}\n{{performance}}";

  @Test
  @DisplayName("is filled in once: what is filled in is not filled in again")
  void fills() throws Exception {
    PromptTemplate.Content content =
        new PromptTemplate.Content(
            "C++", "cpp", "Sum {{code}} $1 \\.\n", "int x;\n", "Passed: yes", "");
    assertEquals(
        "C++ cpp\nSum {{code}} $1 \\.\n```\nint x;\n```\nPassed: yes",
        PromptTemplate.of("mine.md", TEXT).fill(content));
  }

  @Test
  @DisplayName("fences the code with more backticks than the code holds")
  void fence() throws Exception {
    String filled = fill("s = '''````'''");
    assertTrue(filled.contains("\n`````\ns = '''````'''\n`````\n"), filled);
  }

  @Test
  @DisplayName("names a place that is unknown or missing")
  void validated() {
    assertEquals(
        "mine.md, line 4: unknown placeholder {{cod}}; the placeholders are code, contract, curve,"
            + " feedback, fence, keep, language, performance, problem, profile, slowest, tag",
        message(TEXT.replace("{{code}}", "{{cod}}")));
    assertEquals(
        "mine.md: {{code}} is missing; the model would not see it",
        message(TEXT.replace("{{code}}", "")));
    assertEquals(
        "mine.md: {{performance}} is missing; the model would not see it",
        message(TEXT.replace("{{performance}}", "")));
  }

  @Test
  @DisplayName("tells of all that is wrong, each with its line, and of a place that is not closed")
  void faults() {
    assertEquals(
        List.of(
            "mine.md, line 2: unknown placeholder {{probelm}}; the placeholders are code, contract, curve,"
                + " feedback, fence, keep, language, performance, problem, profile, slowest, tag",
            "mine.md, line 4: a placeholder begins with {{ and does not end with }}",
            "mine.md: {{code}} is missing; the model would not see it",
            "mine.md: {{problem}} is missing; the model would not see it"),
        PromptTemplate.faults("Solve:\n{{probelm}}\n\n{{code}\n{{performance}}").stream()
            .map(f -> f.in("mine.md"))
            .toList());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"python", "cpp", "java", "javascript", "go", "ruby", "rust"})
  @DisplayName("is shipped for each objective and language, with the objective's own words")
  void shipped(String language) throws Exception {
    Map<Figure, String> words =
        Map.of(
            Figure.TIME, "time-efficient",
            Figure.MEMORY, "memory-efficient",
            Figure.INTEGRAL, "both more time- and more memory-efficient");
    for (Figure objective : Figure.values()) {
      String filled =
          PromptTemplate.read(Path.of("../resources/prompts"), objective, language)
              .fill(new PromptTemplate.Content("Go", "go", "PROBLEM", "CODE", "PERFORMANCE", ""));
      int[] at =
          Stream.of("Instructions", "PROBLEM", "CODE", "PERFORMANCE", "Output format")
              .mapToInt(filled::indexOf)
              .toArray();
      for (int i = 1; i < at.length; i++) {
        assertTrue(at[i] > at[i - 1] && at[0] >= 0, filled);
      }
      assertTrue(filled.contains(words.get(objective)), filled);
      assertTrue(filled.contains("```go\nCODE\n```"), filled);
      assertFalse(filled.contains("{{"), filled);
    }
  }

  @Test
  @DisplayName("tells of an earlier attempt where there is something to tell, and leaves no gap")
  void feedback() throws Exception {
    PromptTemplate template = PromptTemplate.of("mine.md", TEXT + "\n\n{{feedback}}\n\nEND");
    PromptTemplate.Content none =
        new PromptTemplate.Content("Go", "go", "P", "C", "Passed: yes", "");
    PromptTemplate.Content some =
        new PromptTemplate.Content("Go", "go", "P", "C", "Passed: yes", "It crashed.\n");
    assertTrue(template.fill(none).endsWith("Passed: yes\n\nEND"), template.fill(none));
    assertTrue(
        template.fill(some).endsWith("Passed: yes\n\nIt crashed.\n\nEND"), template.fill(some));
  }

  private static String fill(String code) throws ModelException {
    return PromptTemplate.of("mine.md", TEXT)
        .fill(new PromptTemplate.Content("Python", "python", "P", code, "none", ""));
  }

  private static String message(String text) {
    return String.valueOf(
        assertThrows(ModelException.class, () -> PromptTemplate.of("mine.md", text)).getMessage());
  }
}
