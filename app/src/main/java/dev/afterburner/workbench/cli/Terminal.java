package dev.afterburner.workbench.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err progress and errors
 * @param outIsTerminal whether a person sees {@code out} as it is written
 * @param errIsTerminal whether a person sees {@code err} as it is written
 * @param colour whether {@code out} may be coloured
 * @param width columns
 */
public record Terminal(
    PrintWriter out,
    PrintWriter err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean colour,
    int width) {

  private static final int USUAL_WIDTH = 80;
  private static final int LEAST_WIDTH = 40;

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

  /** Columns for a table: a file or another program gets every cell whole. */
  int tableWidth() {
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
