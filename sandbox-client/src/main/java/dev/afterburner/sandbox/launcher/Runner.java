// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.linux.Descriptors;
import dev.afterburner.sandbox.linux.LinuxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/** Runs one job at a time on a launcher, and makes a {@link Run} of what it left on the board. */
public final class Runner {

  /** A program that is only checked, and ends sooner, is never looked at while it runs. */
  private static final long BRIEF_NANOS = 3_000_000;

  /** Nobody wants the curve of one that goes on: its limits are held by as many looks. */
  private static final int CHECKED_RATE_HZ = 1_000;

  /** A request to the launcher has room for so many words, and as many of its own. */
  private static final int MOST_WORDS = 3_000;

  private static final int MOST_WORD_BYTES = 128 << 10;

  private final Launchers launchers;
  private final Sampler sampler;
  private final long pageSize;
  private final Set<Watch> running = ConcurrentHashMap.newKeySet();

  /**
   * A runner.
   *
   * @param pageSize of this machine, bytes
   */
  public Runner(Launchers launchers, Sampler sampler, long pageSize) {
    this.launchers = launchers;
    this.sampler = sampler;
    this.pageSize = pageSize;
  }

  /**
   * Runs a job to its end.
   *
   * @param core the core to bind it to, or −1
   */
  public Run run(Job job, int core, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    checkWords(job);
    Launcher launcher = launchers.take(job, core);
    int stdin = -1;
    Output stdout = null;
    int stderr = -1;
    try {
      stdin = Descriptors.memory("stdin");
      Descriptors.write(stdin, job.stdin().buffer());
      Descriptors.rewind(stdin);
      Descriptors.seal(stdin);
      stdout = new Output();
      stderr = Descriptors.memory("stderr");
      Limits limits = job.limits();
      launcher.limit(limits);
      long killsBefore = launcher.memoryKills();
      boolean checked = job.kind() == Job.Kind.CHECKED;
      Watch watch =
          new Watch(
              launcher,
              limits,
              checked ? Math.min(job.rateHz(), CHECKED_RATE_HZ) : job.rateHz(),
              stdout,
              stderr,
              pageSize,
              job.place().isEmpty() ? observer.probe() : null, // else its number is another one
              core,
              job.place().isEmpty());
      launcher.board().reset();
      if (checked) {
        watch.expect();
      } else {
        // The sampler looks before the launcher begins: this thread may lose its core meanwhile.
        sampler.add(watch);
      }
      running.add(watch);
      try {
        launcher.begin(job, core, stdin, stdout.writing(), stderr);
        if (checked && launcher.board().awaitEnd(BRIEF_NANOS)) {
          watch.unseen();
        } else {
          if (checked) {
            sampler.add(watch);
          }
          attend(watch, observer, cancellation);
        }
      } catch (IOException e) {
        launcher.destroy();
        throw e;
      } finally {
        leave(watch);
      }
      boolean memoryKill = launcher.memoryKills() > killsBefore;
      Run run = new Ending(launcher, watch, limits, memoryKill, stdout, stderr).run(job, core);
      launcher.collect(job);
      return run;
    } catch (IOException e) {
      launcher.destroy();
      throw new SandboxException(Kind.FAILED, "the sandbox failed: " + e.getMessage(), e);
    } finally {
      launchers.give(launcher);
      Descriptors.close(stdin);
      if (stdout != null) {
        stdout.close();
      }
      Descriptors.close(stderr);
    }
  }

  private static void checkWords(Job job) throws SandboxException {
    long bytes = 0;
    for (String word : job.argv()) {
      bytes += word.getBytes(StandardCharsets.UTF_8).length + 1;
    }
    if (job.argv().size() > MOST_WORDS || bytes > MOST_WORD_BYTES) {
      throw new SandboxException(
          Kind.FAILED,
          String.format(
              Locale.ROOT,
              "the command has %,d words of %,d bytes in all; at most %,d words and %,d bytes can be"
                  + " handed to a program: give it the rest on standard input or in a file",
              job.argv().size(),
              bytes,
              MOST_WORDS,
              MOST_WORD_BYTES));
    }
  }

  private static void attend(Watch watch, RunObserver observer, Cancellation cancellation) {
    Cancellation.Registration registration = cancellation.onCancel(watch::cancel);
    try (registration) {
      LiveCurve curve = await(watch.started(), watch);
      if (!watch.ended().isDone() && !watch.isCancelled()) {
        observer.started(curve);
      }
      await(watch.ended(), watch);
    }
  }

  /**
   * However a run ended, also by an observer's exception, nobody looks at its launcher any more.
   */
  private void leave(Watch watch) {
    if (!watch.ended().isDone()) {
      watch.cancel();
      await(watch.ended(), watch);
    }
    running.remove(watch);
  }

  /** Waits; an interrupt ends the run, and is there again afterwards. */
  private static <T> T await(CompletableFuture<T> future, Watch watch) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
          watch.cancel();
        } catch (ExecutionException e) {
          throw new IllegalStateException("a watch never fails", e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Ends all that runs. */
  public void cancelAll() {
    running.forEach(Watch::cancel);
  }

  /** What was written, at most so much. */
  static Bytes written(int fd, long max) throws LinuxException {
    return Bytes.of(Descriptors.content(fd, max));
  }
}
