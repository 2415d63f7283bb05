// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.row.Oracle;
import dev.afterburner.workbench.problem.importer.row.RowFormat;
import dev.afterburner.workbench.problem.importer.row.RowFormats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings data sets into the library: rows stream through, broken ones are reported and the rest
 * goes in, and what is there already stays as it is.
 */
public final class Importer {

  private final ProblemLibrary library;
  private final Oracle oracle;
  private final RowFormats formats = new RowFormats();
  private @Nullable String comparator;

  /** An importer that leaves out what needs a reference to be run. */
  public Importer(ProblemLibrary library) {
    this(library, Oracle.NONE);
  }

  /**
   * An importer.
   *
   * @param oracle runs references of sets that publish inputs without outputs
   */
  public Importer(ProblemLibrary library, Oracle oracle) {
    this.library = library;
    this.oracle = oracle;
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
   * Makes sure that there is such a format, before anything is fetched.
   *
   * @param format word of {@link #formats}; null is right, too
   */
  public void check(@Nullable String format) throws ImportException {
    wanted(format);
  }

  private @Nullable RowFormat wanted(@Nullable String format) throws ImportException {
    if (format == null) {
      return null;
    }
    return formats
        .named(format)
        .orElseThrow(
            () ->
                new ImportException(
                    "there is no format \""
                        + format
                        + "\"; choose one of "
                        + String.join(", ", formats.ids())));
  }

  /**
   * Imports a file, or all files of a folder.
   *
   * @param path rows in any layout of {@link DataFiles}; a folder of such files; problems in
   *     folders of their own
   * @param format word of {@link #formats}; null to tell it from each row
   * @param progress told the number of rows so far
   * @throws ImportException where nothing can be read at all
   */
  public ImportReport run(
      Path path, @Nullable String format, LongConsumer progress, Cancellation cancellation)
      throws ImportException, ProblemException {
    RowFormat wanted = wanted(format);
    if (!Files.exists(path)) {
      throw new ImportException("there is no file or folder " + path);
    }
    ImportPass pass =
        new ImportPass(library, formats, wanted, comparator, oracle, progress, cancellation);
    try (DataFiles files = new DataFiles(path, cancellation)) {
      pass.all(files);
    }
    ImportReport report = pass.report();
    if (report.rows() == 0 && report.faults().isEmpty()) {
      throw new ImportException(path + " holds no rows; expected are " + DataFiles.EXPECTED);
    }
    return report;
  }
}
