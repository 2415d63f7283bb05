// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Extra fields of a request")
class ExtraFieldsTest {

  @Test
  @DisplayName("are read as JSON, and as text where they are none")
  void read() throws ModelException {
    assertEquals(
        Map.of(
            "repeat_penalty",
            1.05,
            "top_k",
            40,
            "chat_template_kwargs",
            Map.of("enable_thinking", false),
            "stop",
            List.of("a=b"),
            "reasoning_effort",
            "low",
            "quoted",
            "7"),
        ExtraFields.of(
            List.of(
                "repeat_penalty=1.05",
                " top_k = 40 ",
                "chat_template_kwargs={\"enable_thinking\": false}",
                "stop=[\"a=b\"]",
                "reasoning_effort=low",
                "quoted=\"7\"")));
  }

  @Test
  @DisplayName("are written so that they are read as the same again")
  void written() throws ModelException {
    Map<String, Object> fields =
        Map.of(
            "number",
            2,
            "text",
            "low",
            "digits",
            "7",
            "flag",
            true,
            "map",
            Map.of("a", "b c"),
            "null",
            "null");
    assertEquals(fields, ExtraFields.of(ExtraFields.written(fields)));
  }

  @Test
  @DisplayName("are refused in words where they are no pair, twice there or the workbench's own")
  void refused() {
    assertEquals(
        "An extra field is written NAME=VALUE, like top_k=40, not “top_k”", words("top_k"));
    assertEquals("An extra field is written NAME=VALUE, like top_k=40, not “=4”", words("=4"));
    assertEquals("An extra field is written NAME=VALUE, like top_k=40, not “a=”", words("a= "));
    assertEquals("The workbench sends seed itself; leave it out here", words("seed=1"));
    assertEquals("The extra field a is written twice", words("a=1", "a=2"));
  }

  private static String words(String... written) {
    return String.valueOf(
        assertThrows(ModelException.class, () -> ExtraFields.of(List.of(written))).getMessage());
  }
}
