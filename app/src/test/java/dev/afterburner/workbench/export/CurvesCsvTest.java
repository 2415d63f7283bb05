// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.export.figure.ExportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Curves as CSV")
final class CurvesCsvTest {

  private static final MemoryCurve CURVE =
      MemoryCurve.of(new long[] {0, 100}, new long[] {4096, 8192}, 200);

  @TempDir private Path folder = Path.of("");

  @Test
  @DisplayName("hold every sample of every version")
  void samples() throws Exception {
    Map<String, MemoryCurve> curves = new LinkedHashMap<>();
    curves.put("v1", CURVE);
    curves.put("v0, \"mine\"", CURVE);
    Path file = folder.resolve("new/deeper/curves.csv");
    CurvesCsv.write(curves, file);
    assertEquals(
        List.of(
            "version,at_ns,resident_bytes",
            "v1,0,4096",
            "v1,100,8192",
            "\"v0, \"\"mine\"\"\",0,4096",
            "\"v0, \"\"mine\"\"\",100,8192"),
        Files.readAllLines(file));
  }

  @Test
  @DisplayName("replace an older file, and leave nothing else behind")
  void replaces() throws Exception {
    Path file = folder.resolve("curves.csv");
    Files.writeString(file, "old");
    CurvesCsv.write(Map.of("v0", CURVE), file);
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  @DisplayName("say which file cannot be written, why, and what to do")
  void unwritable() throws Exception {
    Path notAFolder = Files.writeString(folder.resolve("notes.txt"), "");
    ExportException e =
        assertThrows(
            ExportException.class,
            () -> CurvesCsv.write(Map.of("v0", CURVE), notAFolder.resolve("curves.csv")));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains("curves.csv"), message);
    assertTrue(message.contains("notes.txt is a file, not a folder"), message);
    assertTrue(message.endsWith("Choose another place."), message);
  }

  @Test
  @DisplayName("say that a folder needs a file name")
  void folder() {
    ExportException e =
        assertThrows(ExportException.class, () -> CurvesCsv.write(Map.of("v0", CURVE), folder));
    assertTrue(String.valueOf(e.getMessage()).contains("is a folder"));
  }

  @Test
  @DisplayName("leave an older file untouched when writing fails half way")
  void halfWay() throws Exception {
    Path file = folder.resolve("curves.csv");
    Files.writeString(file, "old");
    ExportException e =
        assertThrows(
            ExportException.class,
            () ->
                ExportFile.write(
                    file,
                    out -> {
                      out.write('x');
                      throw new IOException("No space left on device");
                    }));
    assertTrue(String.valueOf(e.getMessage()).contains("no space left on device"));
    assertEquals("old", Files.readString(file));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }
}
