// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.report;

import dev.afterburner.workbench.chart.PanelsModel;
import dev.afterburner.workbench.export.TextFile;
import dev.afterburner.workbench.export.TextTable;
import dev.afterburner.workbench.export.figure.ChartImage;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.export.figure.FigureFormat;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.files.WholeFile;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.fold.Folding;
import dev.afterburner.workbench.study.fold.StudyResult;
import dev.afterburner.workbench.study.fold.StudyRows;
import dev.afterburner.workbench.study.run.Manifest;
import dev.afterburner.workbench.study.run.StudyFolder;
import dev.afterburner.workbench.study.run.Tools;
import dev.afterburner.workbench.text.Csv;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Folds a study's rows and writes all that is made of them into its folder, or another. */
public final class StudyReport {

  private final Supplier<Published> numbers;
  private final Supplier<ChartImage> charts;
  private final Tools.Sessions sessions;

  /**
   * A report.
   *
   * @param numbers the published ones, read when they are wanted
   * @param charts draws, made when it is wanted
   * @param sessions opens the sessions of a study
   */
  public StudyReport(
      Supplier<Published> numbers, Supplier<ChartImage> charts, Tools.Sessions sessions) {
    this.numbers = numbers;
    this.charts = charts;
    this.sessions = sessions;
  }

  /** The result so far, and nothing written. */
  public static StudyResult fold(StudyFolder folder) throws StudyException {
    Manifest manifest = Manifest.of(folder);
    return Folding.of(manifest.plan(), StudyRows.of(folder));
  }

  /** The curves of a result, with the published ones beside where it has iterations. */
  public PanelsModel curves(StudyResult result) {
    return new CurvesOf(result, numbers.get()).model();
  }

  /**
   * Writes results.jsonl, results.parquet, curves.csv, curves.png, curves.svg, curves.pdf,
   * tables.md, tables.tex, tables.csv and report.html.
   *
   * @param folder the study's
   * @param out where to
   */
  public StudyResult write(StudyFolder folder, Path out) throws StudyException {
    Published published = numbers.get();
    ChartImage image = charts.get();
    Manifest manifest = Manifest.of(folder);
    Plan plan = manifest.plan();
    StudyRows rows = StudyRows.of(folder);
    StudyResult result = Folding.of(plan, rows);
    CurvesOf curves = new CurvesOf(result, published);
    List<TextTable> own = new StudyTables(result).all();
    PublishedTables paper = new PublishedTables(published);
    List<TextTable> others =
        List.of(paper.table1(), paper.table2(), paper.table3(), paper.table9());
    List<TextTable> all = new ArrayList<>(own);
    all.addAll(others);
    String imprint = manifest.machine() + ", workbench " + manifest.workbench();
    try {
      image.writePng(curves.model(), imprint, out.resolve("curves.png"), 2);
      String svg = image.svg(curves.model(), imprint);
      TextFile.write(svg, out.resolve("curves.svg"));
      image.write(curves.model(), imprint, out.resolve("curves.pdf"), FigureFormat.PDF);
      TextFile.write(curves.csv(), out.resolve("curves.csv"));
      TextFile.write(markdown(published, result, own, others), out.resolve("tables.md"));
      TextFile.write(
          all.stream().map(TextTable::latex).collect(Collectors.joining()),
          out.resolve("tables.tex"));
      TextFile.write(
          all.stream()
              .map(t -> Csv.field(t.title()) + "\n" + t.csv())
              .collect(Collectors.joining("\n")),
          out.resolve("tables.csv"));
      ResultRows results = new ResultRows(rows, folder);
      WholeFile.write(out.resolve("results.jsonl"), results::write);
      WholeFile.<StudyException>write(
          out.resolve("results.parquet"),
          file -> results.parquet(new BufferedOutputStream(file, 1 << 16)));
      try (CellCurves cellCurves = new CellCurves(folder, sessions, image)) {
        HtmlReport report = new HtmlReport(manifest, result, rows, folder, cellCurves);
        WholeFile.<StudyException>write(
            out.resolve("report.html"),
            file -> {
              BufferedOutputStream buffered = new BufferedOutputStream(file, 1 << 16);
              report.write(svg, own, others, published, buffered);
              buffered.flush();
            });
      }
    } catch (ExportException e) {
      throw new StudyException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new StudyException("can't write into " + out + ": " + FileFaults.reason(e), e);
    }
    return result;
  }

  private static String markdown(
      Published published, StudyResult result, List<TextTable> own, List<TextTable> others) {
    StringBuilder text = new StringBuilder("# ").append(result.study()).append("\n\n");
    result.warnings().forEach(w -> text.append("- ").append(StudyTables.sentence(w)).append(".\n"));
    text.append("\n## Results\n\n");
    own.forEach(table -> text.append(table.markdown()));
    text.append("## Published\n\n").append(published.source()).append(".\n\n");
    published.contradictions().forEach(c -> text.append("- ").append(c).append('\n'));
    text.append('\n');
    others.forEach(table -> text.append(table.markdown()));
    return text.toString();
  }
}
