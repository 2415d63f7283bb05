// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayTest {

  @TempDir private Path root;

  private Optional<String> obstacle(Map<String, String> environment, String system) {
    return new Display(environment, system, root).obstacle();
  }

  @Test
  @DisplayName("without DISPLAY and WAYLAND_DISPLAY it says so, in one line")
  void noDisplay() {
    String obstacle = obstacle(Map.of("DISPLAY", ""), "Linux").orElseThrow();
    assertTrue(obstacle.contains("no display"), obstacle);
    assertEquals(1, obstacle.lines().count());
  }

  @Test
  @DisplayName("without GTK it names the library and the packages that bring it")
  void noGtk() {
    String obstacle = obstacle(Map.of("DISPLAY", ":0"), "Linux").orElseThrow();
    assertTrue(obstacle.contains("libgtk-3.so.0"), obstacle);
    assertTrue(obstacle.contains("apt install"), obstacle);
  }

  private void libraries() throws IOException {
    Files.createDirectories(root.resolve("etc"));
    Files.write(
        root.resolve("etc/ld.so.cache"),
        "\u0000libgtk-3.so.0\u0000".getBytes(StandardCharsets.ISO_8859_1));
    Files.createDirectories(root.resolve("usr/lib"));
    Files.createFile(root.resolve("usr/lib/libXtst.so.6"));
  }

  @Test
  @DisplayName("libraries are found by the loader's cache and in the usual folders")
  void gtk() throws IOException {
    libraries();
    Files.createDirectories(root.resolve("tmp/.X11-unix"));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(root.resolve("tmp/.X11-unix/X977")));
      assertEquals(Optional.empty(), obstacle(Map.of("DISPLAY", ":977"), "Linux"));
      assertEquals(Optional.empty(), obstacle(Map.of("DISPLAY", "unix:977.0"), "Linux"));
    }
  }

  @Test
  @DisplayName("a display of another machine, or of ssh, is one where a server listens")
  void overTheNetwork() throws IOException {
    libraries();
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      int number = server.getLocalPort() - 6000;
      Assumptions.assumeTrue(number >= 0 && number <= 9999, "port " + server.getLocalPort());
      assertEquals(Optional.empty(), obstacle(Map.of("DISPLAY", "localhost:" + number), "Linux"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {":977", "localhost:977.0", "127.0.0.1:977"})
  @DisplayName("a display that nobody serves is told by its name, with what to do")
  void unreachable(String display) throws IOException {
    libraries();
    String obstacle = obstacle(Map.of("DISPLAY", display), "Linux").orElseThrow();
    assertTrue(obstacle.startsWith("the display " + display + ", which DISPLAY names"), obstacle);
    assertTrue(obstacle.contains("ssh -X anew"), obstacle);
  }

  @Test
  @DisplayName("a Wayland session without X is none, and the words say what is missing")
  void waylandOnly() throws IOException {
    libraries();
    String obstacle = obstacle(Map.of("WAYLAND_DISPLAY", "wayland-0"), "Linux").orElseThrow();
    assertTrue(obstacle.contains("install Xwayland"), obstacle);
  }

  @Test
  @DisplayName("other systems bring what a window needs")
  void elsewhere() {
    assertEquals(Optional.empty(), obstacle(Map.of(), "Mac OS X"));
  }
}
