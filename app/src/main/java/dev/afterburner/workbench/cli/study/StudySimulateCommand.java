// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.study;

import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.export.Charts;
import dev.afterburner.workbench.export.TextFile;
import dev.afterburner.workbench.export.TextTable;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.study.simulation.PolicySimulation;
import dev.afterburner.workbench.study.simulation.WinnersCurse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares policies where the truth is known. */
@Command(
    name = "simulate",
    description = {
      "Compare search policies with a made-up model whose chances are known; runs no program.",
      "Writes policies.md, winners-curse.csv and winners-curse.svg into DIR."
    })
public final class StudySimulateCommand implements Callable<Integer> {

  private static final int MOST = 100_000;

  private final Charts charts;
  private final Terminal terminal;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where results go.")
  private Path out = Path.of("");

  @Option(
      names = "--replicates",
      paramLabel = "N",
      description = "Sessions of each policy in each landscape (default: ${DEFAULT-VALUE}).")
  private int replicates = 200;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of a session (default: ${DEFAULT-VALUE}).")
  private int steps = 40;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Random seed (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  public StudySimulateCommand(Charts charts, Terminal terminal) {
    this.charts = charts;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws BadUse, CommandFailed, ExportException {
    if (replicates < 2 || replicates > MOST || steps < 1 || steps > 1000) {
      throw new BadUse("--replicates must be 2 to " + MOST + ", and --steps 1 to 1000");
    }
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new CommandFailed("can't make the folder " + out + ": " + e.getMessage(), e);
    }
    Reporter reporter = new Reporter(terminal);
    TextTable table =
        new PolicySimulation(replicates, steps, seed)
            .table(landscape -> reporter.line("%s …", landscape));
    WinnersCurse curse = new WinnersCurse(10 * replicates, seed);
    List<WinnersCurse.Row> rows = curse.rows();
    TextTable curves = curves(rows);
    TextFile.write(table.markdown(), out.resolve("policies.md"));
    TextFile.write(curves.csv(), out.resolve("winners-curse.csv"));
    charts.figure(curse.chart(rows), "simulated", out.resolve("winners-curse.svg"), null);
    terminal.out().print(table.markdown());
    terminal.out().println("written to " + out);
    return 0;
  }

  private static TextTable curves(List<WinnersCurse.Row> rows) {
    List<List<String>> cells = new ArrayList<>();
    for (WinnersCurse.Row row : rows) {
      cells.add(
          List.of(
              String.valueOf(row.candidates()),
              factor(row.median()),
              factor(row.bound()),
              factor(row.fresh())));
    }
    return new TextTable(
        "The best of n equal candidates",
        List.of(),
        List.of("candidates", "smallest_median", "lower_bound", "fresh_runs"),
        cells);
  }

  private static String factor(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
