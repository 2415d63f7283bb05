// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LauncherBinaryTest {

  @Test
  @DisplayName("the committed launchers were built from the committed source")
  void sameSource() throws IOException {
    ByteArrayOutputStream source = new ByteArrayOutputStream();
    for (String file : List.of("launcher.c", "warm.h")) {
      source.writeBytes(Files.readAllBytes(Path.of("src/main/launcher", file)));
    }
    try (InputStream in = LauncherBinary.class.getResourceAsStream("launcher-source.sha256")) {
      String recorded =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      assertEquals(
          LauncherBinary.sha256(source.toByteArray()),
          recorded.strip(),
          "run src/main/launcher/build-launcher.sh and commit what it makes");
    }
  }
}
