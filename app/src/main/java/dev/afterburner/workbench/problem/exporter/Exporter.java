// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.exporter;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.files.WholeFile;
import dev.afterburner.workbench.parquet.ParquetWriter;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes problems as Venus rows, one in memory at a time; the file is there whole or not at all.
 */
public final class Exporter {

  private final Catalogue catalogue;
  private final ProblemLibrary library;
  private final List<Language> languages;
  private final String machine;

  /**
   * An exporter.
   *
   * @param catalogue all problems
   * @param library the imported ones, and what was measured of any
   * @param languages all that are known
   * @param machine names this machine
   */
  public Exporter(
      Catalogue catalogue, ProblemLibrary library, List<Language> languages, String machine) {
    this.catalogue = catalogue;
    this.library = library;
    this.languages = List.copyOf(languages);
    this.machine = machine;
  }

  /**
   * What was written.
   *
   * @param problems rows
   * @param solutions in all rows
   * @param measured those of them with figures of this machine
   * @param languages ids
   * @param bytes the file's size
   */
  public record Report(
      String file,
      int problems,
      int solutions,
      long measured,
      List<String> languages,
      long bytes) {}

  /**
   * Writes a file.
   *
   * @param only id of the one language that is wanted; empty for all
   * @param file .parquet, .jsonl or .jsonl.gz
   * @param progress told the number of rows so far
   */
  public Report run(
      List<Listing> problems,
      String only,
      Path file,
      IntConsumer progress,
      Cancellation cancellation)
      throws ProblemException {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (!name.matches(".*\\.(parquet|jsonl|jsonl\\.gz)")) {
      throw new ProblemException(
          "can't tell the format from the name "
              + file
              + "; end it in .parquet, .jsonl or .jsonl.gz");
    }
    Report[] report = new Report[1];
    try {
      WholeFile.<ProblemException>write(
          file,
          out -> {
            report[0] = write(problems, only, file, out, progress, cancellation);
            if (cancellation.isCancelled()) {
              throw new ProblemException("stopped; nothing was written");
            }
          });
      return new Report(
          report[0].file(),
          report[0].problems(),
          report[0].solutions(),
          report[0].measured(),
          report[0].languages(),
          Files.size(file));
    } catch (IOException e) {
      throw new ProblemException(
          "can't write " + file + ": " + FileFaults.reason(e) + "; choose another place", e);
    }
  }

  private Report write(
      List<Listing> problems,
      String only,
      Path file,
      OutputStream out,
      IntConsumer progress,
      Cancellation cancellation)
      throws IOException, ProblemException {
    List<Language> used =
        languages.stream()
            .filter(l -> only.isEmpty() || only.equals(l.id()))
            .filter(l -> problems.stream().anyMatch(p -> p.languages().contains(l.id())))
            .toList();
    VenusRow rows = new VenusRow(used, machine);
    int written = 0;
    int solutions = 0;
    long measured = 0;
    try (Sink sink = sink(file.toString(), rows, out)) {
      for (Listing listing : problems) {
        if (cancellation.isCancelled()) {
          break;
        }
        ImportedProblem problem = problem(listing.id(), only);
        List<Calibration> calibrations =
            library.calibrations(listing.id()).stream()
                .filter(c -> only.isEmpty() || only.equals(c.language()))
                .toList();
        VenusRow.Row row = rows.of(problem, calibrations);
        sink.write(row.values());
        solutions += problem.solutions().size();
        measured += row.measured();
        progress.accept(++written);
      }
    }
    return new Report(
        file.toString(), written, solutions, measured, used.stream().map(Language::id).toList(), 0);
  }

  private ImportedProblem problem(String id, String only) throws ProblemException {
    ImportedProblem whole =
        library.has(id)
            ? library.imported(id)
            : ImportedProblem.of(catalogue.find(id), "bundled", Map.of());
    return only.isEmpty() ? whole : whole.only(only);
  }

  /** Where rows go. */
  private interface Sink extends AutoCloseable {
    void write(Map<String, @Nullable Object> row) throws IOException;

    @Override
    void close() throws IOException;
  }

  private static Sink sink(String file, VenusRow rows, OutputStream out) throws IOException {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".parquet")) {
      return new Sink() {
        private final ParquetWriter writer = new ParquetWriter(out, rows.fields());

        @Override
        public void write(Map<String, @Nullable Object> row) throws IOException {
          writer.write(row);
        }

        @Override
        public void close() throws IOException {
          writer.close();
        }
      };
    }
    OutputStream lines = name.endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out;
    // Infinity bare, as Python's json reads and writes it.
    JsonMapper json = JsonMapper.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();
    return new Sink() {
      @Override
      public void write(Map<String, @Nullable Object> row) throws IOException {
        lines.write(json.writeValueAsBytes(row));
        lines.write('\n');
      }

      @Override
      public void close() throws IOException {
        lines.close();
      }
    };
  }
}
