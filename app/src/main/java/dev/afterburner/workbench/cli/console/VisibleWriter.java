// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.workbench.text.HiddenCharacters;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;

/**
 * Keeps what a terminal would obey from it: a model's name, a statement or a server's message may
 * hold control sequences. They are written as marks that can be read.
 */
final class VisibleWriter extends FilterWriter {

  private final PrintWriter raw;

  VisibleWriter(PrintWriter raw) {
    super(raw);
    this.raw = raw;
  }

  @Override
  public void write(int c) throws IOException {
    write(String.valueOf((char) c), 0, 1);
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    write(new String(characters, offset, length), 0, length);
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    String part = text.substring(offset, offset + length);
    // A carriage return of the platform's own line end is no foreign one.
    raw.write(part.equals(System.lineSeparator()) ? part : HiddenCharacters.visible(part));
  }

  @Override
  public void flush() throws IOException {
    raw.flush();
    if (raw.checkError()) {
      throw new IOException("the output can't be written");
    }
  }
}
