// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.ExportOptions;
import dev.afterburner.workbench.cli.console.Failures;
import dev.afterburner.workbench.cli.console.Footers;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.export.Charts;
import dev.afterburner.workbench.export.document.CompareDocument;
import dev.afterburner.workbench.export.document.MeasureDocument;
import dev.afterburner.workbench.export.document.Taken;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.store.StoreException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares programs in interleaved runs. */
@Command(
    name = "compare",
    description = {
      "Measure two or more programs in interleaved runs and compare each pair.",
      "A ratio is what B needs over what A needs."
    },
    footer = Footers.UNITS)
public final class CompareCommand implements Callable<Integer> {

  private final Subjects subjects;
  private final Opening<Sandbox> sandbox;
  private final Charts charts;
  private final Supplier<Taken> taken;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final MeasureOptions options = new MeasureOptions();
  @Mixin private final ExportOptions exports = new ExportOptions();

  @Parameters(
      arity = "2..*",
      paramLabel = "PROGRAM",
      description = "A source file, an executable, or a command line in quotes.")
  private List<String> words = List.of();

  public CompareCommand(
      Subjects subjects,
      Opening<Sandbox> sandbox,
      Charts charts,
      Supplier<Taken> taken,
      Cancellation cancellation,
      Terminal terminal) {
    this.subjects = subjects;
    this.sandbox = sandbox;
    this.charts = charts;
    this.taken = taken;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call()
      throws BadUse, CommandFailed, ExportException, SandboxException, StoreException {
    List<Subject> programs = new ArrayList<>();
    for (String word : words) {
      Subject program = subjects.word(word, options.language());
      programs.add(
          new Subject(unused(program.name(), programs), options.subject(program), program.file()));
    }
    List<Execution> executions = options.executions(programs);
    InterleavedRuns.Plan plan = options.comparing();
    exports.check();
    Taken began = taken.get();
    NoiseText noise = new NoiseText();
    InterleavedRuns.Result<Outcome> result;
    try (LiveRuns live =
        new LiveRuns(
            new Reporter(terminal),
            programs.stream().map(Subject::name).toList(),
            terminal.errIsTerminal())) {
      result = options.measure(sandbox.open(), executions, plan, live, cancellation);
    }
    if (cancellation.isCancelled()) {
      throw new CommandFailed("stopped");
    }
    for (InterleavedRuns.Failure<Outcome> failure : result.failures()) {
      FailureText.lines(
              programs.get(failure.program()),
              failure.run(),
              executions.get(failure.program()).limits(),
              options.shown())
          .forEach(terminal.err()::println);
    }
    for (int i = 0; i < programs.size(); i++) {
      if (result.allRuns(i).isEmpty()) {
        terminal
            .err()
            .println(
                "workbench: " + programs.get(i).name() + " was not run: another one failed first");
      }
    }
    boolean failed = !result.failures().isEmpty();
    if (!options.ignored().isEmpty()) {
      terminal.err().println("workbench: ignored as asked: " + options.ignored());
    }
    if (failed && !json.wanted()) {
      return Failures.FAILED;
    }
    report(programs, result, began, noise);
    return failed ? Failures.FAILED : 0;
  }

  /** The same program twice is a fair question: its second name says so. */
  private static String unused(String name, List<Subject> programs) {
    String free = name;
    for (int n = 2; isTaken(free, programs); n++) {
      free = name + " (" + n + ")";
    }
    return free;
  }

  private static boolean isTaken(String name, List<Subject> programs) {
    return programs.stream().anyMatch(program -> program.name().equals(name));
  }

  private void report(
      List<Subject> programs, InterleavedRuns.Result<Outcome> result, Taken began, NoiseText noise)
      throws ExportException, SandboxException, StoreException {
    List<MeasureDocument> measured = new ArrayList<>();
    List<Charts.Named> curves = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      List<Run> runs = result.allRuns(i);
      if (runs.isEmpty()) {
        continue; // said above
      }
      Subject program = programs.get(i);
      measured.add(
          MeasureDocument.of(
              program.name(),
              program.language(),
              program.built(),
              runs,
              null,
              sandbox.open().isolation(),
              began));
      Runs.typical(runs).ifPresent(run -> curves.add(new Charts.Named(program.name(), run)));
    }
    CompareDocument document = CompareDocument.of(measured, result);
    exports.write(document, measured, "Comparison", curves, charts);
    if (json.wanted()) {
      json.print(terminal.out(), document);
    } else {
      print(programs, result.rounds(), document, noise);
    }
  }

  private void print(
      List<Subject> programs, Rounds rounds, CompareDocument document, NoiseText noise) {
    Table table = new Table("PROGRAM", ">RUNS", ">TIME", ">MEMORY", ">INTEGRAL");
    for (int i = 0; i < programs.size(); i++) {
      List<Run> list = rounds.of(i);
      table.row(
          programs.get(i).name(),
          String.valueOf(list.size()),
          median(list, Figure.TIME),
          median(list, Figure.MEMORY),
          median(list, Figure.INTEGRAL));
    }
    table.lines(terminal.tableWidth()).forEach(terminal.out()::println);
    IntStream.range(0, programs.size())
        .mapToObj(i -> Runs.summary(rounds.of(i), Figure.TIME))
        .min(Comparator.comparingInt(Summary::count))
        .flatMap(MeasuredText::fewRuns)
        .ifPresent(terminal.out()::println);
    for (Subject program : programs) {
      BuiltText.line(program)
          .ifPresent(line -> terminal.out().println(program.name() + ": " + line));
    }
    for (int i = 0; i < programs.size(); i++) {
      String name = programs.get(i).name();
      MeasuredText.outside(rounds.of(i))
          .ifPresent(line -> terminal.out().println(name + ": " + line));
    }
    for (CompareDocument.Pair pair : document.comparisons()) {
      Figure figure = Figure.valueOf(pair.figure().toUpperCase(Locale.ROOT));
      Interval ratio = new Interval(pair.ratio().value(), pair.ratio().low(), pair.ratio().high());
      String shown =
          switch (pair.outcome()) {
            case "no_difference" -> "no difference shown";
            case "undecided" -> "undecided (" + Figures.change(figure, ratio) + ")";
            default -> Figures.change(figure, ratio);
          };
      terminal.out().printf("%s: %s against %s: %s%n", pair.figure(), pair.b(), pair.a(), shown);
      CompareDocument.Cpu cpu = pair.cpu();
      if (cpu != null && cpu.contradicts()) {
        Interval needed = new Interval(cpu.ratio().value(), cpu.ratio().low(), cpu.ratio().high());
        terminal
            .out()
            .printf(
                "  CPU times say otherwise: %s; they are %s of the wall times%n",
                cpu.outcome().equals("no_difference")
                    ? "no difference shown"
                    : Figures.change(figure, needed),
                Figures.percent(100 * cpu.share()));
      }
    }
    if (document.comparisons().stream().anyMatch(pair -> pair.outcome().equals("undecided"))) {
      double share =
          document.comparisons().stream()
              .map(CompareDocument.Pair::cpu)
              .filter(Objects::nonNull)
              .mapToDouble(CompareDocument.Cpu::share)
              .min()
              .orElse(1);
      noise.undecided(rounds, share).forEach(terminal.out()::println);
    }
  }

  private static String median(List<Run> runs, Figure figure) {
    return Figures.of(figure, Runs.summary(runs, figure).median());
  }
}
