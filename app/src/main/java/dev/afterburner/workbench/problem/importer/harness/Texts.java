// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import dev.afterburner.workbench.problem.importer.harness.SourceTree.Node;
import java.util.Locale;
import java.util.Optional;

/** The values of text and character literals. */
public final class Texts {

  private Texts() {}

  /** The text; empty where it has parts that a program fills in, or unknown escapes. */
  static Optional<String> value(Node node) {
    String source = node.text();
    int quote = 0;
    while (quote < source.length() && "\"'`".indexOf(source.charAt(quote)) < 0) {
      quote++;
    }
    String prefix = source.substring(0, quote).toLowerCase(Locale.ROOT);
    boolean delimited = node.type().equals("raw_string_literal") && source.startsWith("R");
    if (!prefix.matches("(?:|r|u|l|r#*)") || delimited || quote == source.length()) {
      return Optional.empty();
    }
    char mark = source.charAt(quote);
    boolean raw =
        prefix.startsWith("r") || (mark == '`' && node.type().equals("raw_string_literal"));
    if (mark == '`' && source.contains("${")) {
      return Optional.empty();
    }
    String rest = source.substring(quote);
    int hashes = prefix.length() - prefix.replace("#", "").length();
    int width = rest.length() >= 6 && rest.startsWith(String.valueOf(mark).repeat(3)) ? 3 : 1;
    if (rest.length() < 2 * width + hashes) {
      return Optional.empty();
    }
    String inner = rest.substring(width, rest.length() - width - hashes);
    return raw ? Optional.of(inner) : unescaped(inner);
  }

  private static Optional<String> unescaped(String text) {
    StringBuilder out = new StringBuilder();
    int i = -1;
    while (++i < text.length()) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      i++;
      if (i >= text.length()) {
        return Optional.empty();
      }
      char kind = text.charAt(i);
      int plain = "ntrbfav0\\\"'`/".indexOf(kind);
      if (kind == '\n') {
        continue;
      }
      if (kind == '0' && i + 1 < text.length() && Character.isDigit(text.charAt(i + 1))) {
        return Optional.empty();
      }
      if (plain >= 0) {
        out.append("\n\t\r\b\f\u0007\u000b\0\\\"'`/".charAt(plain));
        continue;
      }
      int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
      int from = i + 1;
      int to = from + digits;
      if (kind == 'u' && from < text.length() && text.charAt(from) == '{') {
        from++;
        to = text.indexOf('}', from);
        i = to;
      } else {
        i = to - 1;
      }
      if (digits == 0 || to < from || to > text.length()) {
        return Optional.empty();
      }
      try {
        out.appendCodePoint(Integer.parseInt(text.substring(from, to), 16));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.of(out.toString());
  }
}
