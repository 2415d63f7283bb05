// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Failures;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.Plans;
import dev.afterburner.workbench.cli.console.ProblemFinder;
import dev.afterburner.workbench.cli.console.SourceFiles;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.measure.Calibrator;
import dev.afterburner.workbench.measure.Measurer;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.reward.Standing;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says where a solution stands among references. */
@Command(
    name = "standing",
    description = {
      "Measure a solution and say where it stands among the references measured here.",
      "BEYOND is the share of references that it is at least as good as; MERCURY, DPS and EFF@1 are"
          + " the scores of Mercury, EvalPerf and ENAMEL, computed from what is measured here.",
      "Exit code 1 when it does not pass or no reference was measured."
    })
public final class StandingCommand implements Callable<Integer> {

  private final ProblemFinder finder;
  private final SourceFiles sources;
  private final Opening<Sandbox> sandbox;
  private final Opening<Judge> judge;
  private final Opening<Calibrator> calibrator;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "FILE", description = "The solution's source file.")
  private Path file = Path.of("");

  @Option(names = "--problem", required = true, paramLabel = "ID", description = "Which problem.")
  private String problemId = "";

  @Option(
      names = "--language",
      paramLabel = "L",
      description = "Its language (default: inferred from the file).")
  private @Nullable String language;

  @Option(names = "--repeat", paramLabel = "N", description = "Measured runs.")
  private @Nullable Integer repeat;

  public StandingCommand(
      ProblemFinder finder,
      SourceFiles sources,
      Opening<Sandbox> sandbox,
      Opening<Judge> judge,
      Opening<Calibrator> calibrator,
      Cancellation cancellation,
      Terminal terminal) {
    this.finder = finder;
    this.sources = sources;
    this.sandbox = sandbox;
    this.judge = judge;
    this.calibrator = calibrator;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  /** One figure in JSON: ns, bytes or byte·s. */
  record Line(String figure, @Nullable Interval measured, Standing standing) {}

  /** The answer in JSON. */
  record Answer(
      String problem,
      String language,
      String verdict,
      boolean forgeable,
      int failing,
      List<Line> figures) {}

  @Override
  public Integer call()
      throws BadUse, CommandFailed, ProblemException, SandboxException, StoreException {
    InterleavedRuns.Plan plan = Plans.of(repeat);
    Problem problem = finder.find(problemId);
    Program.Source program = sources.read(file, language);
    List<Calibration> known = calibrator.open().known(problem, program.language());
    List<Calibration.Figures> references = calibrator.open().passing(problem, program.language());
    if (references.isEmpty()) {
      throw new CommandFailed(
          "no "
              + program.language().name()
              + " reference of "
              + problem.id()
              + " was measured on this machine; run ./workbench calibrate "
              + problem.id()
              + " --language "
              + program.language().id());
    }
    Judge judging = judge.open();
    Verdict verdict = judging.judge(problem, program, false, result -> {}, cancellation).verdict();
    List<Run> runs = List.of();
    if (verdict.passed()) {
      InterleavedRuns.Result<Verdict> result =
          new Measurer(sandbox.open(), judging)
              .run(
                  problem,
                  List.of(judging.measured(problem, program)),
                  plan,
                  i -> true,
                  cancellation);
      runs = result.runs(0);
      verdict = Measurer.verdict(problem, program.language().id(), result, 0);
    }
    if (cancellation.isCancelled()) {
      throw new CommandFailed("stopped");
    }
    List<Line> lines = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      double[] values = references.stream().mapToDouble(f -> f.of(figure).value()).toArray();
      boolean passed = verdict.passed();
      Interval own = passed ? Runs.summary(runs, figure).median() : new Interval(0, 0, 0);
      lines.add(new Line(figure.id(), passed ? own : null, Standing.of(own, passed, values)));
    }
    print(problem, program, verdict, known.size() - references.size(), lines);
    return verdict.passed() ? 0 : Failures.FAILED;
  }

  private void print(
      Problem problem, Program.Source program, Verdict verdict, int failing, List<Line> lines) {
    if (json.wanted()) {
      json.print(
          terminal.out(),
          new Answer(
              problem.id(),
              program.language().id(),
              verdict.id(),
              verdict.forgeable(),
              failing,
              lines));
      return;
    }
    terminal
        .out()
        .printf(
            "%s · %s · %d references measured here%s%n",
            problem.title(),
            verdict.words(),
            lines.getFirst().standing().references(),
            failing == 0 ? "" : ", " + failing + " more do not pass and do not count");
    Table table =
        new Table(
            "FIGURE", ">MEASURED", ">BEYOND", ">INTERVAL", ">MERCURY", ">× BEST", ">DPS", ">EFF@1");
    for (Line line : lines) {
      Standing s = line.standing();
      Interval measured = line.measured();
      table.row(
          line.figure(),
          measured == null
              ? Figures.NONE
              : Figures.of(Figure.valueOf(line.figure().toUpperCase(Locale.ROOT)), measured),
          share(s.percentile().value()),
          share(s.percentile().low()) + " to " + share(s.percentile().high()),
          share(s.mercury()),
          measured == null ? Figures.NONE : Figures.factor(s.toBest()),
          String.format(Locale.ROOT, "%.0f", s.evalPerf().dps()),
          String.format(Locale.ROOT, "%.2f", s.enamel()));
    }
    table.lines(terminal.tableWidth()).forEach(terminal.out()::println);
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
