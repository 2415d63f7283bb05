// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.profile.Frame;
import dev.afterburner.workbench.problem.SolutionLines;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which frames are of the text that somebody wrote, and not of a library or of the harness around
 * it.
 */
final class Own {

  private static final String PROGRAMS = "/program/";

  private final String language;
  private final String solution;
  private final String name;
  private final String file;
  private final SolutionLines lines;
  private final boolean whole;
  private final String code;
  private final Map<String, Boolean> types = new HashMap<>();

  /**
   * Of a text.
   *
   * @param program what is run
   * @param solution the program's text, or a part of it
   * @param name what its file is called
   */
  Own(Program.Source program, String solution, String name) {
    this.language = program.language().id();
    this.solution = solution;
    this.name = name;
    this.file = program.fileName();
    this.code = program.code();
    this.whole = program.code().equals(solution);
    this.lines = new SolutionLines(solution, program.code());
  }

  String language() {
    return language;
  }

  String name() {
    return name;
  }

  String solution() {
    return solution;
  }

  /** Of a trace that was {@link #named}. */
  boolean isOwn(Frame frame) {
    return frame.file().equals(name);
  }

  /** The same trace with the solution's own lines and the name of its file. */
  Trace named(Trace trace) {
    return new Trace(
        trace.samples(),
        trace.stacks().stream().map(stack -> stack.stream().map(this::named).toList()).toList(),
        trace.curve(),
        trace.elsewhere(),
        trace.lost(),
        trace.trouble());
  }

  /** Java tells the type that a frame is in: is it one that the program's text declares? */
  private boolean isType(String type) {
    return types.computeIfAbsent(
        type,
        name -> {
          String outermost = name.substring(name.lastIndexOf('.') + 1).split("\\$", 2)[0];
          return Pattern.compile(
                  "\\b(class|interface|record|enum)\\s+" + Pattern.quote(outermost) + "\\b")
              .matcher(code)
              .find();
        });
  }

  private Frame named(Frame frame) {
    boolean here =
        language.equals("java") ? isType(frame.file()) : frame.file().equals(PROGRAMS + file);
    if (!here) {
      return frame;
    }
    OptionalInt line = whole ? OptionalInt.of(frame.line()) : lines.of(frame.line());
    return line.isPresent()
        ? new Frame(frame.function(), name, line.getAsInt())
        : new Frame(frame.function(), "harness of " + name, frame.line());
  }
}
