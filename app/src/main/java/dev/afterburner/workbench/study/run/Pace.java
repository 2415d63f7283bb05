// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How fast cells are done, and so how long the rest takes. Safe for use by several threads. */
public final class Pace {

  /** Two-sided 95 % of a normal distribution. */
  private static final double Z = 1.96;

  /** A gap so many times the median one is a pause. */
  private static final long PAUSE = 20;

  private static final long SHORT_NANOS = 60_000_000_000L;

  private static final double NANOS_PER_HOUR = 3.6e12;

  private final LongSupplier nanoTime;
  private final long began;
  private long last;
  private int done;
  private double mean;
  private double squares;

  Pace(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
    this.last = began;
  }

  /**
   * Time left.
   *
   * @param spread half of its 95 % interval, if cells take their times independently
   */
  public record Left(Duration time, Duration spread) {}

  /** One more is done. Time between two of them counts, for many are under way at a time. */
  synchronized void did() {
    long now = nanoTime.getAsLong();
    double gap = now - last;
    last = now;
    done++;
    double delta = gap - mean;
    mean += delta / done;
    squares += delta * (gap - mean);
  }

  /** What so many more will take; null before two are done. */
  synchronized @Nullable Left left(int cells) {
    if (done < 2) {
      return null;
    }
    double variance = squares / (done - 1);
    // The mean itself is known from so many only.
    double spread = Z * Math.sqrt(variance * (cells + (double) cells * cells / done));
    return new Left(Duration.ofNanos((long) (mean * cells)), Duration.ofNanos((long) spread));
  }

  /**
   * What so many more cells will take, by when the others were done; null where too few are.
   * Between two runs of a study nothing is done, so that gaps far longer than most do not count.
   *
   * @param ends in order
   */
  public static @Nullable Left of(List<Instant> ends, int cells) {
    long[] gaps = new long[Math.max(0, ends.size() - 1)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = Math.max(0, Duration.between(ends.get(i), ends.get(i + 1)).toNanos());
    }
    long[] sorted = gaps.clone();
    Arrays.sort(sorted);
    long[] now = new long[1];
    Pace pace = new Pace(() -> now[0]);
    for (long gap : gaps) {
      if (gap <= PAUSE * sorted[sorted.length / 2] || gap <= SHORT_NANOS) {
        now[0] += gap;
        pace.did();
      }
    }
    return pace.left(cells);
  }

  /** A duration in seconds, minutes or hours, whichever is read most easily. */
  public static String words(Duration duration) {
    long seconds = Math.max(1, duration.toSeconds());
    if (seconds < 90) {
      return seconds + " s";
    }
    return seconds < 5_400 ? (seconds + 30) / 60 + " min" : Math.round(seconds / 3600.0) + " h";
  }

  double hours() {
    return (nanoTime.getAsLong() - began) / NANOS_PER_HOUR;
  }
}
