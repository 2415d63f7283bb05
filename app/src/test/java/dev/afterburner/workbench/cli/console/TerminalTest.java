// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A terminal")
class TerminalTest {

  private static final String EVIL = "\u001b]0;mine\u0007\rgone\u009b2J\u202e";
  private static final String SHOWN = "⟨U+001B⟩]0;mine⟨U+0007⟩⟨U+000D⟩gone⟨U+009B⟩2J⟨U+202E⟩";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Terminal terminal() {
    return new Terminal(new PrintWriter(out), new PrintWriter(err), true, true, true, 80);
  }

  @Test
  @DisplayName("obeys nothing that is printed on it, in whichever way")
  void printed() {
    Terminal terminal = terminal();
    for (PrintWriter writer : new PrintWriter[] {terminal.out(), terminal.err()}) {
      writer.println(EVIL);
      writer.printf("%s%n", EVIL);
      writer.print('\u001b');
      writer.write(EVIL.toCharArray(), 0, EVIL.length());
      writer.append(EVIL, 0, 1).println("ä\t🚀");
      writer.flush();
    }
    String line = System.lineSeparator();
    String wanted = SHOWN + line + SHOWN + line + "⟨U+001B⟩" + SHOWN + "⟨U+001B⟩" + "ä\t🚀" + line;
    assertEquals(wanted, out.toString());
    assertEquals(wanted, err.toString());
  }

  @Test
  @DisplayName("is steered by the program's own styling alone")
  void own() {
    Terminal terminal = terminal();
    terminal.styled().println("\u001b[1mbold\u001b[m");
    assertEquals("\u001b[1mbold\u001b[m" + System.lineSeparator(), out.toString());
    Reporter reporter = new Reporter(terminal);
    reporter.status("model " + EVIL);
    assertEquals("\r\u001b[Kmodel " + SHOWN, err.toString());
  }

  @Test
  @DisplayName("says when it can't be written to")
  void broken() {
    PrintWriter full =
        new PrintWriter(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("full");
              }
            },
            false,
            StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(full, full, false, false, false, 80);
    terminal.out().println("x");
    assertTrue(terminal.out().checkError());
  }

  @Test
  @DisplayName("shows cells of a table in one line each, aligned as they are seen")
  void table() {
    Table table = new Table("NAME", "TITLE");
    table.row("a\nb", "\u001b[2J");
    table.row("c", "d");
    assertEquals(java.util.List.of("NAME  TITLE", "a b   ⟨U+001B⟩[2J", "c     d"), table.lines(80));
  }
}
