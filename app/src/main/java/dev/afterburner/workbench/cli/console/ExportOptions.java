// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.export.Charts;
import dev.afterburner.workbench.export.CurvesCsv;
import dev.afterburner.workbench.export.MeasureTable;
import dev.afterburner.workbench.export.TextFile;
import dev.afterburner.workbench.export.document.JsonText;
import dev.afterburner.workbench.export.document.MeasureDocument;
import dev.afterburner.workbench.export.figure.ExportException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Files that measurements go into; shared by measure and compare. */
public final class ExportOptions {

  @Option(
      names = {"--chart", "--png"},
      paramLabel = "FILE",
      description =
          "Draw the memory curves of the typical runs: PNG, SVG or PDF, as the file's name ends.")
  private @Nullable Path png;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write every sample of the typical runs.")
  private @Nullable Path csv;

  @Option(names = "--export-json", paramLabel = "FILE", description = "Write what --json prints.")
  private @Nullable Path exportJson;

  @Option(
      names = "--export-csv",
      paramLabel = "FILE",
      description = "Write one row of figures per program.")
  private @Nullable Path exportCsv;

  @Option(
      names = "--export-markdown",
      paramLabel = "FILE",
      description = "Write a table of figures.")
  private @Nullable Path exportMarkdown;

  /** Makes sure that all can be written. */
  public void check() throws CommandFailed {
    for (Path file :
        Stream.of(png, csv, exportJson, exportCsv, exportMarkdown)
            .filter(Objects::nonNull)
            .toList()) {
      OutputFile.check(file);
    }
  }

  /**
   * Writes what was asked for.
   *
   * @param document what --json prints
   * @param programs the measured programs
   * @param curves their typical runs
   */
  public void write(
      Object document,
      List<MeasureDocument> programs,
      String title,
      List<Charts.Named> curves,
      Charts charts)
      throws ExportException {
    if (png != null && !curves.isEmpty()) {
      charts.curves(title, curves, png);
    }
    if (csv != null) {
      Map<String, MemoryCurve> samples = new LinkedHashMap<>();
      curves.forEach(named -> samples.put(named.name(), named.run().curve()));
      CurvesCsv.write(samples, csv);
    }
    if (exportJson != null) {
      TextFile.write(JsonText.of(document) + "\n", exportJson);
    }
    if (exportCsv != null) {
      TextFile.write(MeasureTable.csv(programs), exportCsv);
    }
    if (exportMarkdown != null) {
      TextFile.write(MeasureTable.markdown(programs), exportMarkdown);
    }
  }
}
