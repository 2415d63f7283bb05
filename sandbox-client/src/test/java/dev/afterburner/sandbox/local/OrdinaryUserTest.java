// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.afterburner.sandbox.launcher.HostilePrograms;
import dev.afterburner.sandbox.linux.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where the tests run as an ordinary user, {@link HostileProgramsTest} says the same. */
class OrdinaryUserTest {

  private static final String NOBODY = "65534";

  private Path folder;

  @BeforeEach
  void publicFolder() throws IOException {
    folder = Files.createTempDirectory("sandbox-nobody");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  @AfterEach
  void remove() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  @Test
  @DisplayName("all hostile programs end as they must when an ordinary user runs them")
  void battery() throws Exception {
    assumeTrue(Processes.isRoot(), "the tests run as an ordinary user already");
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                "setpriv",
                "--reuid",
                NOBODY,
                "--regid",
                NOBODY,
                "--clear-groups",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                readableClassPath(),
                HostilePrograms.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int code = process.waitFor();
    assertEquals(0, code, Files.readString(log, StandardCharsets.UTF_8));
  }

  /** Copies of the class path's files: the originals may lie in a home that is closed to others. */
  private String readableClassPath() throws IOException {
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path source = Path.of(entry);
      if (!Files.exists(source)) {
        continue;
      }
      Path copy = folder.resolve(copies.size() + "-" + source.getFileName());
      try (Stream<Path> all = Files.walk(source)) {
        for (Path path : all.toList()) {
          Path target = copy.resolve(source.relativize(path).toString());
          if (path.equals(source)) {
            target = copy;
          }
          Files.copy(path, target);
          target.toFile().setReadable(true, false);
          target.toFile().setExecutable(Files.isDirectory(path), false);
        }
      }
      copies.add(copy.toString());
    }
    return String.join(File.pathSeparator, copies);
  }
}
