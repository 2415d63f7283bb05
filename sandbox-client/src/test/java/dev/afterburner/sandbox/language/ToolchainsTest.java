// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolchainsTest {

  private final Languages languages = new Languages();

  @Test
  @DisplayName("a missing toolchain is named, with what to install")
  void missing(@TempDir Path empty) {
    Toolchains none = new Toolchains(languages, Map.of("PATH", empty.toString()), List.of());
    SandboxException missing =
        assertThrows(SandboxException.class, () -> none.find(languages.byId("ruby").orElseThrow()));
    assertEquals(SandboxException.Kind.TOOLCHAIN_MISSING, missing.kind());
    assertTrue(missing.toString().contains("apt install ruby"), missing.toString());
  }

  @Test
  @DisplayName("behind a shim stands the real executable")
  void shim(@TempDir Path folder) throws Exception {
    Toolchain real = Toolchains.ofThisMachine().find(languages.byId("python").orElseThrow());
    Path python = real.tools().get("python3");
    script(folder.resolve("python3"), "exec " + python + " \"$@\"");
    Toolchains shimmed = new Toolchains(languages, Map.of("PATH", folder.toString()), List.of());
    Toolchain found = shimmed.find(languages.byId("python").orElseThrow());
    assertEquals(python, found.tools().get("python3"));
    assertTrue(found.version().startsWith("Python 3"), found.version());
  }

  @Test
  @DisplayName("a compiler cache on PATH is passed over")
  void compilerCache(@TempDir Path folder) throws Exception {
    Path cache = Files.createDirectory(folder.resolve("ccache"));
    script(cache.resolve("gcc"), "exit 1");
    Toolchains toolchains =
        new Toolchains(languages, Map.of("PATH", cache + ":/usr/bin"), List.of());
    Toolchain found = toolchains.find(languages.byId("c").orElseThrow());
    assertTrue(found.tools().getOrDefault("gcc", cache).startsWith("/usr"), found.toString());
  }

  @Test
  @DisplayName("languages are found by id and by file name")
  void lookUp() {
    assertEquals(7, languages.all().size());
    assertEquals("C++", languages.byFileName("a.cpp").orElseThrow().name());
    assertEquals("Rust", languages.byId("rust").orElseThrow().name());
    assertTrue(languages.byFileName("a.cobol").isEmpty());
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
