// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.chart.DistributionModel;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.export.document.JsonText;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.export.figure.FigureFormat;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.session.SessionEvent.ReplyReceived;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as a folder that needs no workbench to be read: {@code versions/} (the code), {@code
 * prompts/}, {@code replies/}, {@code session.json} (every number, prompt and reply), the table of
 * versions as {@code versions.csv}, {@code .md} and {@code .tex}, {@code curves.csv} (every sample
 * of each version's typical run), the figures {@code curves}, {@code trend}, {@code tradeoff},
 * {@code ratios} and, where reference solutions were measured, {@code distribution}, each in every
 * format that was asked for, and {@code report.html}, one file with all of it.
 */
public final class SessionFolder {

  private final Path folder;
  private final Charts charts;
  private final Set<FigureFormat> formats;

  /**
   * A folder, not made yet.
   *
   * @param formats of the figures
   */
  public SessionFolder(Path folder, Charts charts, Set<FigureFormat> formats) {
    this.folder = folder;
    this.charts = charts;
    this.formats = formats;
  }

  public Path path() {
    return folder;
  }

  /**
   * Makes the folder and makes sure that it can be written to, before time is spent.
   *
   * @throws ExportException naming the folder where it can't
   */
  public void prepare() throws ExportException {
    try {
      Files.createDirectories(folder);
      Path probe = folder.resolve(".probe-" + UUID.randomUUID());
      Files.createFile(probe);
      Files.delete(probe);
    } catch (IOException e) {
      throw new ExportException(
          "can't write results to the folder "
              + folder
              + ": "
              + FileFaults.reason(e)
              + "; name another one by --out",
          e);
    }
  }

  /**
   * Writes the code of all versions, prompts, replies, tables and {@code session.json}.
   *
   * @param extension of source files, without the dot
   */
  public void writeTexts(SessionState session, String extension) throws ExportException {
    for (Version version : session.versions()) {
      TextFile.write(
          version.code(), folder.resolve("versions").resolve("v" + version.id() + "." + extension));
    }
    for (SessionState.Step step : session.steps()) {
      String name = "step-" + step.number();
      TextFile.write(step.prompt(), folder.resolve("prompts").resolve(name + ".txt"));
      for (SessionState.Answer answer : step.answers()) {
        ReplyReceived reply = answer.reply();
        if (reply != null) {
          String file = name + "-" + answer.candidate() + ".txt";
          TextFile.write(reply.text(), folder.resolve("replies").resolve(file));
        }
      }
    }
    for (VersionTable.Format format : VersionTable.Format.values()) {
      TextFile.write(
          VersionTable.of(session, format), folder.resolve("versions" + format.ending()));
    }
    TextFile.write(JsonText.of(SessionRecord.of(session)) + "\n", folder.resolve("session.json"));
  }

  /**
   * Writes {@code curves.csv}, the figures and the report.
   *
   * @param title the problem's title
   * @param standing where versions stand among the reference solutions; null where that is not
   *     known
   */
  public void writeFigures(SessionState session, String title, @Nullable DistributionModel standing)
      throws ExportException {
    Map<String, MemoryCurve> samples = new LinkedHashMap<>();
    for (Version version : session.versions()) {
      version.typicalRun().ifPresent(run -> samples.put("v" + version.id(), run.curve()));
    }
    CurvesCsv.write(samples, folder.resolve("curves.csv"));
    Map<String, ChartModel> figures = figures(session, standing);
    Map<String, String> drawn = new LinkedHashMap<>();
    for (Map.Entry<String, ChartModel> entry : figures.entrySet()) {
      ChartModel chart = entry.getValue();
      String imprint = SessionFigures.imprint(session, chart);
      for (FigureFormat format : formats) {
        Path file = folder.resolve(entry.getKey() + format.ending());
        charts.figure(chart, imprint, file, null);
      }
      drawn.put(chart.title(), charts.svg(chart, imprint));
    }
    TextFile.write(SessionReport.of(session, title, drawn), folder.resolve("report.html"));
  }

  /** The charts by the names of their files; none where nothing was measured. */
  private static Map<String, ChartModel> figures(
      SessionState session, @Nullable DistributionModel standing) {
    Map<String, ChartModel> figures = new LinkedHashMap<>();
    List<Integer> measured =
        session.versions().stream()
            .filter(v -> v.typicalRun().isPresent())
            .map(Version::id)
            .toList();
    if (measured.isEmpty()) {
      return figures;
    }
    figures.put("curves", SessionFigures.curves(session, measured));
    figures.put("trend", SessionTrend.of(session, null));
    figures.put("tradeoff", SessionFigures.tradeoff(session, null));
    session
        .bestVersion()
        .filter(best -> best.id() != 0)
        .map(best -> SessionFigures.ratios(session, session.versions().getFirst(), best))
        .filter(ratios -> !ratios.ratios().isEmpty())
        .ifPresent(ratios -> figures.put("ratios", ratios));
    if (standing != null && !standing.references().isEmpty()) {
      figures.put("distribution", standing);
    }
    return figures;
  }
}
