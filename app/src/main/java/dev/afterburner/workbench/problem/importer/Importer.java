package dev.afterburner.workbench.problem.importer;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Checks;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Brings data sets into the library: rows stream through, broken ones are reported and the rest
 * goes in, and what is there already stays as it is.
 */
public final class Importer {

  private static final int TOGETHER = 256;

  /** Problems of many large cases are written sooner, to hold little in memory; characters. */
  private static final long TOGETHER_CHARACTERS = 8 << 20;

  private static final Pattern SPLIT =
      Pattern.compile("(?<![a-z])(train|test|validation|valid|dev)(?![a-z])");

  private final ProblemLibrary library;
  private @Nullable String comparator;
  private final RowFormats formats = new RowFormats();

  public Importer(ProblemLibrary library) {
    this.library = library;
  }

  /** The words for a format. */
  public List<String> formats() {
    return formats.ids();
  }

  /** Problems that come in are judged by this comparator, whatever their set says. */
  public Importer comparing(@Nullable String rule) {
    comparator = rule;
    return this;
  }

  /**
   * Imports a file, or all files of a folder.
   *
   * @param path JSON lines, a JSON list, gzip of these, Parquet; a folder of such files, or of
   *     problems in the bundled layout
   * @param format word of {@link #formats}; null to tell it from each row
   * @param progress told the number of rows so far
   * @throws ImportException where nothing can be read at all
   */
  public ImportReport run(
      Path path, @Nullable String format, LongConsumer progress, Cancellation cancellation)
      throws ImportException, ProblemException {
    RowFormat wanted = null;
    if (format != null) {
      wanted =
          formats
              .named(format)
              .orElseThrow(
                  () ->
                      new ImportException(
                          "there is no format \""
                              + format
                              + "\"; known are "
                              + String.join(", ", formats.ids())));
    }
    Pass pass = new Pass(wanted, progress, cancellation);
    if (!Files.exists(path)) {
      throw new ImportException("there is no file or folder " + path);
    }
    for (Path file : files(path)) {
      pass.file(file);
    }
    ImportReport report = pass.report();
    if (report.rows() == 0 && report.faults().isEmpty()) {
      throw new ImportException(
          path + " holds no rows; expected are JSON lines, a JSON list, gzip of these, or Parquet");
    }
    return report;
  }

  private static List<Path> files(Path path) throws ImportException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> inside = Files.walk(path, 4)) {
      List<Path> found =
          inside
              .filter(Files::isRegularFile)
              .filter(
                  file ->
                      file.toString().matches(".*\\.(jsonl|json|ndjson|parquet)(\\.gz)?")
                          && !("/" + path.relativize(file)).contains("/."))
              .sorted()
              .toList();
      List<Path> own = found.stream().filter(file -> file.endsWith("problem.json")).toList();
      if (!own.isEmpty()) {
        return own;
      }
      if (found.isEmpty()) {
        throw new ImportException(
            path + " holds no files that end in .jsonl, .json, .parquet or these with .gz");
      }
      return found;
    } catch (IOException e) {
      throw new ImportException("can't read the folder " + path + ": " + e, e);
    }
  }

  /** One import. */
  private final class Pass implements RowTaker {
    private final @Nullable RowFormat wanted;
    private final LongConsumer progress;
    private final Cancellation cancellation;
    private final Map<String, Long> byFormat = new TreeMap<>();
    private final List<ImportReport.Refusal> refused = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<ImportedProblem> waiting = new ArrayList<>();
    private final Map<String, List<Calibration>> measured = new LinkedHashMap<>();
    private long waitingCharacters;
    private String name = "";
    private String split = "";
    private boolean alike;
    private long rows;
    private long added;
    private long joined;
    private long known;

    Pass(@Nullable RowFormat wanted, LongConsumer progress, Cancellation cancellation) {
      this.wanted = wanted;
      this.progress = progress;
      this.cancellation = cancellation;
    }

    void file(Path file) throws ProblemException {
      name = file.toString();
      split = splitOf(String.valueOf(file.getFileName()));
      try {
        if (file.endsWith("problem.json")) {
          own(Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow());
        } else {
          Rows source = source(file);
          alike = source.alike();
          source.each(this);
        }
      } catch (ImportException e) {
        faults.add(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        faults.add("can't read " + file + ": " + e);
      }
      write();
    }

    private void own(Path folder) throws ProblemException {
      ImportedProblem read;
      try {
        read = new OwnFolder(folder).read();
      } catch (ProblemException e) {
        refused(1, String.valueOf(e.getMessage()));
        return;
      }
      rows++;
      take("folder", read, List.of());
    }

    @Override
    public boolean row(long number, JsonNode row) throws IOException, ImportException {
      rows++;
      progress.accept(rows);
      RowFormat format = wanted == null ? formats.of(row).orElse(null) : wanted;
      try {
        if (format == null) {
          String fields = String.join(", ", row.propertyNames().stream().limit(12).toList());
          String known = " of no known format; known are " + String.join(", ", formats.ids());
          if (alike) {
            throw new ImportException(name + " has the columns " + fields + "," + known);
          }
          throw new RowRefused("its fields (" + fields + ") are" + known);
        }
        take(format.id(), format.read(row), format.measured(row));
      } catch (RowRefused e) {
        refused.add(new ImportReport.Refusal(name, number, String.valueOf(e.getMessage())));
      } catch (ProblemException e) {
        throw new ImportException(String.valueOf(e.getMessage()), e);
      }
      return !cancellation.isCancelled();
    }

    @Override
    public void refused(long number, String reason) {
      rows++;
      refused.add(new ImportReport.Refusal(name, number, reason));
    }

    private void take(String format, ImportedProblem problem, List<Calibration> figures)
        throws ProblemException {
      byFormat.merge(format, 1L, Long::sum);
      waiting.add(compared(problem.inSplit(split)));
      if (!figures.isEmpty()) {
        measured.put(problem.id(), figures);
      }
      for (ImportedProblem.Case one : problem.cases()) {
        waitingCharacters += one.input().length() + one.expected().length();
      }
      if (waiting.size() >= TOGETHER || waitingCharacters > TOGETHER_CHARACTERS) {
        write();
      }
    }

    /** What is judged by assertions stays so. */
    private ImportedProblem compared(ImportedProblem problem) throws ProblemException {
      boolean asserts =
          problem.sources().keySet().stream().anyMatch(field -> field.startsWith(Checks.FIELD));
      return comparator == null || asserts ? problem : problem.comparedBy(comparator);
    }

    private void write() throws ProblemException {
      for (ProblemLibrary.Put put : library.put(waiting)) {
        switch (put) {
          case ADDED -> added++;
          case JOINED -> joined++;
          case KNOWN -> known++;
        }
      }
      for (Map.Entry<String, List<Calibration>> figures : measured.entrySet()) {
        keep(figures.getKey(), figures.getValue());
      }
      waiting.clear();
      measured.clear();
      waitingCharacters = 0;
    }

    /** What was measured since counts more than what a file says. */
    private void keep(String problem, List<Calibration> figures) throws ProblemException {
      List<Calibration> there = library.calibrations(problem);
      for (Calibration one : figures) {
        if (there.stream().noneMatch(one::replaces)) {
          library.keep(problem, one);
        }
      }
    }

    ImportReport report() {
      return new ImportReport(rows, added, joined, known, byFormat, refused, faults);
    }
  }

  /** Data sets name their parts in the files' names: train-00000-of-00002.parquet, test.jsonl. */
  private static String splitOf(String file) {
    Matcher word = SPLIT.matcher(file.toLowerCase(Locale.ROOT));
    return word.find() ? word.group(1) : "";
  }

  /** Told by the first bytes; by the name where these are of nothing known. */
  private static Rows source(Path file) throws IOException, ImportException {
    String first;
    try (InputStream in = Files.newInputStream(file)) {
      first = new String(in.readNBytes(40), StandardCharsets.ISO_8859_1);
    }
    if (first.startsWith("PAR1")) {
      return new ParquetRows(file);
    }
    if (first.startsWith("version https://git-lfs")) {
      throw new ImportException(
          file + " is only a pointer of Git LFS; fetch the file itself by git lfs pull");
    }
    if (file.toString().endsWith(".parquet")) {
      throw new ImportException(
          file
              + " is no Parquet file, though it is named so: it "
              + (first.isEmpty() ? "is empty" : "lacks the mark PAR1 at its start")
              + ". Download or copy it again");
    }
    return new JsonRows(file);
  }
}
