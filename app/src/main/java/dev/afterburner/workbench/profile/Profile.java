// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.profile.Frame;
import dev.afterburner.sandbox.stats.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a program's time and memory go.
 *
 * @param language its id
 * @param name what its file is called: frames of the program's own text have it as their file
 * @param source the program's text, whose lines are meant
 * @param lines those that were seen, the hottest first
 * @param traces one a profiled run, from which all comes
 * @param samples looks in time, of all runs together
 * @param elsewhere how many of them saw no line of the program's own
 * @param rateHz looks a second of the runs' time
 * @param slowDown time with the profile over time without, measured in turns; null where no run
 *     without it completed
 * @param rounds how many turns that rests on
 * @param last the last profiled run
 * @param unplacedBytes growth of memory that fell to no line, bytes a run
 * @param notes what a person should know of it
 */
public record Profile(
    String language,
    String name,
    String source,
    List<Line> lines,
    List<Trace> traces,
    long samples,
    long elsewhere,
    double rateHz,
    @Nullable Interval slowDown,
    int rounds,
    Run last,
    long unplacedBytes,
    List<String> notes) {

  /** Lines with fewer samples can't be told from chance. */
  public static final int FEWEST = 3;

  /**
   * One line of the program.
   *
   * @param line its number, from 1
   * @param function the function that it was seen in most
   * @param rank 1 for the hottest; lines that can't be told apart have the same
   * @param selfSamples looks at which it was being executed, or something outside the program that
   *     it had called
   * @param self the same as a share of all looks, with its 95 % interval
   * @param total share of the looks at which it was anywhere on the stack, with its interval
   * @param memoryBytes growth of memory while it was being executed, bytes a run
   */
  public record Line(
      int line,
      String function,
      int rank,
      long selfSamples,
      Interval self,
      Interval total,
      long memoryBytes) {

    /** Whether its rank can be told: a line with fewer samples may be there by chance. */
    public boolean isRanked() {
      return selfSamples >= FEWEST;
    }
  }

  public Profile {
    lines = List.copyOf(lines);
    traces = List.copyOf(traces);
    notes = List.copyOf(notes);
  }

  /** Whether a frame is of the program's own text. */
  public boolean isOwn(Frame frame) {
    return frame.file().equals(name);
  }

  /** A frame in words, without control characters and semicolons: "squares (slow.py:2)". */
  public static String words(Frame frame) {
    String function = frame.function().isEmpty() ? "?" : frame.function();
    String file = frame.file().substring(frame.file().lastIndexOf('/') + 1);
    String place = file.isEmpty() ? "" : " (" + file + ":" + frame.line() + ")";
    return (function + place).replaceAll("[\\p{Cntrl};]", ":");
  }
}
