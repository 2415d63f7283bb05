package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemLibrary;
import dev.afterburner.workbench.problem.importer.ImportException;
import dev.afterburner.workbench.problem.importer.ImportReport;
import dev.afterburner.workbench.problem.importer.Importer;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a data set in. */
@Command(
    name = "import",
    description = {
      "Bring a data set's problems in: JSON lines, a JSON list, gzip of these, Parquet, a folder of"
          + " such files or of own problems.",
      "A broken row is reported and the rest goes in; what is there already stays.",
      "Exit code 1 when nothing came in or a file could not be read to its end."
    })
public final class ProblemsImportCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  private final LibraryOpening library;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "PATH", description = "A file or folder.")
  private String path = "";

  @Option(
      names = "--format",
      paramLabel = "F",
      description =
          "venus, raw, human-eval-x, leetcodedataset, mercury, effibench, apps, code-contests,"
              + " human-eval; told from each row otherwise.")
  private @Nullable String format;

  public ProblemsImportCommand(
      LibraryOpening library, Cancellation cancellation, Terminal terminal) {
    this.library = library;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailed, ProblemException, StoreException {
    ProblemLibrary open = library.open();
    Reporter reporter = new Reporter(terminal);
    ImportReport report;
    try {
      report =
          new Importer(open)
              .run(Path.of(path), format, rows -> reporter.status(rows + " rows …"), cancellation);
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

  private void print(ImportReport report) {
    terminal
        .out()
        .printf(
            "%d rows: %d new problems, %d added to known ones, %d already there, %d refused%n",
            report.rows(),
            report.added(),
            report.joined(),
            report.known(),
            report.refused().size());
    report.formats().forEach((id, rows) -> terminal.out().printf("  %d of format %s%n", rows, id));
    report.refused().stream()
        .limit(SHOWN)
        .forEach(
            refusal ->
                terminal
                    .err()
                    .printf("%s, row %d: %s%n", refusal.file(), refusal.row(), refusal.reason()));
    if (report.refused().size() > SHOWN) {
      terminal.err().printf("… and %d more (--json names all)%n", report.refused().size() - SHOWN);
    }
    report.faults().forEach(fault -> terminal.err().println("workbench: " + fault));
  }
}
