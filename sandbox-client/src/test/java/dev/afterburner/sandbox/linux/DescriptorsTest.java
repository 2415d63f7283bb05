// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.linux;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A file in memory")
class DescriptorsTest {

  @Test
  @DisplayName("is sealed once nobody holds a page of it any more, and can't be written then")
  void sealing() throws Exception {
    int fd = Descriptors.memory("held");
    try {
      Descriptors.write(fd, ByteBuffer.wrap(new byte[8192]));
      Arena holder = Arena.ofShared();
      try (FileChannel file = open(fd)) {
        file.map(FileChannel.MapMode.READ_WRITE, 0, 8192, holder);
      }
      CompletableFuture<Long> sealed =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  Descriptors.seal(fd);
                  return System.nanoTime();
                } catch (LinuxException e) {
                  throw new IllegalStateException(e);
                }
              });
      Thread.sleep(100);
      long released = System.nanoTime();
      holder.close();
      assertTrue(sealed.join() > released, "a page was held for writing");
      assertThrows(LinuxException.class, () -> Descriptors.write(fd, ByteBuffer.wrap(new byte[1])));
    } finally {
      Descriptors.close(fd);
    }
  }

  private static FileChannel open(int fd) throws IOException {
    return FileChannel.open(
        Path.of("/proc/self/fd/" + fd), StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}
