package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  @DisplayName("libraries are found by the loader's cache and in the usual folders")
  void gtk() throws IOException {
    Files.createDirectories(root.resolve("etc"));
    Files.write(
        root.resolve("etc/ld.so.cache"),
        "\u0000libgtk-3.so.0\u0000".getBytes(StandardCharsets.ISO_8859_1));
    Files.createDirectories(root.resolve("usr/lib"));
    Files.createFile(root.resolve("usr/lib/libXtst.so.6"));
    assertEquals(Optional.empty(), obstacle(Map.of("WAYLAND_DISPLAY", "wayland-0"), "Linux"));
  }

  @Test
  @DisplayName("other systems bring what a window needs")
  void elsewhere() {
    assertEquals(Optional.empty(), obstacle(Map.of(), "Mac OS X"));
  }
}
