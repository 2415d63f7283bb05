// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.figures.Figures;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Shows measured runs while they go on, in one line on a terminal. */
final class LiveRuns
    implements RunObserver, InterleavedRuns.Listener<RuntimeException>, AutoCloseable {

  private static final long LOOK_MILLIS = 200;

  private final Reporter reporter;
  private final List<String> names;
  private final @Nullable Thread watcher;
  private volatile @Nullable LiveCurve curve;
  private final AtomicInteger done = new AtomicInteger();
  private volatile String last = "";
  private volatile String preparing = "";

  /**
   * Begins to watch.
   *
   * @param names the programs' names, in the order of their indexes
   * @param watch whether anyone looks
   */
  LiveRuns(Reporter reporter, List<String> names, boolean watch) {
    this.reporter = reporter;
    this.names = List.copyOf(names);
    watcher = watch ? Thread.ofVirtual().start(this::watch) : null;
  }

  @Override
  public RunObserver starting(int program, int number) {
    return this;
  }

  @Override
  public void preparing(String what) {
    preparing = what; // shown by PreparationLine
  }

  @Override
  public void compiling() {
    preparing = "";
    reporter.status("compiling …");
  }

  @Override
  public void started(LiveCurve started) {
    preparing = "";
    curve = started;
  }

  @Override
  public void finished(int round, Rounds.Turn turn) {
    Run run = turn.run();
    curve = null;
    done.incrementAndGet();
    last =
        (names.size() > 1 ? names.get(turn.program()) + ": " : "")
            + Figures.time(Figure.TIME.of(run))
            + ", "
            + Figures.memory(Figure.MEMORY.of(run));
  }

  private void watch() {
    long[] at = new long[1];
    long[] bytes = new long[1];
    try {
      while (true) {
        Thread.sleep(LOOK_MILLIS);
        LiveCurve now = curve;
        String running = "";
        int size = now == null ? 0 : now.size();
        if (now != null && size > 0 && now.copy(size - 1, at, bytes) == 1) {
          running =
              " · now " + Figures.time((double) at[0]) + ", " + Figures.memory((double) bytes[0]);
        }
        if (!preparing.isEmpty()) {
          continue; // what is prepared has the line
        }
        String before = last.isEmpty() ? "" : " · last " + last;
        reporter.status("run " + (done.get() + 1) + before + running);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    Thread watching = watcher;
    if (watching != null) {
      watching.interrupt();
      try {
        watching.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    reporter.clear();
  }
}
