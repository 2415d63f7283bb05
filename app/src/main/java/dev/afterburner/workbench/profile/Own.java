package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.profile.Frame;
import dev.afterburner.workbench.problem.SolutionLines;
import java.util.OptionalInt;

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
    this.whole = program.code().equals(solution);
    this.lines = new SolutionLines(solution, program.code());
  }

  String language() {
    return language;
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

  private Frame named(Frame frame) {
    if (!frame.file().equals(PROGRAMS + file)) {
      return frame;
    }
    OptionalInt line = whole ? OptionalInt.of(frame.line()) : lines.of(frame.line());
    return line.isPresent()
        ? new Frame(frame.function(), name, line.getAsInt())
        : new Frame(frame.function(), "harness of " + name, frame.line());
  }
}
