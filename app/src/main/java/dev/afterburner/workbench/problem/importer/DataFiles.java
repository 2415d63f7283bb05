// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer;

import static java.util.Objects.requireNonNull;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.files.Folders;
import dev.afterburner.workbench.problem.importer.data.Archive;
import dev.afterburner.workbench.problem.importer.data.ArrowRows;
import dev.afterburner.workbench.problem.importer.data.CsvRows;
import dev.afterburner.workbench.problem.importer.data.FileKinds;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.data.JsonRows;
import dev.afterburner.workbench.problem.importer.data.Packing;
import dev.afterburner.workbench.problem.importer.data.ParquetRows;
import dev.afterburner.workbench.problem.importer.data.Rows;
import dev.afterburner.workbench.problem.importer.folder.ProblemFolder;
import dev.afterburner.workbench.problem.importer.folder.ProblemFolders;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What is to be imported: a file, an archive's content, or a folder's files or problems. */
final class DataFiles implements AutoCloseable {

  /** The layouts of rows, for messages. */
  static final String EXPECTED =
      "JSON lines, a JSON list or object, CSV (each also as .gz, .bz2, .xz or .zst), Parquet, Arrow,"
          + " a .zip or .tar file, or a folder of these or of problems";

  private static final int DEEPEST = 12;

  /** What the name of a folder begins with that holds an unpacked archive. */
  private static final String PLACE = "workbench-import";

  private static final Pattern DATA =
      Pattern.compile(
          "(?i).*(\\.(jsonl|json|ndjson|csv|tsv)(\\.(gz|bz2|xz|zst))?|\\.parquet|\\.arrow)");

  private static final Pattern ENDING =
      Pattern.compile("(?i)\\.(zip|tar|tgz|tar\\.(gz|bz2|xz|zst))$");

  /** What datasets and others write beside the rows. */
  private static final List<String> BESIDE =
      List.of("dataset_info.json", "state.json", "dataset_dict.json", "dataset_infos.json");

  private final Path given;
  private final Path root;
  private final boolean unpacked;
  private final List<Path> files;
  private final List<ProblemFolder> folders;

  DataFiles(Path named, Cancellation cancellation) throws ImportException {
    Path path = ProblemFolders.named(named);
    given = path;
    if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
      throw new ImportException(
          path + " is a pipe or a device: write it to a file first, which is read more than once");
    }
    try {
      unpacked = Files.isRegularFile(path) && Archive.is(path);
      root = unpacked ? fresh(path) : path;
    } catch (IOException e) {
      throw new ImportException("can't read " + path + ": " + FileFaults.reason(e), e);
    }
    boolean done = false;
    try {
      if (unpacked) {
        new Archive(path, root).unpack(cancellation);
      }
      folders = Files.isDirectory(root) ? ProblemFolders.in(root) : List.of();
      files = !folders.isEmpty() ? List.of() : Files.isDirectory(root) ? inside() : List.of(path);
      done = true;
    } catch (IOException e) {
      throw new ImportException("can't read " + path + ": " + FileFaults.reason(e), e);
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /**
   * A new folder that is called as the archive is: what lies in it without a folder is a problem of
   * that name.
   */
  private static Path fresh(Path archive) throws IOException {
    String name = ENDING.matcher(String.valueOf(archive.getFileName())).replaceFirst("");
    Path place = Files.createTempDirectory(PLACE).toRealPath();
    removeAbandoned(place);
    return Files.createDirectory(place.resolve(name.matches("\\.*") ? "archive" : name));
  }

  /** What an import left that was killed. */
  private static void removeAbandoned(Path own) {
    Instant oldest = Instant.now().minus(Duration.ofDays(1));
    try (DirectoryStream<Path> places =
        Files.newDirectoryStream(requireNonNull(own.getParent()), PLACE + "*")) {
      for (Path place : places) {
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)
            && Files.getOwner(place, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own))
            && Files.getLastModifiedTime(place).toInstant().isBefore(oldest)) {
          Folders.delete(place);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      logRemoving(own, e);
    }
  }

  List<Path> files() {
    return files;
  }

  List<ProblemFolder> folders() {
    return folders;
  }

  /** A file's name for people: within the archive that they named. */
  String shown(Path file) {
    String inside = unpacked ? root.relativize(file).toString() : "";
    return !unpacked ? file.toString() : inside.isEmpty() ? given.toString() : given + "/" + inside;
  }

  private List<Path> inside() throws IOException, ImportException {
    try (Stream<Path> all = Files.walk(root, DEEPEST)) {
      List<Path> found =
          all.filter(Files::isRegularFile)
              .filter(file -> !("/" + root.relativize(file)).contains("/."))
              .filter(file -> !BESIDE.contains(String.valueOf(file.getFileName())))
              .filter(
                  file ->
                      DATA.matcher(file.toString()).matches()
                          || ENDING.matcher(file.toString()).find())
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new ImportException(given + " holds no files of rows; expected are " + EXPECTED);
      }
      return found;
    }
  }

  /** A file's rows, told by its first bytes; by its name where these are of nothing known. */
  static Rows rows(Path file, Predicate<JsonNode> known) throws IOException, ImportException {
    String head = Packing.head(file, 512);
    String other = FileKinds.other(head);
    if (!other.isEmpty()) {
      throw new ImportException(file + " is " + other);
    }
    if (head.startsWith("PAR1")) {
      return new ParquetRows(file);
    }
    if (head.startsWith("ARROW1") || head.startsWith("\u00ff\u00ff\u00ff\u00ff")) {
      return new ArrowRows(file);
    }
    if (Archive.is(file)) {
      throw new ImportException(file + " is an archive inside a folder; import it by itself");
    }
    if (file.toString().endsWith(".parquet")) {
      throw new ImportException(
          file
              + " is named as a Parquet file but is not one: it "
              + (head.isEmpty() ? "is empty" : "lacks the mark PAR1 at its start")
              + ". Download or copy it again");
    }
    if (head.startsWith("\u00ff\u00fe") || head.startsWith("\u00fe\u00ff")) {
      throw new ImportException(
          file
              + " is UTF-16; rows must be UTF-8. Convert it: iconv -f UTF-16 -t UTF-8 "
              + file.getFileName()
              + " > utf8.jsonl");
    }
    return CsvRows.looksSo(head) ? new CsvRows(file) : new JsonRows(file, known);
  }

  @Override
  public void close() {
    if (!unpacked) {
      return;
    }
    Path place = root.getParent();
    try {
      Folders.delete(place == null ? root : place);
    } catch (IOException e) {
      logRemoving(root, e);
    }
  }

  private static void logRemoving(Path place, Exception e) {
    System.getLogger(DataFiles.class.getName())
        .log(System.Logger.Level.DEBUG, "removing " + place, e);
  }
}
