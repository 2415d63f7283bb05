// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.afterburner.workbench.Fuzzing;
import dev.afterburner.workbench.problem.importer.data.ArrowRows;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.data.JsonText;
import dev.afterburner.workbench.problem.importer.data.Pickle;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.data.RowTaker;
import dev.afterburner.workbench.problem.importer.data.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Bytes from elsewhere")
class ForeignBytesTest {

  private static final int ROUNDS = Fuzzing.cases(150);

  /** Packages of two kinds, rows, and an archive inside the archive. */
  private static final Map<String, byte[]> PACKAGE =
      new TreeMap<>(
          Map.of(
              "k/problem.yaml", "name: K\n".getBytes(UTF_8),
              "k/data/sample/1.in", "1\n".getBytes(UTF_8),
              "k/data/sample/1.ans", "2\n".getBytes(UTF_8),
              "d/init.yml", "archive: data.zip\ntest_cases:\n- {in: a, out: b}\n".getBytes(UTF_8),
              "d/data.zip", Packages.zip(Map.of("a", new byte[] {'1'}, "b", new byte[] {'2'})),
              "rows.jsonl", Imports.row(1).getBytes(UTF_8)));

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "lines",
        "list",
        "csv",
        "arrow/stream.arrow",
        "arrow/file-zstd.arrow",
        "arrow/file-lz4.arrow",
        "parquet/unread-columns.parquet",
        "zip",
        "tar"
      })
  @DisplayName("that are changed at random give rows, refusals or a sentence, and nothing else")
  void changed(String kind) throws Exception {
    try (Imports imports = Imports.in(folder)) {
      byte[] whole =
          switch (kind) {
            case "lines" -> (Imports.row(1) + "\n" + Imports.row(2) + "\n").getBytes(UTF_8);
            case "list" -> ("[" + Imports.row(1) + ",\n" + Imports.row(2) + "]").getBytes(UTF_8);
            case "csv" -> "task_id,text,code\n1,\"a\nb\",c\n2,d,e\n".getBytes(UTF_8);
            case "zip" -> Packages.zip(PACKAGE);
            case "tar" -> Packages.tar(PACKAGE);
            default -> Files.readAllBytes(imports.sample(kind));
          };
      Random random = new Random(kind.hashCode());
      Path file = folder.resolve("changed");
      int told = 0;
      for (int i = 0; i < ROUNDS; i++) {
        byte[] bytes =
            Arrays.copyOf(whole, i % 5 == 0 ? random.nextInt(whole.length) : whole.length);
        for (int k = 0; k < 1 + i % 6 && bytes.length > 0; k++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        Files.write(file, bytes);
        try {
          ImportReport report = imports.read(file);
          told += report.faults().isEmpty() && report.refusedRows() == 0 ? 0 : 1;
        } catch (ImportException e) {
          told++;
        }
      }
      assertTrue(told > ROUNDS / 20, "something was told: " + told);
    }
  }

  @Test
  @DisplayName("of a pipe or a device, which never end, are not begun with")
  void endless() throws Exception {
    Path pipe = folder.resolve("rows.jsonl");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    try (Imports imports = Imports.in(folder)) {
      for (Path path : List.of(pipe, Path.of("/dev/zero"))) {
        ImportException refused = assertThrows(ImportException.class, () -> imports.read(path));
        assertTrue(
            String.valueOf(refused.getMessage()).startsWith(path + " is a pipe or a device"),
            refused::toString);
      }
    }
  }

  @Test
  @DisplayName("that are taken away while they are read are told as such, and end nothing else")
  void cutShort() throws Exception {
    try (Imports imports = Imports.in(folder)) {
      Path file = folder.resolve("cut.arrow");
      Files.copy(imports.sample("arrow/stream.arrow"), file);
      ImportException cut =
          assertThrows(
              ImportException.class,
              () ->
                  new ArrowRows(file)
                      .each(
                          new RowTaker() {
                            @Override
                            public boolean row(long number, JsonNode row) throws IOException {
                              Files.write(file, new byte[0]);
                              return true;
                            }

                            @Override
                            public void refused(long number, String why) {
                              fail(why);
                            }
                          }));
      assertTrue(
          String.valueOf(cut.getMessage()).contains("is cut off after row 2"), cut::toString);
    }
  }

  @Test
  @DisplayName("in a pickle are never run: one text comes out, anything else is refused")
  void pickle() throws Exception {
    byte[] text = "[{\"input\": \"3\"}]".getBytes(UTF_8);
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(new byte[] {(byte) 0x80, 4, (byte) 0x95, 0, 0, 0, 0, 0, 0, 0, 0});
    pickle.write(0x8c);
    pickle.write(text.length);
    pickle.writeBytes(text);
    pickle.writeBytes(new byte[] {(byte) 0x94, '.'});
    assertEquals(new String(text, UTF_8), Pickle.packedText(packed(pickle.toByteArray())));
    byte[] program = "cos\nsystem\n(S'touch /tmp/x'\ntR.".getBytes(UTF_8);
    RowRefused refused = assertThrows(RowRefused.class, () -> Pickle.packedText(packed(program)));
    assertTrue(String.valueOf(refused.getMessage()).contains("it is not run"));
    Random random = new Random(7);
    for (int i = Fuzzing.cases(2_000); i > 0; i--) {
      byte[] bytes = pickle.toByteArray();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      try {
        Pickle.text(Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)));
      } catch (RowRefused damaged) {
        assertFalse(String.valueOf(damaged.getMessage()).isBlank());
      }
    }
    byte[] bomb = packed(new byte[Rows.LARGEST_ROW + 10]).getBytes(UTF_8);
    assertThrows(RowRefused.class, () -> Pickle.packedText(new String(bomb, UTF_8)));
  }

  @Test
  @DisplayName("that hold millions of values in a few kilobytes are refused, with the bound")
  void values() throws Exception {
    byte[] many = ("[" + "{},".repeat(2_000_001) + "{}]").getBytes(UTF_8);
    assertTrue(packed(many).length() < 20_000);
    RowRefused refused = assertThrows(RowRefused.class, () -> JsonText.read(many));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("more than 4,000,000 values and brackets"),
        refused.getMessage());
  }

  private static String packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(bytes);
    }
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }
}
