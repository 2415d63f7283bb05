// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.afterburner.sandbox.linux.Descriptors;
import dev.afterburner.sandbox.linux.LinuxException;
import dev.afterburner.sandbox.linux.Processes;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a file for standard output")
class OutputTest {

  private static Path file(Output output) {
    return Path.of("/proc/self/fd/" + output.writing());
  }

  /** A file's times are those of the kernel's last tick. */
  private static void tick() throws InterruptedException {
    Thread.sleep(20);
  }

  @Test
  @DisplayName("is written, and excused, by a descriptor that can't read it")
  void writes() throws Exception {
    try (Output output = new Output()) {
      tick();
      Descriptors.write(output.writing(), ByteBuffer.wrap(new byte[10_000]));
      assertThrows(LinuxException.class, () -> Descriptors.content(output.writing(), 10));
      assertEquals(10_000, output.printedBytes());
      assertEquals(12_288, output.memoryBytes());
      assertEquals(10_000, output.limitedBytes());
      assertEquals(10_000, output.written(20_000).size());
    }
  }

  @Test
  @DisplayName("holds no memory where it is a hole")
  void hole() throws Exception {
    try (Output output = new Output();
        RandomAccessFile file = new RandomAccessFile(file(output).toFile(), "rw")) {
      file.setLength(5_000_000);
      assertEquals(0, output.printedBytes());
      assertEquals(0, output.memoryBytes());
      assertEquals(5_000_000, output.limitedBytes());
    }
  }

  @Test
  @DisplayName("is memory once it was read or mapped, though it can only be opened by its owner")
  void read() throws Exception {
    for (boolean mapped : new boolean[] {false, true}) {
      try (Output output = new Output()) {
        Descriptors.write(output.writing(), ByteBuffer.wrap(new byte[10_000]));
        output.limitedBytes();
        tick();
        try (RandomAccessFile file = new RandomAccessFile(owned(output).toFile(), "rw")) {
          if (mapped) {
            file.getChannel().map(MapMode.READ_ONLY, 0, 4096);
          } else {
            file.read();
          }
        }
        assertEquals(0, output.printedBytes());
      }
    }
  }

  /** Root opens any file; another user must be allowed to. */
  private static Path owned(Output output) throws Exception {
    if (!Processes.isRoot()) {
      Files.setPosixFilePermissions(file(output), PosixFilePermissions.fromString("rw-rw-rw-"));
    }
    return file(output);
  }
}
