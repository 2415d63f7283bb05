// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.workbench.text.HiddenCharacters;
import java.util.Locale;

/**
 * Tells a person what goes on while a command works. On a terminal the last line is rewritten in
 * place; elsewhere only whole lines are written.
 */
public final class Reporter {

  private static final long REDRAW_NANOS = 50_000_000;

  private final Terminal terminal;
  private String status = "";
  private long drawnAt = System.nanoTime() - REDRAW_NANOS;

  public Reporter(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Shows what is being done now; replaces what this said before. */
  public void status(String text) {
    if (!terminal.errIsTerminal()) {
      return;
    }
    long now = System.nanoTime();
    status = text;
    if (now - drawnAt >= REDRAW_NANOS) {
      drawnAt = now;
      draw();
    }
  }

  /** Says something that stays. */
  public void line(String format, Object... arguments) {
    clear();
    terminal.err().println(String.format(Locale.ROOT, format, arguments));
    terminal.err().flush();
  }

  /** Takes the status away. */
  public void clear() {
    if (!status.isEmpty()) {
      status = "";
      draw();
    }
  }

  private void draw() {
    int room = terminal.width() - 1;
    // A line that wraps can't be rewritten.
    String text = HiddenCharacters.visible(status).replace('\n', ' ');
    String shown = text.length() <= room ? text : text.substring(0, room - 1) + "…";
    terminal.rewriteLine(shown);
  }
}
