// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A file that another process writes to. Its new bytes are read at each look; a cut last record
 * stays until it is whole. It is never locked.
 */
final class Growing {

  /** So much is read at a look; the next one goes on. */
  private static final int MOST = 32 << 20;

  /** The beginning by which a file is known that was written anew within the old length. */
  private static final int HEAD = 256;

  private final Path file;
  private @Nullable Object key;
  private byte[] head = new byte[0];
  private long offset;

  Growing(Path file) {
    this.file = file;
  }

  /** What is new in it. */
  static final class Bytes {
    private final byte[] bytes;
    private final boolean restarted;

    private Bytes(byte[] bytes, boolean restarted) {
      this.bytes = bytes;
      this.restarted = restarted;
    }

    /** From where the last look left off. */
    byte[] bytes() {
      return bytes;
    }

    /** Whether the file was replaced or truncated, so that these are its first bytes. */
    boolean restarted() {
      return restarted;
    }
  }

  /** Reads on; empty where nothing is new or the file is not there now. */
  Bytes read() throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return new Bytes(new byte[0], false);
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      boolean restarted =
          offset > 0
              && (in.length() < offset
                  || (key != null && !key.equals(attributes.fileKey()))
                  || !sameHead(in));
      if (restarted) {
        offset = 0;
        head = new byte[0];
      }
      key = attributes.fileKey();
      byte[] bytes = new byte[(int) Math.min(MOST, Math.max(0, in.length() - offset))];
      in.seek(offset);
      in.readFully(bytes);
      if (head.length < HEAD) {
        head = new byte[(int) Math.min(HEAD, in.length())];
        in.seek(0);
        in.readFully(head);
      }
      return new Bytes(bytes, restarted);
    }
  }

  private boolean sameHead(RandomAccessFile in) throws IOException {
    byte[] now = new byte[head.length];
    in.seek(0);
    in.readFully(now);
    return java.util.Arrays.equals(head, now);
  }

  /** So many bytes of what was read are done with. */
  void take(int bytes) {
    offset += bytes;
  }

  /** Where the next look begins. */
  long offset() {
    return offset;
  }
}
