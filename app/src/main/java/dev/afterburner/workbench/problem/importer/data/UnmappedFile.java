// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import dev.hardwood.InputFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file whose ranges are copied as they are read. Hardwood's own maps the file: native
 * decompressors then read what its owner may be cutting short at the moment, which ends the whole
 * process (SIGBUS), and reading goes on in the background after the reader was closed.
 */
final class UnmappedFile implements InputFile {
  private final Path file;
  private @Nullable FileChannel channel;

  UnmappedFile(Path file) {
    this.file = file;
  }

  @Override
  public void open() throws IOException {
    if (channel == null) {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    }
  }

  @Override
  public ByteBuffer readRange(long from, int bytes) throws IOException {
    FileChannel opened = opened();
    if (bytes < 0 || from < 0 || from + bytes > opened.size()) {
      throw new EOFException(file + " has no " + bytes + " bytes at " + from);
    }
    ByteBuffer range = ByteBuffer.allocate(bytes);
    while (range.hasRemaining()) {
      if (opened.read(range, from + range.position()) < 0) {
        throw new EOFException(file + " was cut short while it was read");
      }
    }
    return range.flip();
  }

  @Override
  public long length() throws IOException {
    return opened().size();
  }

  @Override
  public String name() {
    return String.valueOf(file.getFileName());
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  private FileChannel opened() {
    if (channel == null) {
      throw new IllegalStateException(file + " is not open");
    }
    return channel;
  }
}
