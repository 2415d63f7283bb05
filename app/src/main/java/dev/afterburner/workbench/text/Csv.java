// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.text;

import java.util.regex.Pattern;

/**
 * Fields of comma-separated values, as RFC 4180 has them. Texts come from data sets, models and
 * programs: hidden characters are shown, and what a spreadsheet would take for a formula is none.
 */
public final class Csv {

  private static final Pattern FORMULA = Pattern.compile("^(?:[=+@]|-(?![\\d.]))");

  private Csv() {}

  /** A text as a field: in quotation marks where it holds one, a comma or a line break. */
  public static String field(String text) {
    String safe = HiddenCharacters.visible(text);
    if (FORMULA.matcher(safe).find()) {
      safe = "'" + safe;
    }
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
