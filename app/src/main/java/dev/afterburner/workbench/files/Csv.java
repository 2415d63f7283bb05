// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.files;

/** Fields of comma-separated values, as RFC 4180 has them. */
public final class Csv {

  private Csv() {}

  /** A text as a field: in quotation marks where it holds one, a comma or a line break. */
  public static String field(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
