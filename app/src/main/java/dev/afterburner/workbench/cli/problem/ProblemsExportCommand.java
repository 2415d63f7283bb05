// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.problem;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.LibraryOpening;
import dev.afterburner.workbench.cli.console.OutputFile;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.SubsetOptions;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.cli.console.TriedProblems;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.problem.exporter.Exporter;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes problems as a data set. */
@Command(
    name = "export",
    description = {
      "Write problems as a data set of Venus rows, JSON lines or Parquet. Each solution's figures are"
          + " those that `calibrate` measured on this machine, in ms, kB (1024 B) and kB·s.",
      "`problems import` brings the file back without loss."
    })
public final class ProblemsExportCommand implements Callable<Integer> {

  private final Catalogue catalogue;
  private final LibraryOpening library;
  private final TriedProblems tried;
  private final List<Language> languages;
  private final String machine;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final SubsetOptions subset = new SubsetOptions();

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Only these problems.")
  private List<String> ids = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Ends in .parquet, .jsonl or .jsonl.gz.")
  private Path out = Path.of("");

  /**
   * The command.
   *
   * @param machine names this machine in the library
   */
  public ProblemsExportCommand(
      Catalogue catalogue,
      LibraryOpening library,
      TriedProblems tried,
      List<Language> languages,
      String machine,
      Cancellation cancellation,
      Terminal terminal) {
    this.catalogue = catalogue;
    this.library = library;
    this.tried = tried;
    this.languages = List.copyOf(languages);
    this.machine = machine;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws BadUse, CommandFailed, ProblemException, StoreException {
    subset.requireChoice(ids);
    OutputFile.check(out);
    List<Listing> problems = subset.listings(catalogue, ids, subset.language(), library, tried);
    if (problems.isEmpty()) {
      throw new CommandFailed("no problem matches; `problems search` shows what there is");
    }
    Reporter reporter = new Reporter(terminal);
    Exporter.Report report;
    try {
      report =
          new Exporter(catalogue, library.open(), languages, machine)
              .run(
                  problems,
                  subset.language(),
                  out,
                  rows -> reporter.status(rows + " of " + problems.size() + " problems …"),
                  cancellation);
    } finally {
      reporter.clear();
    }
    if (json.wanted()) {
      json.print(terminal.out(), report);
    } else {
      terminal
          .out()
          .printf(
              "%s: %d problems with %d solutions (%s), %d of them measured here; %s%n",
              report.file(),
              report.problems(),
              report.solutions(),
              String.join(", ", report.languages()),
              report.measured(),
              Figures.memory(report.bytes()));
    }
    return 0;
  }
}
