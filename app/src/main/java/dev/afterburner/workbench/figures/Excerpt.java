// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.figures;

import java.util.ArrayList;
import java.util.List;

/** The lines that matter most of what a program or a compiler said. */
public final class Excerpt {

  private static final String JAVA_FRAME = "\tat ";
  private static final int JAVA_FRAMES = 2;

  private Excerpt() {}

  /** The first lines: a compiler's first error causes others, and outputs are read from the top. */
  public static List<String> begin(String text, int most) {
    List<String> lines = text.strip().lines().toList();
    if (lines.size() <= most) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, most));
    shown.add(more(lines.size() - most));
    return shown;
  }

  /**
   * What tells why a program failed: its last words, as those of Python, which name the error; of a
   * Java trace the head of each part and the places nearest to it.
   */
  public static List<String> failure(String text, int most) {
    List<String> lines = text.strip().lines().toList();
    if (lines.size() <= most) {
      return lines;
    }
    if (lines.stream().anyMatch(line -> line.startsWith(JAVA_FRAME))) {
      return begin(String.join("\n", heads(lines)), most);
    }
    int first = Math.min(3, most / 4);
    int last = most - first - 1;
    List<String> shown = new ArrayList<>(lines.subList(0, first));
    shown.add(more(lines.size() - first - last));
    shown.addAll(lines.subList(lines.size() - last, lines.size()));
    return shown;
  }

  private static List<String> heads(List<String> lines) {
    List<String> kept = new ArrayList<>();
    int frames = 0;
    int left = 0;
    for (String line : lines) {
      boolean frame = line.startsWith(JAVA_FRAME) || line.startsWith("\t...");
      if (!frame && left > 0) {
        kept.add("\t" + more(left));
        left = 0;
      }
      frames = frame ? frames + 1 : 0;
      if (frames <= JAVA_FRAMES) {
        kept.add(line);
      } else {
        left++;
      }
    }
    if (left > 0) {
      kept.add("\t" + more(left));
    }
    return kept;
  }

  private static String more(int count) {
    return "… " + count + (count == 1 ? " more line" : " more lines");
  }
}
