// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.workbench.files.FileFaults;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers why it could not be written: printers only keep that it failed.
 */
public final class StandardOutput extends FilterOutputStream {

  private @Nullable IOException failure;

  /** The process's own. */
  public StandardOutput() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  StandardOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /** What was lost and why, a sentence; empty for nothing. */
  public Optional<String> fault() {
    IOException why = failure;
    // Whoever reads only the beginning, as head does, misses nothing that he wants.
    return why == null || "Broken pipe".equals(why.getMessage())
        ? Optional.empty()
        : Optional.of(
            "standard output can't be written ("
                + FileFaults.reason(why)
                + "); what was printed there is not whole");
  }
}
