// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.problem;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Failures;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.LibraryOpening;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.problem.importer.ImportReport;
import dev.afterburner.workbench.problem.importer.Importer;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.hub.Hub;
import dev.afterburner.workbench.problem.importer.hub.HubName;
import dev.afterburner.workbench.problem.importer.row.Oracle;
import dev.afterburner.workbench.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a data set in. */
@Command(
    name = "import",
    description = {
      "Import the problems of a data set: JSON lines, a JSON list or object, CSV (each also as .gz, .bz2,"
          + " .xz or .zst), Parquet, Arrow, a .zip or .tar file, or a folder of such files or of"
          + " problems (own, Kattis, Polygon, DMOJ, CodeNet, AlgoTune, Exercism).",
      "hf:OWNER/NAME[:config][:split] fetches a data set of the Hugging Face Hub first; a download that"
          + " was cut off goes on from there.",
      "A broken row is reported and the rest is imported; what is already there stays.",
      "Exit code 1 when nothing was imported or a file could not be read to its end."
    })
public final class ProblemsImportCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  private final LibraryOpening library;
  private final HubOpening hub;
  private final Oracle oracle;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "PATH", description = "A file, a folder, or hf:OWNER/NAME.")
  private String path = "";

  @Option(
      names = "--format",
      paramLabel = "F",
      description =
          "venus, raw, human-eval-x, leetcodedataset, mercury, effibench, effibench-x,"
              + " livecodebench, open-r1-codeforces, evalplus, enamel, bigcodebench, multipl-e, pie,"
              + " codenet, taco, apps, code-contests, human-eval, mbpp; default: inferred from each row.")
  private @Nullable String format;

  @Option(
      names = "--comparator",
      paramLabel = "C",
      description =
          "How outputs are compared: exact, tokens, lines, floats:1e-6 …; as the data set does it"
              + " otherwise.")
  private @Nullable String comparator;

  public ProblemsImportCommand(
      LibraryOpening library,
      HubOpening hub,
      Oracle oracle,
      Cancellation cancellation,
      Terminal terminal) {
    this.library = library;
    this.hub = hub;
    this.oracle = oracle;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailed, ProblemException, StoreException {
    ProblemLibrary open = library.open();
    Reporter reporter = new Reporter(terminal);
    ImportReport report;
    try {
      Importer importer = new Importer(open, oracle).comparing(comparator);
      importer.check(format);
      report =
          path.startsWith(HubName.SCHEME)
              ? remote(importer, reporter)
              : local(importer, Path.of(path), reporter);
    } catch (ImportException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()), e);
    } finally {
      reporter.clear();
    }
    if (json.wanted()) {
      json.print(terminal.out(), report);
    } else {
      print(report);
    }
    boolean any = report.added() + report.joined() + report.known() > 0;
    return any && report.faults().isEmpty() ? 0 : Failures.FAILED;
  }

  private ImportReport local(Importer importer, Path source, Reporter reporter)
      throws ImportException, ProblemException {
    return importer.run(source, format, rows -> reporter.status(rows + " rows …"), cancellation);
  }

  /** What came in needs its files no more, and what could not come in needs others. */
  private ImportReport remote(Importer importer, Reporter reporter)
      throws ImportException, ProblemException {
    Path source = fetched(reporter);
    try {
      return local(importer, source, reporter);
    } finally {
      if (!cancellation.isCancelled()) {
        delete(source);
      }
    }
  }

  /** Opens the Hub when it is first wanted. */
  @FunctionalInterface
  public interface HubOpening {
    Hub open() throws ImportException;
  }

  private Path fetched(Reporter reporter) throws ImportException {
    HubName name = HubName.parse(path);
    long start = System.nanoTime();
    return hub.open()
        .fetch(
            name,
            (file, files, bytes, total) ->
                reporter.status(
                    "file %d of %d: %s%s, %d s"
                        .formatted(
                            file,
                            files,
                            Figures.memory(bytes),
                            total < 0 ? "" : " of " + Figures.memory(total),
                            (System.nanoTime() - start) / 1_000_000_000)),
            cancellation);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      System.getLogger(ProblemsImportCommand.class.getName())
          .log(System.Logger.Level.DEBUG, "removing " + folder, e);
    }
  }

  private void print(ImportReport report) {
    terminal
        .out()
        .printf(
            "%d %s: %d new %s, %d merged into known problems, %d already there, %d refused%n",
            report.rows(),
            report.rows() == 1 ? "row" : "rows",
            report.added(),
            report.added() == 1 ? "problem" : "problems",
            report.joined(),
            report.known(),
            report.refusedRows());
    report.formats().forEach((id, rows) -> terminal.out().printf("  %d of format %s%n", rows, id));
    if (report.apart().problems() > 0) {
      terminal
          .out()
          .printf(
              "%d %s the number of another problem and %s beside it: %s%s%n",
              report.apart().problems(),
              report.apart().problems() == 1 ? "has" : "have",
              report.apart().problems() == 1 ? "stays" : "stay",
              String.join(", ", report.apart().examples()),
              report.apart().problems() > report.apart().examples().size() ? ", …" : "");
    }
    report.refused().stream().limit(SHOWN).forEach(this::print);
    if (report.refused().size() > SHOWN) {
      terminal
          .err()
          .printf(
              "… and %d more kinds of reasons (--json names all)%n",
              report.refused().size() - SHOWN);
    }
    report.faults().forEach(fault -> terminal.err().println("workbench: " + fault));
  }

  private void print(ImportReport.Refusal kind) {
    for (ImportReport.Row row : kind.examples()) {
      terminal.err().printf("%s, row %d: %s%n", row.file(), row.row(), row.reason());
    }
    long more = kind.rows() - kind.examples().size();
    if (more > 0) {
      terminal.err().printf("  … and %d more rows for a reason of this kind%n", more);
    }
  }
}
