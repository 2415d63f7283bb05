// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Hidden characters")
class HiddenCharactersTest {

  @Test
  @DisplayName("are all controls but tab and line feed, and no printable ASCII")
  void controls() {
    for (int c = 0; c < 0xa0; c++) {
      boolean printable = c >= 0x20 && c < 0x7f;
      assertEquals(!printable && c != '\t' && c != '\n', HiddenCharacters.isHidden(c), "U+" + c);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x061c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c,
        0x202d, 0x202e, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x206f, 0xfeff, 0x00ad, 0x034f,
        0x115f, 0x1160, 0x17b4, 0x180e, 0x2800, 0x3164, 0xffa0, 0xfe00, 0xfff9, 0xe0001, 0xe0061,
        0xe0100, 0xd83d, 0xdc00
      })
  @DisplayName("are those without a shape of their own, and those that reorder others")
  void shapeless(int c) {
    assertTrue(HiddenCharacters.isHidden(c));
    String one = c < 0x10000 ? String.valueOf((char) c) : Character.toString(c);
    assertEquals("a⟨" + HiddenCharacters.name(c) + "⟩b", HiddenCharacters.visible("a" + one + "b"));
    assertEquals("a" + "▯".repeat(one.length()) + "b", HiddenCharacters.boxed("a" + one + "b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"äöü ÅØ", "日本語 한국어", "עברית العربية", "🚀 👍🏽 ❤️", "x²≤½…", "a\tb\r\nc\n", ""})
  @DisplayName("are none of the letters, symbols and line ends of the world")
  void shapes(String text) {
    assertEquals(text, HiddenCharacters.visible(text));
    assertEquals(text, HiddenCharacters.boxed(text));
    assertEquals(Optional.empty(), HiddenCharacters.warning(text));
  }

  @Test
  @DisplayName("steer no terminal: titles, colours, links, the clipboard, the cursor")
  void terminal() {
    String evil =
        "\u001b]0;title\u0007\u001b[31m\u001b]8;;http://x\u001b\\\u001b]52;c;AA==\u0007\rover\b\u009b2J";
    String shown = HiddenCharacters.visible(evil);
    assertTrue(shown.codePoints().noneMatch(HiddenCharacters::isHidden), shown);
    assertTrue(shown.startsWith("⟨U+001B⟩]0;title⟨U+0007⟩"), shown);
    assertTrue(shown.endsWith("⟨U+000D⟩over⟨U+0008⟩⟨U+009B⟩2J"), shown);
  }

  @Test
  @DisplayName("are named with their lines before a program is trusted")
  void warning() {
    String code = "a = 1\nif x:  #\u202e } \u2066\n    pass\u200b\u200b\nb = '\u202e'\n";
    assertEquals(
        Optional.of(
            "contains characters that are invisible or change how the text is displayed:"
                + " U+200B on line 3, U+202E on lines 2, 4, U+2066 on line 2"),
        HiddenCharacters.warning(code));
    StringBuilder many = new StringBuilder();
    IntStream.range(1, 20).forEach(c -> many.append((char) (c == 9 || c == 10 ? 1 : c)));
    String cut = HiddenCharacters.warning(many.toString().repeat(50)).orElseThrow();
    assertTrue(cut.endsWith(", and 11 more"), cut);
    assertFalse(cut.length() > 300, cut);
  }

  @Test
  @DisplayName("are escapes in JSON, which is the same document")
  void json() {
    JsonMapper mapper = JsonMapper.builder().build();
    String evil = "a\u0085\u202e\u200b\udb40\udc01 \"\\";
    String text = mapper.writeValueAsString(evil);
    String escaped = HiddenCharacters.escaped(text);
    assertTrue(escaped.contains("\\u202e"), escaped);
    assertTrue(escaped.codePoints().noneMatch(HiddenCharacters::isHidden), escaped);
    assertEquals(evil, mapper.readValue(escaped, String.class));
  }

  @Test
  @DisplayName("include halves of surrogate pairs, which are found wherever they stand")
  void surrogates() {
    assertEquals(OptionalInt.empty(), HiddenCharacters.loneSurrogate("a🚀b"));
    assertEquals(OptionalInt.of(3), HiddenCharacters.loneSurrogate("a🚀\ud83d"));
    assertEquals(OptionalInt.of(0), HiddenCharacters.loneSurrogate("\ude80a"));
  }
}
