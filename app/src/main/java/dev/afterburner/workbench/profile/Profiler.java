// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Probe;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.profile.LineProbe;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Profiles a program: runs it in turns without and with a probe that samples what it executes. Its
 * runs are for the profile alone; nobody takes figures from them, but for what the profile costs.
 */
public final class Profiler {

  /** Between two samples, ns: 2 kHz, so that 1 kHz is kept whatever comes between. */
  static final long PERIOD_NANOS = 499_979;

  /** So much time of profiled runs gives some 4000 samples: shares to 1.5 points. */
  private static final long ENOUGH_NANOS = 2_000_000_000L;

  private static final int PLAIN = 0;
  private static final int PROFILED = 1;

  private static final int FEWEST_RUNS = 3;
  private static final int MOST_RUNS = 20;

  private final Sandbox sandbox;
  private final InterleavedRuns.Plan plan;

  public Profiler(Sandbox sandbox) {
    this(sandbox, ENOUGH_NANOS);
  }

  /**
   * One that is content with less.
   *
   * @param enoughNanos so much time of profiled runs is enough
   */
  Profiler(Sandbox sandbox, long enoughNanos) {
    this.sandbox = sandbox;
    // A long program is run once each way, a short one until there are enough samples.
    this.plan =
        new InterleavedRuns.Plan(
            1, MOST_RUNS, Duration.ofDays(1), rounds -> isEnough(rounds, enoughNanos));
  }

  private static boolean isEnough(Rounds rounds, long enoughNanos) {
    long nanos = rounds.of(PROFILED).stream().mapToLong(Run::wallNanos).sum();
    return nanos >= enoughNanos
        && (rounds.count() >= FEWEST_RUNS || nanos >= FEWEST_RUNS * enoughNanos);
  }

  /**
   * A profile.
   *
   * @param execution the program, its input and its limits
   * @param solution the text whose lines are meant: the program itself, or a part of it
   * @param name what its file is called
   * @param telling gets what is being done, in words
   * @throws SandboxException where the sandbox or the language can't do it
   */
  public Profile run(
      Execution execution,
      String solution,
      String name,
      Consumer<String> telling,
      Cancellation cancellation)
      throws SandboxException {
    if (!(execution.program() instanceof Program.Source source)) {
      throw new IllegalArgumentException("only source files have lines");
    }
    try (Way way = way(source, cancellation)) {
      Own own = new Own(source, solution, name);
      return run(execution, source, own, way, telling, cancellation);
    }
  }

  private Way way(Program.Source source, Cancellation cancellation) throws SandboxException {
    Language language = source.language();
    return switch (language.id()) {
      case "python" -> PythonWay.of(sandbox, source, PERIOD_NANOS, cancellation);
      case "java" -> RuntimeWays.java(sandbox, language);
      case "javascript" -> RuntimeWays.javascript();
      case "ruby" -> RuntimeWays.ruby();
      default -> {
        if (NativeWay.covers(language)) {
          yield new NativeWay(sandbox, source, PERIOD_NANOS);
        }
        throw new SandboxException(
            Kind.FAILED, "there is no profile of programs in " + language.name());
      }
    };
  }

  private Profile run(
      Execution execution,
      Program.Source source,
      Own own,
      Way way,
      Consumer<String> telling,
      Cancellation cancellation)
      throws SandboxException {
    Execution profiled =
        new Execution(
            way.program(source), execution.stdin(), execution.limits(), Execution.DEFAULT_RATE_HZ);
    List<LineProbe> probes = new ArrayList<>();
    List<Run> runs = new ArrayList<>();
    try {
      InterleavedRuns.Result<Outcome> result =
          new InterleavedRuns(sandbox)
              .run(
                  List.of(execution, profiled),
                  plan,
                  (program, run) -> {
                    if (program == PROFILED) {
                      runs.add(run);
                    }
                    return InterleavedRuns.COMPLETES.fault(program, run);
                  },
                  program -> false,
                  listener(way, probes, telling),
                  cancellation);
      if (result.stopped() || runs.isEmpty()) {
        throw new SandboxException(Kind.FAILED, "stopped");
      }
      telling.accept("reading the samples …");
      return profile(own, way, probes.subList(0, runs.size()), runs, result, cancellation);
    } finally {
      probes.forEach(LineProbe::close);
    }
  }

  private static InterleavedRuns.Listener<RuntimeException> listener(
      Way way, List<LineProbe> probes, Consumer<String> telling) {
    return new InterleavedRuns.Listener<>() {
      @Override
      public RunObserver starting(int program, int number) {
        telling.accept("run " + number + (program == PLAIN ? " …" : " with the profile …"));
        if (program == PLAIN) {
          return RunObserver.NONE;
        }
        LineProbe probe = way.probe();
        probes.add(probe);
        return new RunObserver() {
          @Override
          public Probe probe() {
            return probe;
          }
        };
      }
    };
  }

  private static Profile profile(
      Own own,
      Way way,
      List<LineProbe> probes,
      List<Run> runs,
      InterleavedRuns.Result<Outcome> result,
      Cancellation cancellation)
      throws SandboxException {
    Run last = runs.getLast();
    List<Trace> traces =
        last.outcome() instanceof Outcome.CompileFailed
            ? List.of()
            : way.traces(probes, runs, cancellation).stream().map(own::named).toList();
    LineTable table = new LineTable(own::isOwn);
    traces.forEach(table::add);
    int count = Math.max(1, traces.size());
    return new Profile(
        own.language(),
        own.name(),
        own.solution(),
        table.lines(count),
        traces,
        table.samples(),
        table.elsewhere(),
        rate(traces),
        slowDown(result.rounds()),
        result.rounds().of(PROFILED).size(),
        last,
        table.unplacedBytes(count),
        notes(way, traces, table));
  }

  /** Of what was sampled: some runtimes begin late. */
  private static double rate(List<Trace> traces) {
    long steps = 0;
    long nanos = 0;
    for (Trace trace : traces) {
      List<Trace.Sample> timed = trace.samples().stream().filter(Trace.Sample::inTime).toList();
      if (timed.size() > 1) {
        steps += timed.size() - 1;
        nanos += timed.getLast().atNanos() - timed.getFirst().atNanos();
      }
    }
    return nanos > 0 ? steps * 1e9 / nanos : 0;
  }

  private static @Nullable Interval slowDown(Rounds rounds) {
    double[][] both = rounds.values(Figure.TIME, PLAIN, PROFILED);
    return both.length == 0 ? null : Comparison.ofRounds(both).ratio();
  }

  private static List<String> notes(Way way, List<Trace> traces, LineTable table) {
    List<String> notes = new ArrayList<>(way.notes());
    for (Trace trace : traces) {
      if (trace.trouble() != null && !notes.contains(trace.trouble())) {
        notes.add(trace.trouble());
      }
    }
    long lost = traces.stream().mapToLong(Trace::lost).sum();
    if (lost > 0) {
      notes.add(lost + " samples were lost: the program made more than could be kept.");
    }
    if (table.samples() == 0 && notes.isEmpty() && !traces.isEmpty()) {
      notes.add(
          "There is no sample: the program was too short, or this sandbox can't look into its"
              + " programs. Profiles are made by the local sandbox, on larger inputs.");
    }
    return notes;
  }
}
