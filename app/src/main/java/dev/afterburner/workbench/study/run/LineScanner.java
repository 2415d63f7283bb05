// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whole lines of a file, and where they begin. */
final class LineScanner implements Closeable {

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
  private final byte[] block = new byte[1 << 16];
  private int from;
  private int to;
  private long at;
  private long next;

  /**
   * Opens a file.
   *
   * @param from where a line begins, bytes
   */
  LineScanner(Path file, long from) throws IOException {
    InputStream raw = Files.newInputStream(file);
    this.in = new BufferedInputStream(raw, 1 << 16);
    this.next = from;
    try {
      raw.skipNBytes(from);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Where the last line that was given begins, bytes. */
  long at() {
    return at;
  }

  /** Where the next line begins, bytes. */
  long following() {
    return next;
  }

  /** The next line; null at the end, and for what has no line break yet. */
  @Nullable String next() throws IOException {
    line.reset();
    at = next;
    while (true) {
      int i = from;
      while (i < to && block[i] != '\n') {
        i++;
      }
      line.write(block, from, i - from);
      if (i < to) {
        from = i + 1;
        next = at + line.size() + 1;
        return line.toString(StandardCharsets.UTF_8);
      }
      from = 0;
      to = in.read(block);
      if (to < 0) {
        to = 0;
        return null;
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
