// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.Failures;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.ProblemFinder;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.SourceFiles;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.export.Charts;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.profile.Profile;
import dev.afterburner.workbench.profile.ProfileDocument;
import dev.afterburner.workbench.profile.Profiler;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says where a program's time and memory go. */
@Command(
    name = "profile",
    description = {
      "Say on which lines a program spends its time and its memory. Its runs are for the profile"
          + " alone and count for no figure.",
      "SELF is the share of time in which a line was being executed, or something outside the"
          + " program that it had called; TOTAL is with all that it called. MEMORY is what memory"
          + " grew by meanwhile.",
      "Exit code 1 when the program does not complete, or there is no sample."
    },
    footer =
        "%nIn JSON, shares are 0 to 1, low and high the 95 %% interval of self; kb is 1024 bytes.")
public final class ProfileCommand implements Callable<Integer> {

  private final ProblemFinder finder;
  private final SourceFiles sources;
  private final Opening<Sandbox> sandbox;
  private final Opening<Judge> judge;
  private final Charts charts;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();
  @Mixin private final ProfileExports exports = new ProfileExports();

  @Parameters(index = "0", paramLabel = "FILE", description = "A source file.")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "-- ARGS",
      description = "Its arguments, after --.")
  private List<String> arguments = List.of();

  @Option(
      names = "--problem",
      paramLabel = "ID",
      description = "Give it the measured input of this problem.")
  private @Nullable String problemId;

  @Option(
      names = "--language",
      paramLabel = "L",
      description = "Language (default: inferred from the file's ending).")
  private @Nullable String language;

  @Option(
      names = {"--stdin", "--input"},
      paramLabel = "FILE",
      description = "Standard input of the program (default: none).")
  private @Nullable Path stdin;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "Seconds that a run may take (default: 90).")
  private double timeout = Limits.DEFAULT.wall().toSeconds();

  @Option(
      names = "--lines",
      paramLabel = "N",
      description = "Show the N hottest lines (default: ${DEFAULT-VALUE}).")
  private int shown = 12;

  public ProfileCommand(
      ProblemFinder finder,
      SourceFiles sources,
      Opening<Sandbox> sandbox,
      Opening<Judge> judge,
      Charts charts,
      Cancellation cancellation,
      Terminal terminal) {
    this.finder = finder;
    this.sources = sources;
    this.sandbox = sandbox;
    this.judge = judge;
    this.charts = charts;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  @Override
  public Integer call()
      throws BadUse, CommandFailed, ProblemException, SandboxException, StoreException {
    if (problemId != null && (stdin != null || !arguments.isEmpty())) {
      throw new BadUse("--problem gives the program its input; leave --stdin and arguments out");
    }
    if (!(timeout > 0 && timeout <= 86_400)) {
      throw new BadUse("--timeout must be more than 0 and at most 86400 seconds");
    }
    if (shown < 1) {
      throw new BadUse("--lines must be at least 1");
    }
    Program.Source solution = sources.read(file, language).withArguments(arguments);
    exports.check();
    Problem problem = problemId == null ? null : finder.find(problemId);
    Execution execution = execution(solution, problem);
    Reporter reporter = new Reporter(terminal);
    Profile profile;
    try {
      profile =
          new Profiler(sandbox.open())
              .run(
                  execution,
                  solution.code(),
                  String.valueOf(file.getFileName()),
                  reporter::status,
                  cancellation);
    } catch (SandboxException e) {
      if (cancellation.isCancelled()) {
        throw new CommandFailed("stopped");
      }
      throw e;
    } finally {
      reporter.clear();
    }
    exports.write(profile, String.valueOf(file.getFileName()), charts);
    if (json.wanted()) {
      json.print(terminal.out(), ProfileDocument.of(file.toString(), problemId, profile));
    } else {
      ProfileText.lines(profile, shown, terminal.tableWidth()).forEach(terminal.out()::println);
    }
    profile.notes().forEach(note -> terminal.err().println("workbench: " + note));
    if (!(profile.last().outcome() instanceof Outcome.Completed)) {
      Subject subject = new Subject(file.toString(), solution);
      FailureText.lines(subject, profile.last(), execution.limits(), List.of())
          .forEach(terminal.err()::println);
      return Failures.FAILED;
    }
    return profile.samples() == 0 ? Failures.FAILED : 0;
  }

  private Execution execution(Program.Source solution, @Nullable Problem problem)
      throws BadUse, SandboxException, StoreException {
    Limits limits = Limits.DEFAULT.withWall(Duration.ofNanos((long) (timeout * 1e9)));
    if (problem != null) {
      return judge.open().measured(problem, solution);
    }
    Bytes input = stdin == null ? Bytes.EMPTY : Bytes.of(SourceFiles.bytes(stdin));
    return Execution.of(solution, input).withLimits(limits);
  }
}
