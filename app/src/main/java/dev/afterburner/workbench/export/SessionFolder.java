package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A session as a folder that needs no workbench to be read: {@code versions/} (the code), {@code
 * session.json} (every number, prompt and reply), {@code curves.png}, {@code trend.png}, {@code
 * curves.csv} (every sample of each version's typical run).
 */
public final class SessionFolder {

  private final Path folder;
  private final Charts charts;

  public SessionFolder(Path folder, Charts charts) {
    this.folder = folder;
    this.charts = charts;
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
   * Writes the code of all versions and {@code session.json}.
   *
   * @param extension of source files, without the dot
   */
  public void writeTexts(SessionState session, String extension) throws ExportException {
    for (Version version : session.versions()) {
      TextFile.write(
          version.code(), folder.resolve("versions").resolve("v" + version.id() + "." + extension));
    }
    TextFile.write(JsonText.of(SessionRecord.of(session)) + "\n", folder.resolve("session.json"));
  }

  /** Writes {@code curves.csv}, draws {@code curves.png} and {@code trend.png}. */
  public void writeCurves(SessionState session, String title) throws ExportException {
    List<Charts.Named> curves = curves(session);
    Map<String, MemoryCurve> samples = new LinkedHashMap<>();
    curves.forEach(named -> samples.put(named.name(), named.run().curve()));
    CurvesCsv.write(samples, folder.resolve("curves.csv"));
    if (!curves.isEmpty()) {
      charts.curves(title, curves, folder.resolve("curves.png"));
      charts.trend(session, folder.resolve("trend.png"));
    }
  }

  /** The typical run of every version that has one. */
  private static List<Charts.Named> curves(SessionState session) {
    return session.versions().stream()
        .flatMap(
            version ->
                Runs.typical(version.runs()).stream()
                    .map(run -> new Charts.Named("v" + version.id(), run)))
        .toList();
  }
}
