// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("programs that are kept")
class KeptProgramsTest {

  private static final long MOST = 2_000_000;
  private static final int PROGRAM = 300_000;

  @TempDir private Path folder;

  private void keep(KeptPrograms programs, int number) throws IOException {
    Path fresh = Files.createDirectories(folder.resolve("fresh" + number));
    Files.write(fresh.resolve("main"), new byte[PROGRAM]);
    programs.keep(fresh, "program" + number).close();
    age(programs, number);
  }

  /** As if they had been used in the order of their numbers, all of them lately. */
  private static void age(KeptPrograms programs, int number) throws IOException {
    Files.setLastModifiedTime(
        programs.folder("program" + number),
        FileTime.from(Instant.now().minusSeconds(100 - number)));
  }

  private long kept() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("programs"))) {
      return all.filter(Files::isRegularFile).count() * PROGRAM;
    }
  }

  @Test
  @DisplayName("never take more than their bound, however fast they come")
  void bound() throws Exception {
    KeptPrograms programs = new KeptPrograms(folder.resolve("programs"), MOST);
    for (int i = 0; i < 20; i++) {
      keep(programs, i);
      assertTrue(kept() <= MOST, "after " + i + ": " + kept());
    }
    assertNull(programs.use("program0"));
    KeptPrograms.Use last = programs.use("program19");
    assertNotNull(last);
    last.close();
    try (Stream<Path> names = Files.list(folder.resolve("programs"))) {
      List<String> odd =
          names.map(p -> p.getFileName().toString()).filter(n -> !n.startsWith("program")).toList();
      assertEquals(List.of(), odd);
    }
  }

  @Test
  @DisplayName("stay while any workbench runs them, and may go afterwards")
  void inUse() throws Exception {
    KeptPrograms programs = new KeptPrograms(folder.resolve("programs"), MOST);
    KeptPrograms others = new KeptPrograms(folder.resolve("programs"), MOST);
    keep(programs, 0);
    KeptPrograms.Use running = others.use("program0");
    assertNotNull(running);
    for (int i = 1; i < 12; i++) {
      keep(programs, i);
    }
    assertEquals(PROGRAM, Files.size(programs.folder("program0").resolve("main")));
    assertNull(programs.use("program1"));
    running.close();
    age(programs, 0);
    for (int i = 12; i < 20; i++) {
      keep(programs, i);
    }
    assertNull(programs.use("program0"));
  }

  @Test
  @DisplayName("that come twice are one")
  void twice() throws Exception {
    KeptPrograms programs = new KeptPrograms(folder.resolve("programs"), MOST);
    keep(programs, 0);
    keep(programs, 0);
    assertEquals(PROGRAM, kept());
  }
}
