// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {

  private static final Path HOME = Path.of("/home/ada");

  @Test
  @DisplayName("WORKBENCH_HOME holds everything")
  void workbenchHome() {
    Places places =
        Places.of(
            Map.of("WORKBENCH_HOME", "/data/wb", "XDG_DATA_HOME", "/elsewhere"), "Linux", HOME);
    assertEquals(Path.of("/data/wb/workbench.db"), places.database());
    assertEquals(Path.of("/data/wb/cache"), places.cache());
  }

  @Test
  @DisplayName("Linux: XDG folders, their defaults, and no relative ones")
  void linux() {
    assertEquals(
        new Places(
            HOME.resolve(".local/share/afterburner-workbench"),
            HOME.resolve(".cache/afterburner-workbench")),
        Places.of(Map.of(), "Linux", HOME));
    assertEquals(
        new Places(Path.of("/d/afterburner-workbench"), Path.of("/c/afterburner-workbench")),
        Places.of(Map.of("XDG_DATA_HOME", "/d", "XDG_CACHE_HOME", "/c"), "Linux", HOME));
    assertEquals(
        HOME.resolve(".local/share/afterburner-workbench"),
        Places.of(Map.of("XDG_DATA_HOME", "relative"), "Linux", HOME).data());
  }

  @Test
  @DisplayName("macOS and Windows: their customary folders")
  void others() {
    assertEquals(
        HOME.resolve("Library/Application Support/afterburner-workbench"),
        Places.of(Map.of(), "Mac OS X", HOME).data());
    assertEquals(
        Path.of("/local/afterburner-workbench"),
        Places.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME).data());
  }

  @Test
  @DisplayName("new folders are open to their owner only")
  void mode(@TempDir Path folder) throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Places places = new Places(folder.resolve("a/data"), folder.resolve("a/cache"));
    places.create();
    for (Path made : new Path[] {places.data(), places.cache()}) {
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
    }
  }

  @Test
  @DisplayName("the workbench's own folder is made private, one that the user chose stays as it is")
  void earlier(@TempDir Path folder) throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path own = Files.createDirectory(folder.resolve("afterburner-workbench"));
    Path chosen = Files.createDirectory(folder.resolve("shared"));
    for (Path there : new Path[] {own, chosen}) {
      Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-xr-x"));
      new Places(there, there.resolve("cache")).create();
    }
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
    assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(chosen)));
  }
}
