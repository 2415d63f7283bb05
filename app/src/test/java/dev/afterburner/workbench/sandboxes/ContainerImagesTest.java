// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of container images")
class ContainerImagesTest {

  private static final List<String> LANGUAGES = List.of("python", "cpp");

  @TempDir Path folder;

  @Test
  @DisplayName("names images by language, and may be missing")
  void images() throws Exception {
    Path file = folder.resolve("images.json");
    assertEquals(Map.of(), ContainerImages.read(file, LANGUAGES));
    Files.writeString(file, "{\"python\": \"mine:1\"}");
    assertEquals(Map.of("python", "mine:1"), ContainerImages.read(file, LANGUAGES));
  }

  @Test
  @DisplayName("is refused with its name where it is no map, or names what is no language")
  void refused() throws Exception {
    Path file = folder.resolve("images.json");
    for (String wrong :
        List.of("[", "[1]", "{\"python\": {}}", "{\"cobol\": \"x\"}", "{\"cpp\": \" \"}")) {
      Files.writeString(file, wrong);
      IOException refusal =
          assertThrows(IOException.class, () -> ContainerImages.read(file, LANGUAGES), wrong);
      String message = String.valueOf(refusal.getMessage());
      assertTrue(message.startsWith(file.toString()), message);
    }
  }
}
