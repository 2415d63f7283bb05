// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Checks;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.data.RowTaker;
import dev.afterburner.workbench.problem.importer.data.Rows;
import dev.afterburner.workbench.problem.importer.data.UnreadableField;
import dev.afterburner.workbench.problem.importer.folder.ProblemFolder;
import dev.afterburner.workbench.problem.importer.row.AskingFormat;
import dev.afterburner.workbench.problem.importer.row.Oracle;
import dev.afterburner.workbench.problem.importer.row.PlusSets;
import dev.afterburner.workbench.problem.importer.row.RowFormat;
import dev.afterburner.workbench.problem.importer.row.RowFormats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One import: takes rows and folders, and counts what becomes of them. */
final class ImportPass implements RowTaker {

  private static final int TOGETHER = 256;

  /** Problems of many large cases are written sooner, to hold little in memory; characters. */
  private static final long TOGETHER_CHARACTERS = 8 << 20;

  private static final int MOST_FIELDS = 12;
  private static final int FIELD_CHARACTERS = 40;

  /** Data sets name their parts in the files' names: train-00000-of-00002.parquet, test.jsonl. */
  private static final Pattern SPLIT =
      Pattern.compile("(?<![a-z])(train|test|validation|valid|dev)(?![a-z])");

  private final ProblemLibrary library;
  private final RowFormats formats;
  private final @Nullable RowFormat wanted;
  private final @Nullable String comparator;
  private final Oracle oracle;
  private final LongConsumer progress;
  private final Cancellation cancellation;
  private final Map<String, Long> byFormat = new TreeMap<>();
  private final Refusals refused = new Refusals();
  private final List<String> faults = new ArrayList<>();
  private final List<ImportedProblem> waiting = new ArrayList<>();
  private final Map<String, List<Calibration>> measured = new LinkedHashMap<>();
  private final List<String> besides = new ArrayList<>();
  private long waitingCharacters;
  private String name = "";
  private String split = "";
  private String table = "";
  private long rows;
  private long added;
  private long joined;
  private long known;
  private long apart;

  ImportPass(
      ProblemLibrary library,
      RowFormats formats,
      @Nullable RowFormat wanted,
      @Nullable String comparator,
      Oracle oracle,
      LongConsumer progress,
      Cancellation cancellation) {
    this.library = library;
    this.formats = formats;
    this.wanted = wanted;
    this.comparator = comparator;
    this.oracle = oracle;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  void all(DataFiles files) throws ImportException, ProblemException {
    for (ProblemFolder folder : files.folders()) {
      if (!cancellation.isCancelled()) {
        folder(files, folder);
      }
    }
    for (Path file : files.files()) {
      if (!cancellation.isCancelled()) {
        file(files, file);
      }
    }
    write();
  }

  private void folder(DataFiles files, ProblemFolder folder) throws ProblemException {
    name = files.shown(folder.folder());
    split = "";
    rows++;
    progress.accept(rows);
    try {
      take(folder.kind(), folder.read(this::output), List.of());
    } catch (RowRefused e) {
      refused.add(name, 1, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      faults.add("can't read " + name + ": " + FileFaults.reason(e));
    }
  }

  private String output(String language, String program, String input) throws RowRefused {
    try {
      return oracle.output(language, program, input, cancellation);
    } catch (ImportException e) {
      throw new RowRefused(String.valueOf(e.getMessage()));
    }
  }

  private void file(DataFiles files, Path file) throws ProblemException {
    name = files.shown(file);
    split = splitOf(file);
    try {
      Rows source =
          DataFiles.rows(file, row -> wanted == null ? formats.of(row).isPresent() : true);
      table = source.table();
      source.each(this);
    } catch (ImportException e) {
      faults.add(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      faults.add("can't read " + name + ": " + FileFaults.reason(e));
    }
    write();
  }

  @Override
  public boolean row(long number, JsonNode given) throws IOException, ImportException {
    rows++;
    progress.accept(rows);
    // A column without a value may be what tells the format, or what tells it from another.
    JsonNode row = withoutNulls(given);
    try {
      RowFormat format = wanted == null ? formats.of(row).orElse(null) : wanted;
      if (format == null) {
        throw unknown(given);
      }
      take(format.id(), read(format, row), format.measured(row));
    } catch (RowRefused e) {
      refused.add(name, number, String.valueOf(e.getMessage()));
    } catch (UnreadableField e) {
      refused.add(name, number, String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      // Of one row; the others are still to come.
      refused.add(name, number, "a field of it is too long, or nested too deeply, to be read");
    } catch (ProblemException e) {
      throw new ImportException(String.valueOf(e.getMessage()), e);
    }
    return !cancellation.isCancelled();
  }

  private ImportedProblem read(RowFormat format, JsonNode row) throws RowRefused, ImportException {
    ImportedProblem read =
        format instanceof AskingFormat asking
            ? asking.read(row, oracle, cancellation)
            : format.read(row);
    return PlusSets.named(read, row, name);
  }

  /** Why a row is of no format: what would tell it may be null. */
  private RowRefused unknown(JsonNode row) throws ImportException {
    RowFormat near = formats.of(row).orElse(null);
    if (near != null) {
      return new RowRefused("the field \"" + nullFields(near, row) + "\" is null");
    }
    String fields =
        row.propertyNames().stream()
            .limit(MOST_FIELDS)
            .map(ImportPass::shown)
            .collect(Collectors.joining(", "));
    String words = " of no known format; the formats are " + String.join(", ", formats.ids());
    if (!table.isEmpty()) {
      throw new ImportException(name + ", " + table + ", has the columns " + fields + "," + words);
    }
    return new RowRefused("its fields (" + fields + ") are" + words);
  }

  /** Some files have whole texts as names: each row is an object by prompts, say. */
  private static String shown(String field) {
    String line = field.strip().lines().findFirst().orElse("");
    boolean whole = line.equals(field) && line.length() <= FIELD_CHARACTERS;
    return whole ? field : line.substring(0, Math.min(line.length(), FIELD_CHARACTERS)) + "…";
  }

  private static JsonNode withoutNulls(JsonNode row) {
    if (row.propertyStream().noneMatch(e -> e.getValue().isNull())) {
      return row;
    }
    ObjectNode full = ((ObjectNode) row).objectNode();
    row.properties().forEach(e -> full.set(e.getKey(), e.getValue()));
    full.removeNulls();
    return full;
  }

  /** The fields that are null and without which the row would not be of the format. */
  private static String nullFields(RowFormat format, JsonNode row) {
    List<String> all = new ArrayList<>();
    List<String> needed = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      if (field.getValue().isNull() && row instanceof ObjectNode object) {
        all.add(field.getKey());
        if (!format.fits(object.deepCopy().without(field.getKey()))) {
          needed.add(field.getKey());
        }
      }
    }
    return String.join("\", \"", needed.isEmpty() ? all : needed);
  }

  @Override
  public void refused(long number, String reason) {
    rows++;
    refused.add(name, number, reason);
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
    List<ProblemLibrary.Put> put = library.put(waiting);
    for (int i = 0; i < put.size(); i++) {
      switch (put.get(i).what()) {
        case ADDED -> added++;
        case JOINED -> joined++;
        case KNOWN -> known++;
      }
      String wished = waiting.get(i).id();
      if (!put.get(i).id().equals(wished) && put.get(i).what() == ProblemLibrary.What.ADDED) {
        apart++;
        if (besides.size() < ImportReport.EXAMPLES) {
          besides.add(put.get(i).id() + " beside " + wished);
        }
      }
      List<Calibration> figures = measured.get(wished);
      if (figures != null) {
        keep(put.get(i).id(), figures);
      }
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
    return new ImportReport(
        rows,
        added,
        joined,
        known,
        byFormat,
        new ImportReport.Apart(apart, besides),
        refused.list(),
        faults);
  }

  /** By the file's name, or by that of its folder, as datasets saves several parts. */
  private static String splitOf(Path file) {
    Matcher word = SPLIT.matcher(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT));
    if (word.find()) {
      return word.group(1);
    }
    Path parent = file.toAbsolutePath().getParent();
    String folder = parent == null ? "" : String.valueOf(parent.getFileName());
    return SPLIT.matcher(folder).matches() ? folder : "";
  }
}
