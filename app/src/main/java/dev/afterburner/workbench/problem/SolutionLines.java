// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the lines of a whole program stand in the solution that it was made of. People and models
 * know their own lines alone.
 */
public final class SolutionLines {

  private static final Pattern GUTTER = Pattern.compile("(?m)^ *(\\d{1,9})(?= \\|)");

  /** A call in a Python trace, with the lines that show it. */
  private static final Pattern HARNESS =
      Pattern.compile("(?m)^  File \"[^\"\\n]*\\bharness\\.py\", line .*\\n(?: {4}.*\\n)*+");

  private final List<String> whole;
  private final Map<String, List<Integer>> own = new HashMap<>();
  private final int shift;

  /**
   * Of a solution within a program.
   *
   * @param solution what a person or a model wrote
   * @param program what is run
   */
  public SolutionLines(String solution, String program) {
    List<String> lines = solution.lines().map(String::strip).toList();
    this.whole = program.lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      own.computeIfAbsent(lines.get(i), line -> new ArrayList<>()).add(i);
    }
    // A harness may move single lines, as imports; the longest one tells where the others are.
    String longest = lines.stream().max(Comparator.comparingInt(String::length)).orElse("");
    this.shift = whole.indexOf(longest) - lines.indexOf(longest);
  }

  /**
   * The solution's line.
   *
   * @param line of the program, from 1
   * @return from 1; empty for a line of the harness
   */
  public OptionalInt of(int line) {
    if (line < 1 || line > whole.size()) {
      return OptionalInt.empty();
    }
    List<Integer> equal = own.getOrDefault(whole.get(line - 1), List.of());
    return equal.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(nearest(equal, line - 1 - shift) + 1);
  }

  /** Of numbers that rise; of two as near the lower one. A program may have 100,000 equal lines. */
  private static int nearest(List<Integer> rising, int wanted) {
    int found = Collections.binarySearch(rising, wanted);
    int above = found >= 0 ? found : -found - 1;
    if (above == rising.size()) {
      return rising.getLast();
    }
    return above > 0 && wanted - rising.get(above - 1) <= rising.get(above) - wanted
        ? rising.get(above - 1)
        : rising.get(above);
  }

  /**
   * What the solution is called in {@link #renumbered} words: its lines are no more the whole's.
   */
  public static String fileName(String programFile) {
    return named("solution", programFile);
  }

  private static String named(String part, String programFile) {
    String name = part + programFile.substring(programFile.lastIndexOf('.'));
    return Character.isUpperCase(programFile.charAt(0))
        ? Character.toUpperCase(name.charAt(0)) + name.substring(1)
        : name;
  }

  /**
   * Words of a compiler or of a crash with the solution's lines in the place of the program's.
   * Other lines are told of a file called harness. Python's calls from there into the solution are
   * left out: their lines show its whole text, and nobody wrote them.
   *
   * @param programFile what the program's file is called
   */
  public String renumbered(String words, String programFile) {
    Map<String, String> numbers = new HashMap<>();
    Matcher place =
        Pattern.compile("(?<![\\w.-])" + Pattern.quote(programFile) + "(\", line |:)(\\d{1,9})")
            .matcher(words);
    String told =
        place.replaceAll(
            found -> {
              OptionalInt line = of(Integer.parseInt(found.group(2)));
              if (line.isEmpty()) {
                return Matcher.quoteReplacement(
                    named("harness", programFile) + found.group(1) + found.group(2));
              }
              numbers.put(found.group(2), Integer.toString(line.getAsInt()));
              return Matcher.quoteReplacement(
                  fileName(programFile) + found.group(1) + line.getAsInt());
            });
    return GUTTER
        .matcher(told.contains(fileName(programFile)) ? HARNESS.matcher(told).replaceAll("") : told)
        .replaceAll(
            found -> {
              String line = numbers.get(found.group(1));
              return line == null ? found.group() : pad(line, found.group().length());
            });
  }

  private static String pad(String number, int width) {
    return " ".repeat(Math.max(0, width - number.length())) + number;
  }
}
