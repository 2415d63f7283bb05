// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.out;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.files.AppendedLines;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.train.ExportSettings;
import dev.afterburner.workbench.train.TrainException;
import dev.afterburner.workbench.train.data.Gatherer;
import dev.afterburner.workbench.train.data.LabelNoise;
import dev.afterburner.workbench.train.data.Part;
import dev.afterburner.workbench.train.data.TestProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Exports training data: what each problem gives is kept as it is gathered, then the files are
 * written. A stopped export goes on from what is kept.
 */
public final class TrainExport {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ExportSettings settings;
  private final Gatherer gatherer;
  private final Basis basis;
  private final Path shipped;

  /**
   * What an export is made of, besides its settings.
   *
   * @param stage as asked for
   * @param workbench the version
   * @param machine where figures were measured
   * @param problems how the problems were chosen, in words
   * @param templates digest of all that prompts are made of
   * @param excluded ids that are not trained on
   */
  public record Basis(
      String stage,
      String workbench,
      String machine,
      String problems,
      String templates,
      Set<String> excluded) {
    public Basis {
      excluded = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(excluded));
    }
  }

  /**
   * An export.
   *
   * @param shipped the folder of shipped texts
   */
  public TrainExport(ExportSettings settings, Gatherer gatherer, Basis basis, Path shipped) {
    this.settings = settings;
    this.gatherer = gatherer;
    this.basis = basis;
    this.shipped = shipped;
  }

  /** Counts what would be written. */
  public ExportReport dryRun(
      List<String> problems, Consumer<String> progress, Cancellation cancellation)
      throws TrainException, ProblemException, StoreException {
    Tally tally = new Tally();
    Set<String> heldOut = gatherer.heldOut(problems);
    for (String id : problems) {
      stopIf(cancellation, tally.parts, problems.size(), "nothing was written");
      tally.add(gatherer.part(id, heldOut.contains(id)));
      progress.accept(tally.parts + " of " + problems.size() + " problems");
    }
    return tally.report("", true, List.of());
  }

  /** Writes everything into a folder, which is new, empty, or that of a stopped export. */
  public ExportReport run(
      List<String> problems, Path folder, Consumer<String> progress, Cancellation cancellation)
      throws TrainException, ProblemException, StoreException {
    try {
      prepare(folder);
      Tally tally = new Tally();
      String key = MAPPER.writeValueAsString(Map.of("settings", settings.toString()));
      key = TestProblems.sha256(key + basis + problems);
      List<ExportReport.Written> files;
      try (PartsFile parts = PartsFile.open(folder, key)) {
        gather(problems, parts, progress, cancellation);
        try (PartsFile.Reader reader = parts.read()) {
          for (Part part = reader.next(); part != null; part = reader.next()) {
            tally.add(part);
          }
        }
        if (tally.rows.isEmpty()) {
          AppendedLines.delete(folder.resolve(PartsFile.NAME));
          return tally.report(folder.toString(), false, List.of());
        }
        progress.accept("writing the files");
        files = new Assembly(settings, basis, shipped, tally).write(parts, folder);
      }
      AppendedLines.delete(folder.resolve(PartsFile.NAME));
      return tally.report(folder.toString(), false, files);
    } catch (IOException e) {
      throw TrainException.failed(
          "can't write into "
              + folder
              + ": "
              + FileFaults.reason(e)
              + "; the same command goes on");
    }
  }

  private void gather(
      List<String> problems, PartsFile parts, Consumer<String> progress, Cancellation cancellation)
      throws TrainException, ProblemException, StoreException, IOException {
    Set<String> heldOut = gatherer.heldOut(problems);
    int done = 0;
    for (String id : problems) {
      stopIf(cancellation, done, problems.size(), "the same command goes on from there");
      if (!parts.has(id)) {
        parts.add(gatherer.part(id, heldOut.contains(id)));
      }
      progress.accept(++done + " of " + problems.size() + " problems");
    }
  }

  private static void stopIf(Cancellation cancellation, int done, int all, String then)
      throws TrainException {
    if (cancellation.isCancelled()) {
      throw TrainException.failed("stopped after " + done + " of " + all + " problems; " + then);
    }
  }

  private static void prepare(Path folder) throws TrainException, IOException {
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve(PartsFile.NAME))) {
      return;
    }
    try (Stream<Path> there = Files.list(folder)) {
      if (there.findAny().isPresent()) {
        throw TrainException.badUse(
            folder + " is not empty; name a new folder, so that no file of another export stays");
      }
    }
  }

  /** Counts over all parts. */
  final class Tally {
    int parts;
    final Map<String, Integer> rows = new TreeMap<>();
    final Map<String, Integer> refused = new TreeMap<>();
    final Map<String, LabelNoise> noise = new TreeMap<>();
    final Map<String, String> statements = new TreeMap<>();
    final Map<String, Integer> sets = new TreeMap<>();

    void add(Part part) {
      parts++;
      part.rows().forEach(row -> rows.merge(row.file(), 1, Integer::sum));
      part.refused().forEach((reason, count) -> refused.merge(reason, count, Integer::sum));
      part.noise().forEach((figure, found) -> noise.merge(figure, found, LabelNoise::plus));
      if (!part.rows().isEmpty()) {
        statements.put(part.problem(), part.statement());
        sets.merge(part.set().isEmpty() ? "bundled" : part.set(), 1, Integer::sum);
      }
    }

    ExportReport report(String out, boolean dry, List<ExportReport.Written> files) {
      return new ExportReport(
          basis.stage(),
          settings.layout().name().toLowerCase(java.util.Locale.ROOT),
          out,
          dry,
          parts,
          files,
          rows,
          refused,
          noise,
          files.stream().mapToLong(ExportReport.Written::bytes).sum());
    }
  }
}
