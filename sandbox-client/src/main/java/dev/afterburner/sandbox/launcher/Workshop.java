// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.language.Toolchain;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes a program from its source to its figures, so many at a time, each on a core of its own. */
public final class Workshop {

  private static final String FOLDER = "/tmp";
  private static final long QUEUE_POLL_MILLIS = 20;
  private static final long CLOSING_NANOS = 10_000_000_000L;

  private final Place place;
  private final ProgramStore store;
  private final Runner runner;
  private final Cores cores;
  private final int workerCount;
  private final Semaphore workers;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** What a toolchain's programs see: to look for it takes a twentieth of a run's overhead. */
  private final Map<Toolchain, View> views = Collections.synchronizedMap(new IdentityHashMap<>());

  /** Where programs run, and with what. */
  public interface Place {

    /** The toolchain of a program's language, with the packages that it wants. */
    Toolchain toolchain(Program.Source program, RunObserver observer, Cancellation cancellation)
        throws SandboxException;

    /** What is to be done to run a command. */
    Job command(Execution execution, Program.Command command) throws SandboxException;
  }

  /**
   * A workshop.
   *
   * @param workers how many programs may run at once
   */
  public Workshop(Place place, ProgramStore store, Runner runner, Cores cores, int workers) {
    this.place = place;
    this.store = store;
    this.runner = runner;
    this.cores = cores;
    this.workerCount = workers;
    this.workers = new Semaphore(workers, true);
  }

  /** Runs a program, as {@link dev.afterburner.sandbox.Sandbox#run} promises. */
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    return run(execution, Job.Kind.MEASURED, observer, cancellation);
  }

  /** Runs a program, as {@link dev.afterburner.sandbox.Sandbox#check} promises. */
  public Run check(Execution execution, Cancellation cancellation) throws SandboxException {
    return run(execution, Job.Kind.CHECKED, RunObserver.NONE, cancellation);
  }

  private Run run(
      Execution execution, Job.Kind kind, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    return switch (execution.program()) {
      case Program.Source source -> {
        Toolchain tools;
        try {
          // Before a worker is taken: in a container this may fetch an image and run a program.
          tools = place.toolchain(source, observer, cancellation);
        } catch (SandboxException e) {
          if (cancellation.isCancelled()) {
            yield Run.unmeasured(new Outcome.Cancelled(), 0, Bytes.EMPTY);
          }
          throw e;
        }
        yield atWork(
            cancellation,
            () ->
                switch (store.prepare(source, tools, observer, cancellation)) {
                  case ProgramStore.Prepared.Ready ready -> {
                    try (KeptPrograms.Use _ = ready.use()) {
                      yield measure(
                          source(execution, kind, source, tools, ready), observer, cancellation);
                    }
                  }
                  case ProgramStore.Prepared.Refused(Run compilation, Outcome outcome) ->
                      Run.unmeasured(outcome, 0, compilation.stderr());
                });
      }
      case Program.Command command ->
          atWork(
              cancellation,
              () -> measure(place.command(execution, command), observer, cancellation));
    };
  }

  /** What a worker does. */
  @FunctionalInterface
  private interface Work {
    Run run() throws SandboxException;
  }

  private Run atWork(Cancellation cancellation, Work work) throws SandboxException {
    if (!enter(cancellation)) {
      return Run.unmeasured(new Outcome.Cancelled(), 0, Bytes.EMPTY);
    }
    try {
      return work.run();
    } finally {
      workers.release();
    }
  }

  private Run measure(Job job, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    int core = cores.take();
    try {
      return runner.run(job, core, observer, cancellation);
    } catch (SandboxException e) {
      views.clear(); // something that is shown may be gone
      throw e;
    } finally {
      cores.give(core);
    }
  }

  private Job source(
      Execution execution,
      Job.Kind kind,
      Program.Source program,
      Toolchain tools,
      ProgramStore.Prepared.Ready ready) {
    return new Job(
        tools.place(),
        tools.place().isEmpty() ? views.computeIfAbsent(tools, Workshop::view) : View.NOTHING,
        List.of(new Job.Bind(ready.folder(), ProgramStore.INSIDE, false)),
        tools.runCommand(program, ready.source(), ready.output(), execution.limits().memoryBytes()),
        environment(program),
        FOLDER,
        execution.stdin(),
        execution.limits(),
        execution.sampleRateHz(),
        kind,
        program.language().startsCopied() ? ready.source() : "");
  }

  private static View view(Toolchain tools) {
    return View.of(tools.runView(), tools.hidden(), tools.packages().links());
  }

  private static Map<String, String> environment(Program.Source program) {
    Map<String, String> all = new HashMap<>(Job.ENVIRONMENT);
    all.putAll(program.language().environment());
    return all;
  }

  /** Waits for a free worker; false when cancelled or interrupted meanwhile. */
  private boolean enter(Cancellation cancellation) throws SandboxException {
    try {
      while (!cancellation.isCancelled()) {
        if (closed.get()) {
          throw new SandboxException(Kind.FAILED, "the sandbox is closed");
        }
        if (workers.tryAcquire(QUEUE_POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          if (!closed.get()) {
            return true;
          }
          workers.release();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** Ends all runs and waits until nothing is left of them; false when that was done before. */
  public boolean close() {
    if (!closed.compareAndSet(false, true)) {
      return false;
    }
    // A run that compiles first begins another one when its compiler is ended: hence the loop.
    long deadline = System.nanoTime() + CLOSING_NANOS;
    boolean interrupted = false;
    boolean all = false;
    while (!all && System.nanoTime() < deadline) {
      runner.cancelAll();
      try {
        all = workers.tryAcquire(workerCount, QUEUE_POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
