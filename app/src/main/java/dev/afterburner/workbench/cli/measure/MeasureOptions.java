// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.Plans;
import dev.afterburner.workbench.cli.console.SourceFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How programs are measured; shared by measure and compare. */
final class MeasureOptions {

  private static final double BYTES_PER_MEGABYTE = 1e6;
  private static final int MOST_PROCESSES = 10_000;
  private static final int MOST_MEGABYTES = 1024;

  @Option(
      names = "--language",
      paramLabel = "L",
      description = "Language of source files (default: inferred from their endings).")
  private @Nullable String language;

  @Option(
      names = {"--stdin", "--input"},
      paramLabel = "FILE",
      description = "Standard input of the program (default: none).")
  private @Nullable Path stdin;

  @Option(
      names = {"-r", "--repeat", "--runs"},
      paramLabel = "N",
      description =
          "Runs; otherwise 5 to 30, until the median is known to 2 %%, or a comparison is decided,"
              + " or 3 s are spent on each.")
  private @Nullable Integer repeat;

  @Option(names = "--until", paramLabel = "P%", description = Plans.UNTIL)
  private @Nullable String until;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description = "Memory samples per second, 100 to 50000 (default: ${DEFAULT-VALUE}).")
  private int rate = Execution.DEFAULT_RATE_HZ;

  @Option(
      names = {"-w", "--warmup"},
      paramLabel = "N",
      description = "Warm-up runs, which are not counted (default: ${DEFAULT-VALUE}).")
  private int warmup;

  @Option(
      names = {"-p", "--prepare"},
      paramLabel = "COMMAND",
      description = "Shell command to run before each run, outside the sandbox.")
  private @Nullable String prepare;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "Seconds that a run may take (default: 90).")
  private double timeout = Limits.DEFAULT.wall().toSeconds();

  @Option(
      names = "--memory",
      paramLabel = "MB",
      description = "Megabytes that a run may have resident (default: 1 GiB).")
  private @Nullable Double memory;

  @Option(
      names = "--processes",
      paramLabel = "N",
      description = "Processes and threads that a run may have at a time (default: 64).")
  private int processes = Limits.DEFAULT.processes();

  @Option(
      names = "--output",
      paramLabel = "MB",
      description = "Megabytes that a run may print (default: 16 MiB).")
  private @Nullable Double output;

  @Option(
      names = "--files",
      paramLabel = "MB",
      description = "Megabytes that a run may write to files, in /tmp (default: 64 MiB).")
  private @Nullable Double files;

  @Option(
      names = "--show",
      paramLabel = "DIR",
      description =
          "Let a command read this folder or file. Otherwise it sees only the "
              + "system's programs, itself, and what its arguments name.")
  private List<Path> shown = List.of();

  @Option(
      names = {"-i", "--ignore-failure"},
      description = "Measure a program although its exit code is not 0, as that of grep or diff.")
  private boolean ignoreFailure;

  private final ConcurrentMap<Integer, Integer> ignored = new ConcurrentHashMap<>();

  /** The program of a subject; a command sees what {@code --show} names. */
  Program subject(Subject subject) {
    return subject.program() instanceof Program.Command command
        ? new Program.Command(command.argv(), shown)
        : subject.program();
  }

  /** What a command sees beside what its arguments name. */
  List<Path> shown() {
    return shown;
  }

  /** What {@code --ignore-failure} ignored, in words; empty where that was nothing. */
  String ignored() {
    return ForgivingSandbox.words(ignored);
  }

  @Nullable String language() {
    return language;
  }

  /** The executions that the options ask for. */
  List<Execution> executions(List<Subject> subjects) throws BadUse {
    if (rate < 100 || rate > 50_000) {
      throw new BadUse("--rate must be 100 to 50000, not " + rate);
    }
    if (warmup < 0) {
      throw new BadUse("--warmup must not be negative");
    }
    if (!(timeout > 0 && timeout <= 86_400)) {
      throw new BadUse("--timeout must be more than 0 and at most 86400 seconds");
    }
    if (memory != null && !(memory >= 1)) {
      throw new BadUse("--memory must be at least 1 megabyte");
    }
    if (processes < 1 || processes > MOST_PROCESSES) {
      throw new BadUse("--processes must be 1 to " + MOST_PROCESSES + ", not " + processes);
    }
    Bytes input = stdin == null ? Bytes.EMPTY : Bytes.of(SourceFiles.bytes(stdin));
    Limits limits = Limits.DEFAULT.withWall(Duration.ofNanos((long) (timeout * 1e9)));
    if (memory != null) {
      limits = limits.withMemoryBytes((long) (memory * BYTES_PER_MEGABYTE));
    }
    limits =
        limits.withProducts(
            processes,
            bytes("--output", output, limits.outputBytes()),
            bytes("--files", files, limits.filesBytes()));
    List<Execution> executions = new ArrayList<>();
    for (Subject subject : subjects) {
      executions.add(new Execution(subject.program(), input, limits, rate));
    }
    return executions;
  }

  private static long bytes(String option, @Nullable Double megabytes, long usual) throws BadUse {
    if (megabytes == null) {
      return usual;
    }
    if (!(megabytes > 0 && megabytes <= MOST_MEGABYTES)) {
      throw new BadUse(option + " must be more than 0 and at most 1024 megabytes");
    }
    return (long) (megabytes * BYTES_PER_MEGABYTE);
  }

  /** How often to run. */
  InterleavedRuns.Plan plan() throws BadUse {
    return Plans.of(repeat, until);
  }

  /** How near the median should be known, as a share of it. */
  double goal() throws BadUse {
    return Plans.goal(until);
  }

  /** The same where programs are compared. */
  InterleavedRuns.Plan comparing() throws BadUse {
    return Plans.comparing(repeat, until);
  }

  /**
   * Warms up, then measures. All programs are needed: one that fails ends it, be it in warming up.
   */
  InterleavedRuns.Result<Outcome> measure(
      Sandbox sandbox,
      List<Execution> executions,
      InterleavedRuns.Plan plan,
      LiveRuns live,
      Cancellation cancellation)
      throws SandboxException {
    InterleavedRuns measuring =
        new InterleavedRuns(ignoreFailure ? new ForgivingSandbox(sandbox, ignored) : sandbox);
    BeforeRun listener = new BeforeRun(prepare == null ? "" : prepare, live, cancellation);
    if (warmup > 0) {
      InterleavedRuns.Result<Outcome> warm =
          run(measuring, executions, InterleavedRuns.Plan.exactly(warmup), listener, cancellation);
      if (warm.stopped() || !warm.failures().isEmpty()) {
        return new InterleavedRuns.Result<>(
            new Rounds(executions.size(), List.of()), warm.failures(), warm.stopped());
      }
    }
    return run(measuring, executions, plan, listener, cancellation);
  }

  private static InterleavedRuns.Result<Outcome> run(
      InterleavedRuns measuring,
      List<Execution> executions,
      InterleavedRuns.Plan plan,
      BeforeRun listener,
      Cancellation cancellation)
      throws SandboxException {
    return measuring.run(
        executions, plan, InterleavedRuns.COMPLETES, i -> true, listener, cancellation);
  }
}
