// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import java.util.function.Consumer;

/**
 * Shows what has to be done before programs can run: in the status line of a terminal, and
 * elsewhere, once, as a whole line.
 */
public final class PreparationLine implements Consumer<String> {

  private final Reporter reporter;
  private final boolean live;
  private boolean said;

  public PreparationLine(Terminal terminal) {
    this.reporter = new Reporter(terminal);
    this.live = terminal.errIsTerminal();
  }

  /**
   * Shows it.
   *
   * @param what in words; empty once it is over
   */
  @Override
  public synchronized void accept(String what) {
    if (what.isEmpty()) {
      reporter.clear();
    } else if (live) {
      reporter.status(what);
    } else if (!said) {
      reporter.line("%s …", what);
    }
    said = !what.isEmpty();
  }
}
