// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Footers;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.OutputFile;
import dev.afterburner.workbench.cli.console.Plans;
import dev.afterburner.workbench.cli.console.ProblemFinder;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.SourceFiles;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.export.Charts;
import dev.afterburner.workbench.export.document.PublishedDocument;
import dev.afterburner.workbench.export.document.RunDocument;
import dev.afterburner.workbench.export.document.Taken;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.measure.Measurer;
import dev.afterburner.workbench.measure.PublishedRun;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.PublishedHarness;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges and measures a solution. */
@Command(
    name = "run",
    description = {
      "Judge a solution of a problem on its cases, then measure it on the problem's workload.",
      "Exit code 1 when it does not pass."
    },
    footer = Footers.UNITS)
public final class RunCommand implements Callable<Integer> {

  private final ProblemFinder finder;
  private final Catalogue catalogue;
  private final SourceFiles sources;
  private final Opening<Sandbox> sandbox;
  private final Opening<Judge> judge;
  private final Charts charts;
  private final Supplier<Taken> taken;
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
      description = "Its language (default: inferred from the file's ending).")
  private @Nullable String language;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description =
          "Measured runs (default: 5 to 30, until the median is known to 2 %% "
              + "or 3 s are spent).")
  private @Nullable Integer repeat;

  @Option(names = "--until", paramLabel = "P%", description = Plans.UNTIL)
  private @Nullable String until;

  @Option(
      names = "--all-cases",
      description = "Run all cases; by default, judging stops at the first that fails.")
  private boolean allCases;

  @Option(
      names = {"--chart", "--png"},
      paramLabel = "FILE",
      description =
          "Draw the memory curve of the typical run: PNG, SVG or PDF, as the file's name ends.")
  private @Nullable Path png;

  @Option(
      names = "--harness",
      paramLabel = "published",
      description =
          "Run it as well in the one-process harness that Venus' published numbers come from, for"
              + " comparison with these alone: a program can forge what that says.")
  private @Nullable String other;

  public RunCommand(
      ProblemFinder finder,
      Catalogue catalogue,
      SourceFiles sources,
      Opening<Sandbox> sandbox,
      Opening<Judge> judge,
      Charts charts,
      Supplier<Taken> taken,
      Cancellation cancellation,
      Terminal terminal) {
    this.finder = finder;
    this.catalogue = catalogue;
    this.sources = sources;
    this.sandbox = sandbox;
    this.judge = judge;
    this.charts = charts;
    this.taken = taken;
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
    InterleavedRuns.Plan plan = Plans.of(repeat, until);
    Problem problem = finder.find(problemId);
    Program.Source program = sources.read(file, language);
    sources
        .mismatch(file, program.language())
        .ifPresent(note -> terminal.err().println("workbench: " + note));
    if (png != null) {
      OutputFile.check(png);
    }
    Optional<PublishedHarness> harness = harness(problem, program);
    Reporter reporter = new Reporter(terminal);
    Judgement judgement = judge(problem, program, reporter);
    Verdict verdict = judgement.verdict();
    List<Run> runs = List.of();
    Taken began = taken.get();
    NoiseText noise = new NoiseText();
    if (verdict.passed()) {
      // A program that passes the small cases can still fail the large workload.
      InterleavedRuns.Result<Verdict> result = measure(problem, program, plan, reporter);
      runs = result.allRuns(0);
      verdict = Measurer.verdict(problem, program.language().id(), result, 0);
    }
    PublishedRun published = null;
    if (harness.isPresent() && !cancellation.isCancelled()) {
      reporter.status("the " + PublishedDocument.BADGE + " …");
      published = PublishedRun.of(sandbox.open(), harness.get(), program, cancellation);
      reporter.clear();
    }
    if (cancellation.isCancelled()) {
      throw new CommandFailed("stopped");
    }
    RunDocument document =
        RunDocument.of(
            problem,
            program,
            verdict,
            judgement,
            runs,
            sandbox.open().isolation(),
            began,
            published);
    draw(problem, runs, published);
    if (json.wanted()) {
      json.print(terminal.out(), document);
    } else {
      print(problem, program, judgement, verdict, runs);
      noise.imprecise(runs, Plans.goal(until)).forEach(terminal.out()::println);
      if (published != null) {
        PublishedText.lines(published, Runs.typical(runs)).forEach(terminal.out()::println);
      }
    }
    if (!verdict.passed()) {
      VerdictText.lines(verdict, program, file.toString()).forEach(terminal.err()::println);
    }
    return verdict.passed() ? 0 : 1;
  }

  private Judgement judge(Problem problem, Program.Source program, Reporter reporter)
      throws SandboxException, StoreException {
    int total = problem.cases().size();
    int[] done = {0};
    reporter.status("judging " + total + " cases …");
    Judgement judgement =
        judge
            .open()
            .judge(
                problem,
                program,
                allCases,
                result ->
                    reporter.status(
                        "case "
                            + ++done[0]
                            + "/"
                            + total
                            + " "
                            + result.name()
                            + ": "
                            + result.verdict().id()),
                cancellation);
    reporter.clear();
    return judgement;
  }

  private InterleavedRuns.Result<Verdict> measure(
      Problem problem, Program.Source program, InterleavedRuns.Plan plan, Reporter reporter)
      throws SandboxException, StoreException {
    try (LiveRuns live =
        new LiveRuns(reporter, List.of(file.toString()), terminal.errIsTerminal())) {
      return new Measurer(sandbox.open(), judge.open())
          .run(
              problem,
              List.of(judge.open().measured(problem, program)),
              plan,
              i -> true,
              live,
              cancellation);
    }
  }

  private Optional<PublishedHarness> harness(Problem problem, Program.Source program)
      throws BadUse, CommandFailed, ProblemException {
    if (other == null) {
      return Optional.empty();
    }
    if (!other.equals("published")) {
      throw new BadUse("there is no harness \"" + other + "\"; --harness takes published");
    }
    if (!program.language().id().equals(PublishedHarness.LANGUAGE)) {
      throw new CommandFailed(
          "the "
              + PublishedDocument.BADGE
              + " runs Python solutions, and "
              + file
              + " is in "
              + program.language().name()
              + "; leave --harness out");
    }
    Optional<PublishedHarness> harness = catalogue.publishedHarness(problem.id());
    if (harness.isEmpty()) {
      throw new CommandFailed(
          problem.id()
              + " came without test_case_runners and a test_case_evaluator in Python, so there is"
              + " no "
              + PublishedDocument.BADGE
              + " of it; leave --harness out, or choose a problem of the Venus set");
    }
    return harness;
  }

  private void draw(Problem problem, List<Run> runs, @Nullable PublishedRun published)
      throws ExportException {
    Path target = png;
    if (target == null) {
      return;
    }
    String name = String.valueOf(file.getFileName());
    List<Charts.Named> curves = new ArrayList<>();
    if (published != null) {
      curves.add(new Charts.Named("published harness (forgeable)", published.run()));
    }
    Runs.typical(runs).ifPresent(run -> curves.add(new Charts.Named(name, run)));
    if (!curves.isEmpty()) {
      charts.curves(problem.title(), curves, target);
    }
  }

  private void print(
      Problem problem, Program.Source program, Judgement judgement, Verdict verdict, List<Run> runs)
      throws SandboxException, StoreException {
    long passed = judgement.cases().stream().filter(c -> c.verdict().passed()).count();
    terminal
        .out()
        .printf(
            "%s · %s · %d of %d cases passed%n",
            problem.title(), verdict.words(), passed, problem.cases().size());
    MeasuredText.lines(runs, sandbox.open().isolation()).forEach(terminal.out()::println);
    if (!runs.isEmpty()) {
      BuiltText.line(program).ifPresent(terminal.out()::println);
    }
  }
}
