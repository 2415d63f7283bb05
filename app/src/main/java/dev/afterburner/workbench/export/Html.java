// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.workbench.text.HiddenCharacters;

/** Text for HTML: nothing in it is markup, and hidden characters are seen. */
public final class Html {

  private Html() {}

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; @ALLOWED@; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>@TITLE@</title>
      <style>
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1f2328; background: #fff; }
      h1, h2, h3 { line-height: 1.25; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { padding: .25rem .6rem; border-bottom: 1px solid #d9dee3; vertical-align: top; }
      pre { background: #f6f8fa; padding: .6rem; overflow: auto; white-space: pre-wrap; }
      .wide { overflow-x: auto; }
      .note { color: #57606a; }
      @STYLE@</style>
      </head>
      <body>
      """;

  /**
   * The beginning of a page that loads nothing.
   *
   * @param title as text
   * @param allowed what the page may hold besides text, as its security policy says it
   * @param style further rules, a line each
   */
  public static String head(String title, String allowed, String style) {
    return HEAD.replace("@ALLOWED@", allowed)
        .replace("@STYLE@", style)
        .replace("@TITLE@", text(title));
  }

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
