// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One program that waits, runs, or has run. */
final class Task implements Workers.Work {

  /** What it gave. */
  sealed interface Result {
    /**
     * It ran, or did not compile.
     *
     * @param startedAt when the program began; its samples count from then
     */
    record Ran(Run run, Instant startedAt) implements Result {}

    /** The sandbox could not run it. */
    record Failed(SandboxException why) implements Result {}

    /** The server stopped, or nobody wanted it any more, before it gave anything. */
    record Abandoned() implements Result {}
  }

  /**
   * The end.
   *
   * @param worker which one did it; −1 for none
   * @param began when a worker took it up
   * @param waitedNanos time in the queue
   * @param processNanos time that the worker spent on it
   */
  record End(int worker, Instant began, long waitedNanos, long processNanos, Result result) {}

  private final UUID id = UUID.randomUUID();
  private final Execution execution;
  private final Sandbox sandbox;
  private final RunObserver observer;
  private final InstantSource clock;
  private final Cancellation cancellation = new Cancellation();
  private final CompletableFuture<End> end = new CompletableFuture<>();
  private final long offeredNanos = System.nanoTime();
  private volatile int worker = -1;
  private volatile @Nullable Instant began;

  Task(Execution execution, Sandbox sandbox, RunObserver observer, InstantSource clock) {
    this.execution = execution;
    this.sandbox = sandbox;
    this.observer = observer;
    this.clock = clock;
  }

  @Override
  public void run(int number) {
    if (end.isDone()) {
      return; // abandoned while it waited
    }
    Instant beginning = clock.instant();
    worker = number;
    began = beginning;
    long from = System.nanoTime();
    Instant[] started = {beginning};
    RunObserver both =
        new RunObserver() {
          @Override
          public void preparing(String what) {
            observer.preparing(what);
          }

          @Override
          public void compiling() {
            observer.compiling();
          }

          @Override
          public void started(LiveCurve curve) {
            started[0] = clock.instant();
            observer.started(curve);
          }
        };
    Result result;
    try {
      result = new Result.Ran(sandbox.run(execution, both, cancellation), started[0]);
    } catch (SandboxException e) {
      // A sandbox that is interrupted may blame something else.
      result = cancellation.isCancelled() ? new Result.Abandoned() : new Result.Failed(e);
    } catch (RuntimeException | Error e) {
      result =
          new Result.Failed(
              new SandboxException(SandboxException.Kind.FAILED, Refused.of(e).message(), e));
    }
    long now = System.nanoTime();
    end.complete(new End(number, beginning, from - offeredNanos, now - from, result));
  }

  /** Ends it: within 100 ms where it runs. */
  void cancel() {
    cancellation.cancel();
  }

  @Override
  public void abandon() {
    cancel();
    if (began == null) {
      end.complete(
          new End(
              -1, clock.instant(), System.nanoTime() - offeredNanos, 0, new Result.Abandoned()));
    }
  }

  UUID id() {
    return id;
  }

  /** The worker that took it up; −1 while it waits. */
  int worker() {
    return worker;
  }

  /** When a worker took it up; null while it waits. */
  @Nullable Instant began() {
    return began;
  }

  /** Has something done when it has ended, on the thread that ends it. */
  void onEnd(Consumer<End> then) {
    CompletableFuture<Void> unused = end.thenAccept(then);
  }

  /** Completes when it has ended; never fails. */
  CompletableFuture<End> end() {
    return end;
  }
}
