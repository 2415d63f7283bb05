// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import dev.afterburner.workbench.problem.SolutionLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines that a compiler, or a program that crashed, complains of. It knows what gcc,
 * javac, go, rustc, node, CPython and Ruby write of a file that is called main, or solution where
 * its lines were found already ({@link SolutionLines}); warnings are left out.
 */
public final class Diagnostics {

  private static final String NAME = "(?:[Mm]ain|[Ss]olution)\\.(?:cpp|go|java|js|py|rb|rs)";
  private static final String FILE = "(?:\\S*/)?" + NAME;

  /** gcc, javac, go, ruby: "main.cpp:3:11: error: …". */
  private static final Pattern INLINE =
      Pattern.compile("^(" + FILE + "):(\\d{1,9})(?::\\d+|:in [`'][^']*')?: (.*)$");

  private static final Pattern ERROR = Pattern.compile("^(?:fatal )?error: ");

  /** rustc: the place stands below the message. */
  private static final Pattern HEAD = Pattern.compile("^(error|warning)(?:\\[\\w+])?: (.*)$");

  private static final Pattern ARROW = Pattern.compile("^\\s*--> " + FILE + ":(\\d{1,9}):\\d+");

  /**
   * A place in a trace of calls. Without what is before the name: to search for that in a long line
   * takes the square of its length, and a hostile program writes such lines.
   */
  private static final Pattern FRAME =
      Pattern.compile("(?<![\\w.-])" + NAME + "(?:\", line |:)(\\d{1,9})");

  private static final Pattern TOLD =
      Pattern.compile(
          "^(?:Exception in thread \"[^\"]*\" )?([\\w.$]*(?:Error|Exception)\\b.*|panic: .*)");

  private static final Pattern FOUND = Pattern.compile("(?<![\\w.-])[Ss]olution\\.\\w");
  private static final Pattern HARNESS = Pattern.compile("(?<![\\w.-])[Mm]ain\\.(?=\\w)");

  private Diagnostics() {}

  /**
   * The lines of a program, with what is said of each.
   *
   * @param words a compiler's output, or the end of a program's standard error
   */
  public static List<Marker> of(String words) {
    List<String> lines = words.lines().toList();
    List<Marker> errors = new ArrayList<>();
    @Nullable String head = null;
    for (String line : lines) {
      Matcher at = INLINE.matcher(line);
      Matcher heading = HEAD.matcher(line);
      Matcher arrow = ARROW.matcher(line);
      if (at.matches()) {
        add(errors, at.group(2), error(at.group(1), at.group(3)));
      } else if (heading.matches()) {
        head = heading.group(1).equals("error") ? heading.group(2) : null;
      } else if (arrow.find()) {
        add(errors, arrow.group(1), head);
      }
    }
    return errors.isEmpty() ? crash(lines).stream().toList() : List.copyOf(errors);
  }

  /**
   * The same for a solution that stands within a program; what is said of other lines is left out.
   *
   * @param words a compiler's output, or the end of a program's standard error
   */
  public static List<Marker> of(String words, String solution, String program) {
    if (program.equals(solution)) {
      return of(words);
    }
    if (FOUND.matcher(words).find()) {
      return of(HARNESS.matcher(words).replaceAll("(harness)"));
    }
    SolutionLines lines = new SolutionLines(solution, program);
    return of(words).stream()
        .flatMap(
            error -> lines.of(error.line()).stream().mapToObj(i -> new Marker(i, error.message())))
        .toList();
  }

  private static void add(List<Marker> errors, String line, @Nullable String message) {
    if (message != null && Integer.parseInt(line) > 0) {
      errors.add(new Marker(Integer.parseInt(line), message.strip()));
    }
  }

  /** Compilers that also warn and explain name their errors so. */
  private static @Nullable String error(String file, String message) {
    Matcher named = ERROR.matcher(message);
    if (named.find()) {
      return message.substring(named.end());
    }
    return file.endsWith(".cpp") || file.endsWith(".java") ? null : message;
  }

  /** Where an uncaught error came from: the innermost call in the program. */
  private static Optional<Marker> crash(List<String> lines) {
    List<Integer> frames =
        IntStream.range(0, lines.size())
            .filter(i -> FRAME.matcher(lines.get(i)).find())
            .boxed()
            .toList();
    if (frames.isEmpty()) {
      return Optional.empty();
    }
    // Python tells of the innermost call last.
    boolean python = lines.get(frames.getFirst()).contains("\", line ");
    int frame = python ? frames.getLast() : frames.getFirst();
    Matcher at = FRAME.matcher(lines.get(frame));
    int line = at.find() ? Integer.parseInt(at.group(1)) : 0;
    return line < 1 ? Optional.empty() : Optional.of(new Marker(line, message(lines, frame)));
  }

  private static String message(List<String> lines, int frame) {
    // Rust says in the next line why it panicked.
    if (lines.get(frame).contains("panicked at") && frame + 1 < lines.size()) {
      return lines.get(frame + 1);
    }
    return lines.stream()
        .map(TOLD::matcher)
        .filter(Matcher::find)
        .map(told -> told.group(1))
        .reduce((first, last) -> last)
        .orElse("The program ended here");
  }
}
