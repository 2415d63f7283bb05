// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.linux.Descriptors;
import dev.afterburner.sandbox.linux.LinuxException;

/**
 * The file in memory that takes a program's standard output. The program gets a descriptor that
 * only writes, as a pipe's end does: what it can't read again is no memory of its own. A program
 * that is the same user as the workbench could open the file anew, and then none of it is excused.
 */
final class Output implements AutoCloseable {

  private final int fd;
  private final int writing;
  private final long unread;
  private boolean read;

  Output() throws LinuxException {
    fd = Descriptors.memory("stdout");
    try {
      writing = Descriptors.writeOnly(fd);
    } catch (LinuxException e) {
      Descriptors.close(fd);
      throw e;
    }
    unread = Descriptors.readMark(fd);
  }

  /** The program's descriptor. */
  int writing() {
    return writing;
  }

  /** What counts for the limit of outputs, bytes: its size, or what it holds where that is more. */
  long limitedBytes() {
    return Descriptors.heldBytes(fd);
  }

  /** Memory that it takes, bytes. */
  long memoryBytes() {
    return Descriptors.memoryBytes(fd);
  }

  /** How much of that was only printed, as into a pipe, bytes; 0 once the program has read it. */
  long printedBytes() {
    read |= Descriptors.readMark(fd) != unread;
    return read ? 0 : Math.min(Descriptors.size(fd), Descriptors.memoryBytes(fd));
  }

  /** What was written, at most so much. Afterwards it has been read. */
  Bytes written(long max) throws LinuxException {
    return Runner.written(fd, max);
  }

  @Override
  public void close() {
    Descriptors.close(writing);
    Descriptors.close(fd);
  }
}
