// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.problem;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.LibraryOpening;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.SourceFiles;
import dev.afterburner.workbench.cli.console.SubsetOptions;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.cli.console.TriedProblems;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.measure.Calibrator;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Measures references on this machine. */
@Command(
    name = "calibrate",
    description = {
      "Measure the references of problems on this machine, interleaved; `standing` compares with"
          + " them.",
      "What was measured before is not measured again, so a stopped calibration goes on."
    })
public final class CalibrateCommand implements Callable<Integer> {

  private final Catalogue catalogue;
  private final LibraryOpening library;
  private final TriedProblems tried;
  private final SourceFiles sources;
  private final Opening<Calibrator> calibrator;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final SubsetOptions subset = new SubsetOptions();

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Problems.")
  private List<String> ids = List.of();

  public CalibrateCommand(
      Catalogue catalogue,
      LibraryOpening library,
      TriedProblems tried,
      SourceFiles sources,
      Opening<Calibrator> calibrator,
      Cancellation cancellation,
      Terminal terminal) {
    this.catalogue = catalogue;
    this.library = library;
    this.tried = tried;
    this.sources = sources;
    this.calibrator = calibrator;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  /** One reference in JSON; times in ns, memory in bytes, integral in byte·s. */
  record Row(String problem, Calibration calibration) {}

  @Override
  public Integer call()
      throws BadUse, CommandFailed, ProblemException, SandboxException, StoreException {
    subset.requireChoice(ids);
    Language chosen = sources.language(subset.language().isEmpty() ? "python" : subset.language());
    List<Listing> wanted = subset.listings(catalogue, ids, chosen.id(), library, tried);
    if (wanted.isEmpty()) {
      throw new CommandFailed(
          "no problem with a " + chosen.name() + " solution matches; `problems search` shows all");
    }
    Calibrator open = calibrator.open();
    Reporter reporter = new Reporter(terminal);
    List<Row> rows = new ArrayList<>();
    Estimate estimate = new Estimate(wanted, System.nanoTime());
    for (Listing listing : wanted) {
      Problem problem;
      try {
        problem = catalogue.find(listing.id());
      } catch (ProblemException e) {
        reporter.line("%s is left out: %s", listing.id(), String.valueOf(e.getMessage()));
        estimate.pass(listing, 0);
        continue;
      }
      int pending = open.pending(problem, chosen).size();
      estimate.pass(listing, pending);
      open.run(
          problem,
          chosen,
          calibration -> {
            estimate.measured++;
            reporter.status(estimate.status(System.nanoTime(), listing.id()));
          },
          cancellation);
      if (cancellation.isCancelled()) {
        reporter.clear();
        throw new CommandFailed(
            "stopped after "
                + estimate.measured
                + " references; the same command goes on from there");
      }
      open.known(problem, chosen).forEach(c -> rows.add(new Row(listing.id(), c)));
    }
    reporter.clear();
    print(rows);
    return 0;
  }

  /**
   * How long it may still take. Problems are read once, when their turn comes: those ahead are
   * counted by their listings, of which some may have been measured before.
   */
  private static final class Estimate {
    private final long startNanos;
    private int ahead;
    private int pending;
    private int measured;

    Estimate(List<Listing> wanted, long startNanos) {
      this.startNanos = startNanos;
      this.ahead = wanted.stream().mapToInt(Listing::references).sum();
    }

    /** A problem's turn has come, and so many of its references are still to be measured. */
    void pass(Listing listing, int here) {
      ahead -= listing.references();
      pending += here;
    }

    String status(long nowNanos, String id) {
      int left = pending - measured + ahead;
      Duration rest = Duration.ofNanos((nowNanos - startNanos) / measured * left);
      return measured
          + " of about "
          + (measured + left)
          + " references, at most "
          + words(rest)
          + " left · "
          + id;
    }

    private static String words(Duration rest) {
      long minutes = rest.toMinutes();
      return minutes >= 100
          ? rest.toHours() + " h " + rest.toMinutesPart() + " min"
          : minutes >= 2 ? minutes + " min" : rest.toSeconds() + " s";
    }
  }

  private void print(List<Row> rows) {
    if (json.wanted()) {
      json.print(terminal.out(), rows);
      return;
    }
    Table table = new Table("PROBLEM", "SOLUTION", ">TIME", ">MEMORY", ">RUNS", "VERDICT");
    for (Row row : rows) {
      Calibration c = row.calibration();
      Calibration.Figures f = c.figures();
      table.row(
          row.problem(),
          c.name(),
          f == null ? Figures.NONE : Figures.time(f.timeNanos()),
          f == null ? Figures.NONE : Figures.memory(f.memoryBytes()),
          String.valueOf(c.runs()),
          c.verdict());
    }
    table.lines(terminal.tableWidth()).forEach(terminal.out()::println);
  }
}
