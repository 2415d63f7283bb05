// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A field of comma-separated values")
class CsvTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "plain|plain",
        "a,b|\"a,b\"",
        "say \"so\"|\"say \"\"so\"\"\"",
        "-1.5|-1.5",
        "-.5|-.5",
        "=1+1|'=1+1",
        "=HYPERLINK(\"a\",1)|\"'=HYPERLINK(\"\"a\"\",1)\"",
        "+cmd|'+cmd",
        "-cmd|'-cmd",
        "@sum|'@sum",
        "ab\u001b[2Jc|ab⟨U+001B⟩[2Jc",
        "ab\u202ec|ab⟨U+202E⟩c"
      })
  @DisplayName("is quoted where it must be, no formula, and hides nothing")
  void field(String text, String field) {
    assertEquals(field, Csv.field(text));
  }
}
