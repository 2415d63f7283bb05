// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.parquet.Field;
import dev.afterburner.workbench.parquet.ParquetWriter;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.store.SqliteProblemLibrary;
import dev.afterburner.workbench.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An import of Parquet (files that pyarrow wrote)")
class ParquetImportTest {

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private SqliteProblemLibrary library;

  @BeforeEach
  void open() throws StoreException {
    library = SqliteProblemLibrary.open(folder.resolve("problems.db"));
  }

  @AfterEach
  void close() {
    library.close();
  }

  private ImportReport read(Path file) throws ImportException, ProblemException {
    return new Importer(library).run(file, null, rows -> {}, new Cancellation());
  }

  private Path sample(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in =
        Objects.requireNonNull(
            ParquetImportTest.class.getResourceAsStream("/parquet/" + name), name)) {
      Files.copy(in, file);
    }
    return file;
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"venus-snappy.parquet", "venus-zstd.parquet"})
  @DisplayName("brings in nested rows as the same rows in JSON are")
  void nested(String name) throws Exception {
    ImportReport report = read(sample(name));
    assertEquals(2, report.added());
    assertEquals(List.of(), report.faults());
    ImportedProblem one = library.imported("leetcode-1");
    assertEquals("Print twice n. ü ", one.statement());
    assertEquals(List.of("math", "simulation"), one.tags());
    assertEquals("4", one.cases().getFirst().expected());
    ImportedProblem.Published good = one.solutions().getFirst().published();
    assertEquals(new ImportedProblem.Published(true, 5.5, 100, 7), good);
    ImportedProblem.Published bad = one.solutions().get(1).published();
    assertTrue(bad != null && !bad.passed() && bad.millis() == Double.POSITIVE_INFINITY);
  }

  @Test
  @DisplayName("brings in maps by language that are stored as structs")
  void languages() throws Exception {
    assertEquals(1, read(sample("venus-languages.parquet")).added());
    assertEquals(List.of("go", "python"), library.imported("leetcode-3").languages());
  }

  @Test
  @DisplayName("of other columns says once which there are and what is known")
  void schema() throws Exception {
    ImportReport report = read(sample("other-columns.parquet"));
    assertEquals(0, report.added());
    assertEquals(0, report.refusedRows());
    String fault = report.faults().getFirst();
    assertTrue(fault.contains("has the columns a, b, of no known format"), fault);
    assertTrue(fault.contains("leetcodedataset"), fault);
  }

  @Test
  @DisplayName("refuses a row whose text is not UTF-8, and takes the next")
  void encoding() throws Exception {
    ImportReport report = read(sample("latin1.parquet"));
    assertEquals(1, report.added());
    assertTrue(
        report
            .refused()
            .getFirst()
            .examples()
            .getFirst()
            .reason()
            .contains("\"question_content\" is not UTF-8"),
        report.refused().toString());
  }

  @Test
  @DisplayName("of a file that is cut off, is named so only, or is packed in another way, says so")
  void broken() throws Exception {
    byte[] whole = Files.readAllBytes(sample("venus-snappy.parquet"));
    Path cut = folder.resolve("cut.parquet");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    assertTrue(fault(cut).contains("cut off or damaged"), fault(cut));
    Path page = Files.writeString(folder.resolve("page.parquet"), "<html>not found</html>");
    assertTrue(fault(page).contains("is a web page, not the data"), fault(page));
    Path other = Files.writeString(folder.resolve("other.parquet"), "rows");
    assertTrue(fault(other).contains("is named as a Parquet file but is not one"), fault(other));
    Path pointer =
        Files.writeString(
            folder.resolve("lfs.parquet"), "version https://git-lfs.github.com/spec/v1\noid 1\n");
    assertTrue(fault(pointer).contains("Git LFS"), fault(pointer));
    String packed = fault(sample("venus-brotli.parquet"));
    assertTrue(packed.contains("BROTLI, which is not read here"), packed);
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, 200, 1200, (byte) 0x5a);
    Path spoilt = folder.resolve("spoilt.parquet");
    Files.write(spoilt, damaged);
    assertTrue(fault(spoilt).contains("is damaged after row 0"), fault(spoilt));
  }

  private String fault(Path file) throws ImportException, ProblemException {
    return read(file).faults().getFirst();
  }

  @Test
  @DisplayName("passes over a row of 100 MB, and reads the rows around it")
  void large() throws Exception {
    Path file = folder.resolve("large.parquet");
    List<Field> fields =
        List.of(
            new Field.Whole("problem_id"),
            new Field.Text("title"),
            new Field.Text("question_content"),
            new Field.Text("test_case_runners"),
            new Field.Text("test_cases"));
    try (OutputStream out = Files.newOutputStream(file);
        ParquetWriter writer = new ParquetWriter(out, fields)) {
      for (long id = 1; id <= 3; id++) {
        Map<String, Object> row = new HashMap<>();
        row.put("problem_id", id);
        row.put("title", "Title");
        row.put("question_content", id == 2 ? "x".repeat(100_000_000) : "Short.");
        row.put("test_case_runners", "==Code Submission==");
        row.put("test_cases", "[{\"input\": \"1\", \"output\": \"1\"}]");
        writer.write(row);
      }
    }
    ImportReport report = read(file);
    assertEquals(2, report.added());
    assertEquals(2, report.refused().getFirst().examples().getFirst().row());
    assertTrue(
        report.refused().getFirst().examples().getFirst().reason().startsWith("it is 100 MB long"),
        report.refused().toString());
  }
}
