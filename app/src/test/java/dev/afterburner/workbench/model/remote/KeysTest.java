// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.model.ModelException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Keys of model servers")
class KeysTest {

  private static final URI OPENAI = URI.create("https://api.openai.com/v1");
  private static final URI LOCAL = URI.create("http://localhost:8000/v1");

  @TempDir Path folder;

  @Test
  @DisplayName("go to the server that they are for and to no other")
  void own() throws Exception {
    Keys keys =
        new Keys(Map.of("OPENAI_API_KEY", " a "), folder.resolve("keys.json"), new NoKeyring());
    assertEquals(Optional.of("a"), keys.of(OPENAI));
    assertEquals(Optional.empty(), keys.of(LOCAL));
    assertEquals(Optional.empty(), keys.of(URI.create("https://api.anthropic.com")));
  }

  @Test
  @DisplayName("are kept in a file that only its owner may read")
  void kept() throws Exception {
    Path file = folder.resolve("data/keys.json");
    Keys keys = new Keys(Map.of(), file, new NoKeyring());
    keys.keep("localhost:8000", "b");
    keys.keep("api.openai.com", "c");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(Optional.of("b"), new Keys(Map.of(), file, new NoKeyring()).of(LOCAL));
    keys.keep("localhost:8000", "");
    assertEquals(Optional.empty(), keys.of(LOCAL));
    assertEquals(Optional.of("c"), keys.of(OPENAI));

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    ModelException fault = assertThrows(ModelException.class, () -> keys.of(OPENAI));
    assertTrue(String.valueOf(fault.getMessage()).contains("chmod 600"));
    assertFalse(String.valueOf(fault.getMessage()).contains("\"c\""));
  }

  @Test
  @DisplayName("leave nothing behind in the folder if they can't be written")
  void unwritable() throws Exception {
    // Longer than a file system takes (255 bytes), so that the last step fails.
    Keys keys = new Keys(Map.of(), folder.resolve("k".repeat(300)), new NoKeyring());
    ModelException fault =
        assertThrows(ModelException.class, () -> keys.keep("localhost:8000", "SECRET"));
    assertTrue(String.valueOf(fault.getMessage()).endsWith("file name too long"));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(), left.toList());
    }
  }
}
