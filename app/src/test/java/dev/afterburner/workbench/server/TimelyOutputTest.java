// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An answer that has to be read")
class TimelyOutputTest {

  @Test
  @DisplayName("ends with its connection where the client never reads")
  void neverRead() throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (SocketChannel client = SocketChannel.open(server.getLocalAddress());
          SocketChannel accepted = server.accept()) {
        assertEquals(client.getLocalAddress(), accepted.getRemoteAddress());
        byte[] chunk = new byte[1 << 20];
        TimelyOutput out =
            new TimelyOutput(Channels.newOutputStream(accepted), Duration.ofMillis(300));
        assertThrows(
            IOException.class,
            () -> {
              for (int i = 0; i < 64; i++) {
                out.write(chunk);
              }
            });
        assertFalse(accepted.isOpen());
      }
    } finally {
      boolean _ = Thread.interrupted();
    }
  }

  @Test
  @DisplayName("is left alone where it is taken in time")
  void read() throws Exception {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    try (TimelyOutput out = new TimelyOutput(taken, Duration.ofMillis(50))) {
      out.write("one".getBytes(US_ASCII));
      Thread.sleep(200);
      out.write('2');
      out.flush();
    }
    assertEquals("one2", taken.toString(US_ASCII));
    assertFalse(Thread.currentThread().isInterrupted());
  }
}
