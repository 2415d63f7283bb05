// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.Fuzzing;
import dev.afterburner.workbench.problem.importer.data.PythonLiteral;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.data.Yaml;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Texts within data sets")
class ForeignTextsTest {

  private static final String LITERAL =
      "{'a': [1, -2.5e3, (True, None), {1, 2}], \"b\\x41\": '''x\n''' 'y', (1, 2): inf, 7: '\\u00e9'}";
  private static final String YAML =
      """
      name: {en: "Sum", de: Summe}
      limits: &l {time: 1.5, memory: 0x10, output: .inf}
      again: *l
      keywords: [a, ~, true, -3, 12345678901234567890, '1']
      text: |
        two
        lines
      """;

  /** Reads a text. */
  private interface Reader {
    JsonNode read(String text) throws RowRefused;
  }

  private static void fuzz(String whole, int seed, Reader reader) {
    Random random = new Random(seed);
    int read = 0;
    int cases = Fuzzing.cases(1_000);
    for (int i = 0; i < cases; i++) {
      String text = new String(Fuzzing.damaged(whole.getBytes(UTF_8), random), UTF_8);
      try {
        assertFalse(reader.read(text).isMissingNode(), text);
        read++;
      } catch (RowRefused refused) {
        String words = String.valueOf(refused.getMessage());
        assertFalse(words.isBlank() || words.contains("Exception"), words);
      }
    }
    assertTrue(read > 0 && read < cases, read + " of " + cases);
  }

  @Test
  @DisplayName("in Python's form give values or a refusal, damaged in any way")
  void literals() throws Exception {
    assertEquals(
        "{\"a\":[1,-2500.0,[true,null],[1,2]],\"bA\":\"x\\ny\",\"[1,2]\":\"Infinity\",\"7\":\"é\"}",
        PythonLiteral.read(LITERAL).toString().replace(":Infinity", ":\"Infinity\""));
    fuzz(LITERAL, 31, PythonLiteral::read);
  }

  @Test
  @DisplayName("in Python's form have numbers as long as Python reads, and keys that it takes")
  void bounds() throws Exception {
    String longest = "9".repeat(4_300);
    assertEquals(longest, PythonLiteral.read(longest).toString());
    assertThrows(RowRefused.class, () -> PythonLiteral.read(longest + "9"));
    assertThrows(RowRefused.class, () -> PythonLiteral.read("{{'a': 1}: 2}"));
    assertThrows(RowRefused.class, () -> PythonLiteral.read("{(1, {}): 2}"));
    // Each one within another would double the text: of 400 levels there is no end.
    String nested = "{".repeat(400) + "}" + ": 1}".repeat(399);
    assertThrows(RowRefused.class, () -> PythonLiteral.read(nested));
    assertThrows(RowRefused.class, () -> PythonLiteral.read("[".repeat(100_000)));
  }

  @Test
  @DisplayName("in YAML give values or a refusal, damaged in any way")
  void yaml() throws Exception {
    assertEquals(
        "{\"name\":{\"en\":\"Sum\",\"de\":\"Summe\"},"
            + "\"limits\":{\"time\":1.5,\"memory\":\"0x10\",\"output\":\"Infinity\"},"
            + "\"again\":{\"time\":1.5,\"memory\":\"0x10\",\"output\":\"Infinity\"},"
            + "\"keywords\":[\"a\",\"~\",true,-3,\"12345678901234567890\",\"1\"],"
            + "\"text\":\"two\\nlines\\n\"}",
        Yaml.read(YAML, "x.yaml").toString());
    fuzz(YAML, 32, text -> Yaml.read(text, "x.yaml"));
  }

  @Test
  @DisplayName("in YAML can't make much of little")
  void aliases() throws Exception {
    StringBuilder text = new StringBuilder("a0: &a0 [1, 1, 1]\n");
    for (int i = 1; i <= 15; i++) {
      text.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    assertThrows(RowRefused.class, () -> Yaml.read(text.toString(), "x.yaml"));
    assertThrows(RowRefused.class, () -> Yaml.read("? [a, b]\n: 1\n", "x.yaml"));
    assertThrows(RowRefused.class, () -> Yaml.read("a: &a [*a]\n", "x.yaml"));
    String digits = "7".repeat(1_000_000);
    assertEquals(digits, Yaml.read("a: " + digits, "x.yaml").path("a").asString(""));
  }
}
