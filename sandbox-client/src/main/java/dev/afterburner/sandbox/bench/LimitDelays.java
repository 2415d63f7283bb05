// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.bench;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Outcome.Limit;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How long a program lives on after it has crossed a limit. The program prints, right before it
 * crosses it, the time since its beginning; what is left of its wall time is the delay.
 */
final class LimitDelays {

  private static final Duration BRIEF = Duration.ofMillis(100);
  private static final Duration AMPLE = Duration.ofSeconds(20);
  private static final long MEMORY_BYTES = 64_000_000;
  private static final int PROCESSES = 8;
  private static final long OUTPUT_BYTES = 1_000_000;
  private static final long FILES_BYTES = 1_000_000;

  private static final String CODE =
      """
      #include <stdio.h>
      #include <stdlib.h>
      #include <time.h>
      #include <unistd.h>
      static double begun;
      static double clock_of(clockid_t clock) {
        struct timespec t;
        clock_gettime(clock, &t);
        return t.tv_sec + t.tv_nsec / 1e9;
      }
      static void say(void) {
        printf("%.6f\\n", clock_of(CLOCK_MONOTONIC) - begun);
        fflush(stdout);
      }
      static void fill(const char *name, long bytes) {
        static char block[4096];
        FILE *f = fopen(name, "w");
        for (long i = 0; f && i < bytes; i += 4096) fwrite(block, 1, 4096, f);
        if (f) fclose(f);
      }
      int main(void) {
        begun = clock_of(CLOCK_MONOTONIC);
        switch (getchar()) {
          case 'w':
            while (clock_of(CLOCK_MONOTONIC) - begun < 0.1) usleep(100);
            say();
            break;
          case 'c':
            while (clock_of(CLOCK_PROCESS_CPUTIME_ID) < 0.1) {}
            say();
            for (;;) {}
          case 'm': {
            volatile char *block = malloc(96000000);
            for (long i = 0; i < 60000000; i += 4096) block[i] = 1;
            say();
            for (long i = 60000000; i < 96000000; i += 4096) block[i] = 1;
            break;
          }
          case 'p':
            for (int i = 1; i < 8; i++) if (fork() == 0) for (;;) pause();
            say();
            for (int i = 0; i < 2; i++) if (fork() == 0) for (;;) pause();
            break;
          case 'o':
            for (int i = 0; i < 999980; i++) putchar('\\n');
            fflush(stdout);
            say();
            for (int i = 0; i < 99; i++) putchar('\\n');
            fflush(stdout);
            break;
          case 'f':
            fill("/tmp/a", 900000);
            say();
            fill("/tmp/b", 300000);
            break;
        }
        for (;;) pause();
      }
      """;

  private final Sandbox sandbox;
  private final Language c;

  LimitDelays(Sandbox sandbox, Language c) {
    this.sandbox = sandbox;
    this.c = c;
  }

  List<BenchReport.LimitDelay> measure(int runs, Cancellation cancellation)
      throws SandboxException {
    List<BenchReport.LimitDelay> delays = new ArrayList<>();
    delays.add(delay("wall", Limit.WALL_TIME, limits(BRIEF, AMPLE), runs, cancellation));
    delays.add(delay("cpu", Limit.CPU_TIME, limits(AMPLE, BRIEF), runs, cancellation));
    for (Limit limit : List.of(Limit.MEMORY, Limit.PROCESSES, Limit.OUTPUT, Limit.FILES)) {
      delays.add(
          delay(
              limit.name().toLowerCase(Locale.ROOT),
              limit,
              limits(AMPLE, AMPLE),
              runs,
              cancellation));
    }
    return delays;
  }

  private static Limits limits(Duration wall, Duration cpu) {
    return new Limits(wall, cpu, MEMORY_BYTES, PROCESSES, OUTPUT_BYTES, FILES_BYTES);
  }

  private BenchReport.LimitDelay delay(
      String name, Limit limit, Limits limits, int runs, Cancellation cancellation)
      throws SandboxException {
    double[] millis = new double[runs];
    for (int i = 0; i < runs; i++) {
      Run run =
          sandbox.run(
              new Execution(
                  new Program.Source(c, CODE),
                  Bytes.utf8(name.substring(0, 1)),
                  limits,
                  Execution.DEFAULT_RATE_HZ),
              RunObserver.NONE,
              cancellation);
      Double crossed = crossed(run);
      if (!(run.outcome() instanceof Outcome.Killed(Limit by, long at))
          || by != limit
          || crossed == null) {
        throw new SandboxException(
            SandboxException.Kind.FAILED,
            "a program that crosses its limit (" + name + ") ended with " + run.outcome());
      }
      millis[i] = run.wallNanos() / 1e6 - crossed;
    }
    double[] sorted = Quantiles.sorted(millis);
    return new BenchReport.LimitDelay(name, Quantiles.median(sorted), sorted[sorted.length - 1]);
  }

  /**
   * When the limit was crossed, ms since exec. A program ended for its time may be gone before it
   * has said so: the time itself is known then.
   */
  private static @Nullable Double crossed(Run run) {
    String said = run.stdout().text().strip();
    if (said.matches("\\d+\\.\\d+")) {
      return 1000 * Double.parseDouble(said);
    }
    return run.outcome() instanceof Outcome.Killed(Limit by, long at)
            && (by == Limit.WALL_TIME || by == Limit.CPU_TIME)
        ? BRIEF.toNanos() / 1e6
        : null;
  }
}
