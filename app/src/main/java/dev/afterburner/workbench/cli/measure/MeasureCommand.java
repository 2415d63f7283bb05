// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Baseline;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.ExportOptions;
import dev.afterburner.workbench.cli.console.Footers;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.export.Charts;
import dev.afterburner.workbench.export.document.Estimate;
import dev.afterburner.workbench.export.document.MeasureDocument;
import dev.afterburner.workbench.export.document.Taken;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.store.StoreException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a program without a problem. */
@Command(
    name = "measure",
    description = {
      "Measure a source file, or, after --, a command that is on this machine.",
      "Exit code 1 when a run does not complete."
    },
    footer = Footers.UNITS)
public final class MeasureCommand implements Callable<Integer> {

  private final Subjects subjects;
  private final Languages languages;
  private final Opening<Sandbox> sandbox;
  private final Charts charts;
  private final Supplier<Taken> taken;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final MeasureOptions options = new MeasureOptions();
  @Mixin private final ExportOptions exports = new ExportOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE [-- ARGS] | -- COMMAND [ARGS]",
      description =
          "A source file, and after -- its arguments; or a command and its arguments, run as it is"
              + " typed, in this folder.")
  private List<String> words = List.of();

  /**
   * The command.
   *
   * @param languages knows their empty programs
   */
  public MeasureCommand(
      Subjects subjects,
      Languages languages,
      Opening<Sandbox> sandbox,
      Charts charts,
      Supplier<Taken> taken,
      Cancellation cancellation,
      Terminal terminal) {
    this.subjects = subjects;
    this.languages = languages;
    this.sandbox = sandbox;
    this.charts = charts;
    this.taken = taken;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call()
      throws BadUse, CommandFailed, ExportException, SandboxException, StoreException {
    Subject subject = subject();
    List<Execution> executions = options.executions(List.of(subject));
    InterleavedRuns.Plan plan = options.plan();
    exports.check();
    Taken began = taken.get();
    NoiseText noise = new NoiseText();
    List<Run> runs;
    MeasureDocument.EmptyProgram baseline = null;
    Reporter reporter = new Reporter(terminal);
    try (LiveRuns live =
        new LiveRuns(reporter, List.of(subject.name()), terminal.errIsTerminal())) {
      runs = options.measure(sandbox.open(), executions, plan, live, cancellation).allRuns(0);
      if (!runs.isEmpty() && runs.getLast().outcome() instanceof Outcome.Completed) {
        reporter.status("an empty program …");
        baseline = baseline(subject);
      }
    }
    if (cancellation.isCancelled() || runs.isEmpty()) {
      throw new CommandFailed("stopped");
    }
    report(subject, runs, baseline, began, noise);
    if (!options.ignored().isEmpty()) {
      terminal.err().println("workbench: ignored as asked: " + options.ignored());
    }
    Run last = runs.getLast();
    if (last.outcome() instanceof Outcome.Completed) {
      return 0;
    }
    FailureText.lines(subject, last, executions.getFirst().limits(), options.shown())
        .forEach(terminal.err()::println);
    return 1;
  }

  private Subject subject() throws BadUse {
    List<String> typed = spec.commandLine().getParseResult().originalArgs();
    int dashes = typed.indexOf("--");
    int before = words.size() - (dashes < 0 ? 0 : typed.size() - dashes - 1);
    if (before == 0) {
      return shown(subjects.command(words));
    }
    if (before == 1) {
      Subject program = shown(subjects.word(words.getFirst(), options.language()));
      return program.with(words.subList(1, words.size()));
    }
    if (words.size() > 1) {
      throw new BadUse(
          "measure takes one FILE, with its arguments after --, or -- and a COMMAND with its"
              + " arguments; to measure several programs use compare");
    }
    return shown(subjects.word(words.getFirst(), options.language()));
  }

  private Subject shown(Subject subject) {
    return new Subject(subject.name(), options.subject(subject));
  }

  private MeasureDocument.@Nullable EmptyProgram baseline(Subject subject)
      throws CommandFailed, SandboxException, StoreException {
    if (!(subject.program() instanceof Program.Source source)) {
      return null;
    }
    try {
      return MeasureDocument.EmptyProgram.of(
          Baseline.measure(sandbox.open(), languages, source.language(), cancellation));
    } catch (SandboxException e) {
      if (cancellation.isCancelled()) {
        throw new CommandFailed("stopped");
      }
      throw e;
    }
  }

  private void report(
      Subject subject,
      List<Run> runs,
      MeasureDocument.@Nullable EmptyProgram baseline,
      Taken began,
      NoiseText noise)
      throws BadUse, ExportException, SandboxException, StoreException {
    MeasureDocument document =
        MeasureDocument.of(
            subject.name(),
            subject.language(),
            subject.built(),
            runs,
            baseline,
            sandbox.open().isolation(),
            began);
    List<Charts.Named> curves =
        Runs.typical(runs).stream().map(run -> new Charts.Named(subject.name(), run)).toList();
    exports.write(document, List.of(document), subject.name(), curves, charts);
    if (json.wanted()) {
      json.print(terminal.out(), document);
    } else {
      MeasuredText.lines(runs, sandbox.open().isolation()).forEach(terminal.out()::println);
      if (Runs.typical(runs).isPresent()) {
        BuiltText.line(subject).ifPresent(terminal.out()::println);
      }
      if (baseline != null) {
        terminal.out().println("an empty program of this language: " + figures(baseline));
      }
      noise.imprecise(runs, options.goal()).forEach(terminal.out()::println);
    }
  }

  private static String figures(MeasureDocument.EmptyProgram baseline) {
    return shown(baseline.wallMs(), Figure.TIME)
        + ", "
        + shown(baseline.peakKb(), Figure.MEMORY)
        + ", "
        + shown(baseline.integralKbS(), Figure.INTEGRAL);
  }

  private static String shown(Estimate estimate, Figure figure) {
    return Figures.of(figure, estimate.interval(figure));
  }
}
