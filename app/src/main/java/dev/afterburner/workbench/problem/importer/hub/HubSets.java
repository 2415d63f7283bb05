// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.hub;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.files.Folders;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.problem.importer.ImportReport;
import dev.afterburner.workbench.problem.importer.Importer;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Data sets of the Hub that are looked at before they are brought in. */
public final class HubSets {

  private static final Logger LOG = LoggerFactory.getLogger(HubSets.class);

  /** Opens the Hub when it is first wanted. */
  @FunctionalInterface
  public interface Opening {
    Hub open() throws ImportException;
  }

  /** Opens an empty library at a place of its own. */
  @FunctionalInterface
  public interface Trial {
    ProblemLibrary open(Path file) throws ProblemException;
  }

  /**
   * What is wanted of the Hub.
   *
   * @param name hf:OWNER/NAME[:config][:split]; the scheme can be left out
   * @param format as the command line names it; null to tell it from each row
   * @param comparator how outputs are compared; null for as the data set does it
   */
  public record Wanted(String name, @Nullable String format, @Nullable String comparator) {

    HubName parsed() throws ImportException {
      String words = name.strip();
      return HubName.parse(words.startsWith(HubName.SCHEME) ? words : HubName.SCHEME + words);
    }
  }

  /**
   * What a data set would bring.
   *
   * @param folder its files
   * @param report of an import into an empty library
   * @param here how many of its problems have the id of one that is in the library
   */
  public record Looked(Path folder, ImportReport report, long here) {}

  private final Opening hub;
  private final ProblemLibrary library;
  private final Trial trial;
  private final Function<ProblemLibrary, Importer> importers;

  /**
   * @param library where problems are brought in
   * @param importers an importer into a library
   */
  public HubSets(
      Opening hub,
      ProblemLibrary library,
      Trial trial,
      Function<ProblemLibrary, Importer> importers) {
    this.hub = hub;
    this.library = library;
    this.trial = trial;
    this.importers = importers;
  }

  /** The words for a format. */
  public List<String> formats() {
    return importers.apply(library).formats();
  }

  /** Fetches a data set and says what it would bring. Blocks. */
  public Looked look(
      Wanted wanted, Hub.Progress fetched, LongConsumer rows, Cancellation cancellation)
      throws ImportException, ProblemException {
    HubName name = wanted.parsed();
    importer(library, wanted).check(wanted.format());
    Path folder = hub.open().fetch(name, fetched, cancellation);
    Path place = temporary();
    try (ProblemLibrary empty = trial.open(place.resolve("problems.db"))) {
      ImportReport report =
          importer(empty, wanted).run(folder, wanted.format(), rows, cancellation);
      long here = empty.list().stream().map(Listing::id).filter(library::has).count();
      return new Looked(folder, report, here);
    } finally {
      delete(place);
    }
  }

  /** Brings in what was looked at; its files are needed no more then. Blocks. */
  public ImportReport take(
      Wanted wanted, Looked looked, LongConsumer rows, Cancellation cancellation)
      throws ImportException, ProblemException {
    ImportReport report =
        importer(library, wanted).run(looked.folder(), wanted.format(), rows, cancellation);
    forget(looked);
    return report;
  }

  /** Deletes the files of what was looked at. Blocks. */
  public void forget(Looked looked) {
    delete(looked.folder());
  }

  private Importer importer(ProblemLibrary into, Wanted wanted) {
    return importers.apply(into).comparing(wanted.comparator());
  }

  private static Path temporary() throws ImportException {
    try {
      return Files.createTempDirectory("workbench-trial");
    } catch (IOException e) {
      throw new ImportException("can't make a temporary folder: " + FileFaults.reason(e), e);
    }
  }

  private static void delete(Path folder) {
    try {
      if (Files.exists(folder)) {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      LOG.debug("{} is left behind", folder, e);
    }
  }
}
