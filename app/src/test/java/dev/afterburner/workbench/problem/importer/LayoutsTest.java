// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.ArrowRows;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.data.RowTaker;
import dev.afterburner.workbench.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

@DisplayName("Rows come in from")
class LayoutsTest {

  private static final String LINES = Imports.row(1) + "\n" + Imports.row(2) + "\n";

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Imports imports;

  @BeforeEach
  void open() throws StoreException {
    imports = Imports.in(folder);
  }

  @AfterEach
  void close() {
    imports.close();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"gz", "bz2", "xz", "zst"})
  @DisplayName("compressed lines, whatever the file is called")
  void compressed(String kind) throws Exception {
    ImportReport report = imports.read(Files.write(folder.resolve("rows"), packed(kind)));
    assertEquals(2, report.added());
    assertEquals(List.of(), report.faults());
    byte[] cut = java.util.Arrays.copyOf(packed(kind), packed(kind).length - 12);
    List<String> faults = imports.read(Files.write(folder.resolve("cut"), cut)).faults();
    assertEquals(1, faults.size());
    assertTrue(faults.getFirst().matches(".*(breaks off|is damaged).*"), faults.getFirst());
  }

  private static byte[] packed(String kind) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (kind.equals("zst")) {
      return Zstd.compress(LINES.getBytes(UTF_8));
    }
    try (OutputStream out =
        switch (kind) {
          case "gz" -> new GZIPOutputStream(bytes);
          case "bz2" -> new BZip2CompressorOutputStream(bytes);
          default -> new XZOutputStream(bytes, new LZMA2Options());
        }) {
      out.write(LINES.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  @DisplayName("no archive that is far larger unpacked than its size lets expect")
  void bomb() throws Exception {
    Path zip = folder.resolve("bomb.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("rows.jsonl"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 300; i++) {
        out.write(zeros);
      }
    }
    ImportException refused = assertThrows(ImportException.class, () -> imports.read(zip));
    // 256 MiB, and 50 times what 300 MiB of zeros are packed to.
    long most = 256 + 50 * Files.size(zip) / (1 << 20);
    assertTrue(
        String.valueOf(refused.getMessage()).contains("more than " + most + " MiB unpacked"),
        refused.getMessage());
  }

  @Test
  @DisplayName("zip and tar files, none of whose entries lands outside")
  void archives() throws Exception {
    Path zip = folder.resolve("rows.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("set/train.jsonl"));
      out.write(LINES.getBytes(UTF_8));
      out.putNextEntry(new ZipEntry("../../escaped-workbench.jsonl"));
      out.write(Imports.row(9).getBytes(UTF_8));
    }
    ImportReport report = imports.read(zip);
    assertEquals(2, report.added());
    assertEquals("train", imports.library().imported("mbpp-mbpp-1").split());
    Path tar = folder.resolve("rows.tar.gz");
    try (TarArchiveOutputStream out =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(tar)))) {
      byte[] rows = Imports.row(3).getBytes(UTF_8);
      TarArchiveEntry entry = new TarArchiveEntry("rows.json");
      entry.setSize(rows.length);
      out.putArchiveEntry(entry);
      out.write(rows);
      out.closeArchiveEntry();
    }
    assertEquals(1, imports.read(tar).added());
  }

  @Test
  @DisplayName("an object that holds them by their ids, and a list within an object")
  void keyed() throws Exception {
    String row = Imports.row(1).replace("\"task_id\": 1, ", "");
    assertEquals(
        2, imports.read("keyed.json", "{\"71\": " + row + ",\n \"72\": " + row + "}").added());
    assertEquals("MBPP 72", imports.library().imported("mbpp-mbpp-72").title());
    String inside = "{\n  \"version\": 1,\n  \"data\": [" + Imports.row(5) + "]\n}\n";
    assertEquals(1, imports.read("inside.json", inside).added());
  }

  @Test
  @DisplayName("a list, each of whose elements is bounded as a line is")
  void bounded() throws Exception {
    Path file = folder.resolve("list.json");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(("[" + Imports.row(1) + ", {\"x\": [").getBytes(UTF_8));
      byte[] objects = "{},".repeat(100_000).getBytes(UTF_8);
      for (int i = 0; i < 20; i++) {
        out.write(objects);
      }
      out.write(("{}]}, " + Imports.row(2) + "]").getBytes(UTF_8));
    }
    ImportReport report = imports.read(file);
    assertEquals(2, report.added());
    assertEquals(1, report.refusedRows());
    assertTrue(Imports.reasons(report).getFirst().contains("more values than are read of one row"));
    List<String> faults = imports.read("open.json", "[" + Imports.row(7) + ", {\"x\": ").faults();
    assertTrue(faults.getFirst().contains("ends inside row 2"), faults.toString());
  }

  @Test
  @DisplayName("JSON with long numbers, deep nesting and long names, and faults in plain words")
  void limits() throws Exception {
    String long5000 = "7".repeat(5_000);
    String deep = "[".repeat(2_000) + "]".repeat(2_000);
    String name = "n".repeat(60_000);
    String more = ", \"a\": " + long5000 + ", \"b\": " + deep + ", \"" + name + "\": 1}";
    assertEquals(1, imports.read("big.jsonl", Imports.row(1).replaceFirst("}$", more)).added());
    String bad =
        Imports.row(2).replaceFirst("}$", ", \"a\": " + "7".repeat(200_000) + "}")
            + "\n{\"a\": 1} {\"b\": 2}\n{\"a\": \u001e1}\n{\"a\": nope}\n{\"a\": \"b\n{'a': 1}\n";
    ImportReport report = imports.read("bad.jsonl", bad);
    assertEquals(6, report.refusedRows());
    String all = String.join("\n", Imports.reasons(report));
    assertTrue(all.contains("a number of more than 100,000 digits"), all);
    assertTrue(!all.matches("(?s).*(Feature|Constraints|JsonToken|get[A-Z]\\w+\\().*"), all);
  }

  @Test
  @DisplayName("CSV with quoted line breaks, in commas and in tabs")
  void csv() throws Exception {
    String code = "\"def twice(n):\n    return 2 * n\"";
    String tests = "\"[\"\"assert twice(2) == 4\"\"]\"";
    ImportReport report =
        imports.read(
            "rows.csv",
            "task_id,text,code,test_list\n21,Twice n.,"
                + code
                + ","
                + tests
                + "\n"
                + "22,\"Twice, n.\","
                + code
                + ",\"['assert twice(3) == 6']\"\n");
    assertEquals(List.of(), report.faults());
    assertEquals(2, report.added());
    ImportedProblem second = imports.library().imported("mbpp-mbpp-22");
    assertEquals("Twice, n.", second.statement());
    assertEquals("def twice(n):\n    return 2 * n", second.solutions().getFirst().code());
    assertEquals(
        1,
        imports
            .read("rows.tsv", "task_id\ttext\tcode\ttest_list\n23\tTwice\t" + code + "\t" + tests)
            .added());
    List<String> faults = imports.read("no.csv", "colour,shape\nred,round\n").faults();
    assertTrue(
        faults
            .getFirst()
            .contains("no.csv, a CSV file, has the columns colour, shape, of no known"));
    byte[] arrow = Files.readAllBytes(imports.sample("arrow/stream.arrow"));
    Path cut = Files.write(folder.resolve("cut.bin"), java.util.Arrays.copyOf(arrow, 200));
    String told = imports.read(cut).faults().getFirst();
    assertTrue(told.contains("cut.bin, an Arrow file, is cut off after row 0"), told);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"stream", "file-zstd", "file-lz4"})
  @DisplayName("Arrow, whatever the types of the columns that nobody reads")
  void arrow(String kind) throws Exception {
    ImportReport report = imports.read(imports.sample("arrow/" + kind + ".arrow"));
    assertEquals(List.of(), report.faults());
    assertEquals(2, report.added());
    assertEquals("Twice n", imports.library().imported("mbpp-mbpp-2").statement());
  }

  @Test
  @DisplayName("Arrow with each type's own values")
  void arrowValues() throws Exception {
    List<String> rows = new java.util.ArrayList<>();
    new ArrowRows(imports.sample("arrow/stream.arrow"))
        .each(
            new RowTaker() {
              @Override
              public boolean row(long number, tools.jackson.databind.JsonNode row) {
                StringBuilder text = new StringBuilder();
                for (String name :
                    List.of(
                        "word", "big", "lists", "three", "none", "truth", "half", "view", "huge",
                        "ints")) {
                  text.append(row.path(name)).append(' ');
                }
                rows.add(text.toString());
                return true;
              }

              @Override
              public void refused(long number, String reason) {
                rows.add(reason);
              }
            });
    assertEquals(
        List.of(
            "\"a\" \"a\" [1.5] [1,2,3] null true 1.5 \"short\" 18446744073709551615 {\"1\":\"a\"} ",
            "\"b\" \"b\" null [4,5,6] null null 2.0 \"longer than twelve bytes\" 0 {\"2\":\"b\"} "),
        rows);
  }

  @Test
  @DisplayName("a folder that datasets saved, and its parts by the folders' names")
  void saved() throws Exception {
    Path arrow = imports.sample("arrow/stream.arrow");
    Path part = Files.createDirectories(folder.resolve("saved/test"));
    Files.copy(arrow, part.resolve("data-00000-of-00001.arrow"));
    Files.writeString(part.resolve("state.json"), "{\"_data_files\": []}");
    Files.writeString(part.resolve("dataset_info.json"), "{\"features\": {}}");
    Files.writeString(folder.resolve("saved/dataset_dict.json"), "{\"splits\": [\"test\"]}");
    ImportReport report = imports.read(folder.resolve("saved"));
    assertEquals(2, report.rows());
    assertEquals(2, report.added());
    assertEquals("test", imports.library().imported("mbpp-mbpp-1").split());
  }

  @Test
  @DisplayName("Parquet with a null in the column that tells the format: that row alone is refused")
  void parquetNull() throws Exception {
    ImportReport report = imports.read(imports.sample("parquet/null.parquet"));
    assertEquals(List.of(), report.faults());
    assertEquals(2, report.added());
    assertEquals(List.of("the field \"input_output\" is null"), Imports.reasons(report));
    assertEquals(2, report.refused().getFirst().examples().getFirst().row());
  }

  @Test
  @DisplayName("Parquet with bytes, images and maps by numbers in columns that nobody reads")
  void parquetColumns() throws Exception {
    ImportReport report = imports.read(imports.sample("parquet/unread-columns.parquet"));
    assertEquals(List.of(), report.faults());
    assertEquals(2, report.added());
    assertEquals(0, report.refusedRows());
  }

  @Test
  @DisplayName("nothing that is of another kind, which is named with what to do")
  void others() throws Exception {
    assertTrue(fault("SQLite format 3\0").contains("is a SQLite database; save its rows"));
    assertTrue(fault("<!DOCTYPE html>").contains("web page"));
    Path pickle = Files.write(folder.resolve("p.pkl"), new byte[] {(byte) 0x80, 4, 'N', '.'});
    assertTrue(imports.read(pickle).faults().getFirst().contains("is a pickle"));
  }

  private String fault(String text) throws Exception {
    try {
      ImportReport report = imports.read("other.bin", text);
      return String.join(" ", report.faults()) + String.join(" ", Imports.reasons(report));
    } catch (ImportException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  @DisplayName("a set that refuses many rows alike, counted with three examples")
  void counted() throws Exception {
    StringBuilder rows = new StringBuilder(Imports.row(1)).append('\n');
    for (int i = 0; i < 500; i++) {
      rows.append("{\"some\": ").append(i).append("}\n");
    }
    ImportReport report = imports.read("many.jsonl", rows.toString());
    assertEquals(1, report.refused().size());
    assertEquals(500, report.refused().getFirst().rows());
    assertEquals(3, report.refused().getFirst().examples().size());
    assertEquals(2, report.refused().getFirst().examples().getFirst().row());
  }
}
