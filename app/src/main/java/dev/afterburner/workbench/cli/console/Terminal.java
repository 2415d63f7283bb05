// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Where a command writes. What is written to {@code out} and {@code err} can't steer a terminal:
 * control characters and other hidden ones in it become marks. The program's own styling goes by
 * {@link #styled} and {@link #rewriteLine}.
 *
 * @param out results
 * @param err progress and errors
 * @param styled the same as {@code out}, for texts that hold nothing foreign
 * @param line the same as {@code err}, likewise
 * @param outIsTerminal whether a person sees {@code out} as it is written
 * @param errIsTerminal whether a person sees {@code err} as it is written
 * @param colour whether {@code out} may be coloured
 * @param width columns
 */
public record Terminal(
    PrintWriter out,
    PrintWriter err,
    PrintWriter styled,
    PrintWriter line,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean colour,
    int width) {

  private static final int USUAL_WIDTH = 80;
  private static final int LEAST_WIDTH = 40;

  /** Goes to the start of the line and clears it. */
  private static final String NEW_LINE = "\r\u001b[K";

  /** Of two writers as they are. */
  public Terminal(
      PrintWriter out,
      PrintWriter err,
      boolean outIsTerminal,
      boolean errIsTerminal,
      boolean colour,
      int width) {
    this(
        new PrintWriter(new VisibleWriter(out), true),
        new PrintWriter(new VisibleWriter(err), true),
        out,
        err,
        outIsTerminal,
        errIsTerminal,
        colour,
        width);
  }

  /**
   * The process's own.
   *
   * @param terminals which of "out" and "err" are terminals, as the launcher found
   * @param environment variables by name; NO_COLOR and COLUMNS are heeded
   */
  public static Terminal of(List<String> terminals, Map<String, String> environment) {
    boolean colour =
        terminals.contains("out")
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Terminal(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        terminals.contains("out"),
        terminals.contains("err"),
        colour,
        width(environment.getOrDefault("COLUMNS", "")));
  }

  /** Puts a text into the place of the last line on {@code err}, which must be a terminal. */
  void rewriteLine(String text) {
    err.flush();
    line.print(NEW_LINE);
    line.flush();
    err.print(text);
    err.flush();
  }

  /** Columns for a table: a file or another program gets every cell whole. */
  public int tableWidth() {
    return outIsTerminal ? width : Integer.MAX_VALUE;
  }

  private static int width(String columns) {
    try {
      int known = Integer.parseInt(columns);
      return known <= 0 ? USUAL_WIDTH : Math.max(LEAST_WIDTH, known);
    } catch (NumberFormatException e) {
      return USUAL_WIDTH;
    }
  }
}
