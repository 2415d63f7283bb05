// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps the line breaks that a statement means. In Markdown a single one is a space, since texts
 * are wrapped at some width; statements of many sets are plain text, in which each line stands for
 * itself.
 */
final class LineBreaks {

  /** A line that is longer than this was not wrapped, and neither was the text around it. */
  private static final int WIDEST_WRAPPED = 120;

  private static final Pattern LABEL =
      Pattern.compile("\\s*(Input|Output|Explanation|Constraints|Example|Note)( \\d+)?\\s*:.*");

  private LineBreaks() {}

  /** The same text, in which breaks that are meant are hard ones, as Markdown writes them. */
  static String kept(String markdown) {
    List<String> lines = markdown.lines().toList();
    boolean plain = lines.stream().anyMatch(line -> line.length() > WIDEST_WRAPPED);
    StringBuilder kept = new StringBuilder();
    boolean code = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
      code ^= line.strip().startsWith("```") || line.strip().startsWith("~~~");
      boolean meant = plain || LABEL.matcher(next).matches() || LABEL.matcher(line).matches();
      kept.append(line);
      if (!code && meant && !line.isBlank() && !next.isBlank() && !line.contains("|")) {
        kept.append("  ");
      }
      kept.append('\n');
    }
    return kept.toString();
  }
}
