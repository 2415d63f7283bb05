// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.problem;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Failures;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.OutputFile;
import dev.afterburner.workbench.cli.console.Plans;
import dev.afterburner.workbench.cli.console.ProblemFinder;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.SourceFiles;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.export.Charts;
import dev.afterburner.workbench.export.document.GrowthDocument;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.measure.GrowthRuns;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.reward.Growth;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how programs grow with the input. */
@Command(
    name = "growth",
    description = {
      "Measure programs on a problem's inputs of several sizes, and fit time and memory by"
          + " a + b·n^k, where a is start-up. A figure that follows no power of n is said so.",
      "A FILE is a source file, or the name of one of the problem's own solutions. All must agree on"
          + " every output.",
      "Exit code 1 when a program fails or is too slow at a size."
    })
public final class ProblemsGrowthCommand implements Callable<Integer> {

  private final ProblemFinder finder;
  private final Catalogue catalogue;
  private final SourceFiles sources;
  private final Opening<GrowthRuns> growth;
  private final Charts charts;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(index = "0", paramLabel = "ID", description = "Which problem.")
  private String problemId = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "Programs.")
  private List<String> files = List.of();

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "N",
      description = "Sizes, separated by commas (default: those that the problem " + "names).")
  private List<Long> sizes = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Random seed of the inputs (default: the problem's).")
  private @Nullable Long seed;

  @Option(
      names = "--language",
      paramLabel = "L",
      description = "Their language (default: inferred from the files).")
  private @Nullable String language;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Runs per size (default: 3 to 15, until the median is known to 2 " + "%%).")
  private @Nullable Integer repeat;

  @Option(
      names = {"--chart", "--png"},
      paramLabel = "FILE",
      description = "Draw it on logarithmic axes: PNG, SVG or PDF, as the file's name ends.")
  private @Nullable Path png;

  public ProblemsGrowthCommand(
      ProblemFinder finder,
      Catalogue catalogue,
      SourceFiles sources,
      Opening<GrowthRuns> growth,
      Charts charts,
      Cancellation cancellation,
      Terminal terminal) {
    this.finder = finder;
    this.catalogue = catalogue;
    this.sources = sources;
    this.growth = growth;
    this.charts = charts;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call()
      throws BadUse,
          CommandFailed,
          ExportException,
          ProblemException,
          SandboxException,
          StoreException {
    Problem problem = finder.find(problemId);
    Generator generator =
        catalogue
            .generator(problem.id())
            .orElseThrow(
                () ->
                    new CommandFailed(
                        problem.id()
                            + " has no generator that takes a size; `problems new` makes problems"
                            + " that have one"));
    List<Long> chosen = sizes(problem, generator);
    InterleavedRuns.Plan plan = repeat == null ? GrowthRuns.PLAN : Plans.of(repeat);
    List<GrowthRuns.Named> programs = new ArrayList<>();
    for (String file : files) {
      programs.add(program(problem, file));
    }
    Path target = png;
    if (target != null) {
      OutputFile.check(target);
    }
    long drawn = seed == null ? generator.seed() : seed;
    Reporter reporter = new Reporter(terminal);
    List<GrowthRuns.Series> measured =
        growth
            .open()
            .run(
                problem,
                generator,
                chosen,
                drawn,
                programs,
                plan,
                (what, share) -> reporter.status(what + " …"),
                cancellation);
    reporter.clear();
    if (cancellation.isCancelled()) {
      throw new CommandFailed("stopped");
    }
    GrowthDocument document = GrowthDocument.of(problem.id(), drawn, measured);
    if (target != null) {
      charts.draw(
          GrowthDocument.chart(problem.title() + ": growth", "No program passed", measured),
          target);
    }
    if (json.wanted()) {
      json.print(terminal.out(), document);
    } else {
      print(chosen, measured, document);
    }
    return measured.stream().allMatch(s -> s.failure() == null) ? 0 : Failures.FAILED;
  }

  private List<Long> sizes(Problem problem, Generator generator) throws BadUse {
    List<Long> chosen =
        (sizes.isEmpty() ? generator.sizes() : sizes).stream().distinct().sorted().toList();
    if (chosen.size() < 2 || chosen.size() > GrowthRuns.MOST_SIZES || chosen.getFirst() < 1) {
      throw new BadUse(
          sizes.isEmpty()
              ? problem.id() + " names no sizes; give some by --sizes 1000,2000,4000"
              : "--sizes takes 2 to " + GrowthRuns.MOST_SIZES + " different sizes above 0");
    }
    return chosen;
  }

  private GrowthRuns.Named program(Problem problem, String file) throws BadUse {
    for (Reference reference : problem.references()) {
      boolean meant = reference.name().equals(file);
      if (meant && (language == null || language.equals(reference.language()))) {
        return new GrowthRuns.Named(
            file,
            new dev.afterburner.sandbox.Program.Source(
                sources.language(reference.language()), reference.code()));
      }
    }
    Path path = Path.of(file);
    return new GrowthRuns.Named(String.valueOf(path.getFileName()), sources.read(path, language));
  }

  private void print(List<Long> chosen, List<GrowthRuns.Series> measured, GrowthDocument document) {
    Table table = new Table("PROGRAM", ">SIZE", ">RUNS", ">TIME", ">MEMORY");
    for (GrowthRuns.Series series : measured) {
      for (GrowthRuns.Point point : series.points()) {
        table.row(
            series.name(),
            Figures.count(point.size()),
            String.valueOf(point.runs()),
            Figures.time(point.timeNanos()),
            Figures.memory(point.memoryBytes()));
      }
    }
    table.lines(terminal.tableWidth()).forEach(terminal.out()::println);
    terminal.out().println();
    Table fits = new Table("PROGRAM", "TIME", ">LARGEST TWO", "MEMORY", ">LARGEST TWO");
    for (GrowthDocument.Program program : document.programs()) {
      fits.row(
          program.program(),
          law(program.time()),
          last(program.time()),
          law(program.memory()),
          last(program.memory()));
    }
    fits.lines(terminal.tableWidth()).forEach(terminal.out()::println);
    for (GrowthRuns.Series series : measured) {
      if (series.failure() != null) {
        String where =
            series.failedAt() == 0
                ? " does not pass the problem's cases"
                : " is left out from size " + Figures.count(series.failedAt()) + " on";
        terminal.err().println(series.name() + where + ": " + series.failure());
      }
    }
    if (chosen.size() < 4) {
      terminal
          .err()
          .println(
              "fewer than four sizes leave open how much is start-up: name more for an interval");
    }
  }

  private static String law(GrowthDocument.@Nullable Fit fit) {
    return fit == null ? Figures.NONE : fit.words();
  }

  private static String last(GrowthDocument.@Nullable Fit fit) {
    return fit == null
        ? Figures.NONE
        : Growth.power(new Interval(fit.lastStep(), fit.lastStepLow(), fit.lastStepHigh()));
  }
}
