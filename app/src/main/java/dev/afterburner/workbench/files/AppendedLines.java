// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A text file that only grows, line by line, under one writer at a time. What {@link #append} has
 * returned from is on the disk. A last line that a killed writer left without its end is cut off
 * when the file is opened again. Safe for use by several threads.
 */
public final class AppendedLines implements Closeable {

  private static final int BLOCK = 1 << 16;
  private static final int TRIES = 5;
  private static final int PAUSE_MILLIS = 20;

  private final FileChannel channel;
  private final FileChannel lock;
  private final long torn;
  private long end;

  private AppendedLines(FileChannel channel, FileChannel lock) throws IOException {
    this.channel = channel;
    this.lock = lock;
    this.end = wholeLines(channel);
    this.torn = channel.size() - end;
    channel.truncate(end);
    channel.position(end);
  }

  /**
   * Opens a file, which is made where it is missing, as its folder is. Beside it lies an empty file
   * NAME.lock: whoever reads the file itself, in this process too, would end a lock on it.
   *
   * @throws IOException also where another process writes to it
   */
  public static AppendedLines open(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    FileChannel lock =
        FileChannel.open(lockOf(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (!isLocked(lock)) {
        throw new FileSystemException(file.toString(), null, "another workbench is writing to it");
      }
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        return new AppendedLines(channel, lock);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Path lockOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".lock");
  }

  /** Takes the lock; {@link #isWritten} of another process may hold it for a moment. */
  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      for (int i = 0; i < TRIES; i++) {
        if (channel.tryLock() != null) {
          return true;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      return false;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Whether another process writes to a file. Not to be asked of a file that this process writes
   * to: the answer would end its lock.
   */
  public static boolean isWritten(Path file) {
    Path lock = lockOf(file);
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.READ);
        @Nullable FileLock free = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return free == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      return false; // somebody else's, who may not be asked
    }
  }

  /** Deletes a file that nobody writes to, and what lies beside it. */
  public static void delete(Path file) throws IOException {
    Files.delete(file);
    Files.deleteIfExists(lockOf(file));
  }

  /** Where the last line break is, plus one. */
  private static long wholeLines(FileChannel channel) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    for (long to = channel.size(); to > 0; ) {
      long from = Math.max(0, to - BLOCK);
      block.clear().limit((int) (to - from));
      while (block.hasRemaining()) {
        if (channel.read(block, from + block.position()) < 0) {
          break;
        }
      }
      for (int i = block.position() - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          return from + i + 1;
        }
      }
      to = from;
    }
    return 0;
  }

  /** How many bytes of an unfinished line were cut off, 0 most often. */
  public long torn() {
    return torn;
  }

  /**
   * Adds a line.
   *
   * @param line without a line break in it
   */
  public void append(String line) throws IOException {
    if (line.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a line holds no line break");
    }
    write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  private synchronized void write(ByteBuffer bytes) throws IOException {
    int length = bytes.remaining();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes, end + bytes.position());
      }
      channel.force(false);
      end += length;
    } catch (IOException e) {
      // Half a line would take the next one with it.
      channel.truncate(end);
      throw e;
    }
  }

  @Override
  public synchronized void close() throws IOException {
    lock.close();
    channel.close();
  }
}
