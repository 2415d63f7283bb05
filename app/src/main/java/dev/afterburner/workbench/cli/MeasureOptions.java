package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How programs are measured; shared by measure and compare. */
final class MeasureOptions {

  private static final double BYTES_PER_MEGABYTE = 1e6;

  @Option(
      names = "--language",
      paramLabel = "L",
      description = "Language of source files; told from their endings otherwise.")
  private @Nullable String language;

  @Option(
      names = {"--stdin", "--input"},
      paramLabel = "FILE",
      description = "What the program reads; nothing otherwise.")
  private @Nullable Path stdin;

  @Option(
      names = {"-r", "--repeat", "--runs"},
      paramLabel = "N",
      description =
          "Runs; otherwise 5 to 30, until the median is known to 2 %%, or a comparison is decided,"
              + " or 3 s are spent on each.")
  private @Nullable Integer repeat;

  @Option(names = "--until", paramLabel = "P%%", description = Plans.UNTIL)
  private @Nullable String until;

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description = "Samples of memory a second, 100 to 50000 (default: ${DEFAULT-VALUE}).")
  private int rate = Execution.DEFAULT_RATE_HZ;

  @Option(
      names = {"-w", "--warmup"},
      paramLabel = "N",
      description = "Runs that are not counted, before the others (default: ${DEFAULT-VALUE}).")
  private int warmup;

  @Option(
      names = {"-p", "--prepare"},
      paramLabel = "COMMAND",
      description = "Run this by the shell, outside the sandbox, before each run.")
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
    Bytes input = stdin == null ? Bytes.EMPTY : Bytes.of(SourceFiles.bytes(stdin));
    Limits limits = Limits.DEFAULT.withWall(Duration.ofNanos((long) (timeout * 1e9)));
    if (memory != null) {
      limits = limits.withMemoryBytes((long) (memory * BYTES_PER_MEGABYTE));
    }
    List<Execution> executions = new ArrayList<>();
    for (Subject subject : subjects) {
      executions.add(new Execution(subject.program(), input, limits, rate));
    }
    return executions;
  }

  /** How often to run. */
  InterleavedRuns.Plan plan() throws BadUse {
    return Plans.of(repeat, until);
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
    InterleavedRuns measuring = new InterleavedRuns(sandbox);
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
