// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.workbench.text.HiddenCharacters;

/** Text for HTML: nothing in it is markup, and hidden characters are seen. */
public final class Html {

  private Html() {}

  /** A text within an element or a quoted attribute. */
  public static String text(String text) {
    String seen = HiddenCharacters.visible(text);
    StringBuilder safe = new StringBuilder(seen.length() + 16);
    seen.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  /** A table that is sorted by a click on a column's head. */
  public static String table(TextTable table) {
    StringBuilder html = new StringBuilder("<h3>").append(text(table.title())).append("</h3>\n");
    html.append("<div class=\"wide\"><table class=\"sorted\"><thead><tr>");
    table
        .head()
        .forEach(
            name ->
                html.append("<th><button type=\"button\">")
                    .append(text(name))
                    .append("</button></th>"));
    html.append("</tr></thead><tbody>\n");
    for (var row : table.rows()) {
      html.append("<tr>");
      row.forEach(cell -> html.append("<td>").append(text(cell)).append("</td>"));
      html.append("</tr>\n");
    }
    html.append("</tbody></table></div>\n");
    table
        .notes()
        .forEach(note -> html.append("<p class=\"note\">").append(text(note)).append("</p>\n"));
    return html.toString();
  }
}
