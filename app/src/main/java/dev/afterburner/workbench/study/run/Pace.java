// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How fast cells are done, and so how long the rest takes. Safe for use by several threads. */
final class Pace {

  /** Two-sided 95 % of a normal distribution. */
  private static final double Z = 1.96;

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
  record Left(Duration time, Duration spread) {}

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

  double hours() {
    return (nanoTime.getAsLong() - began) / NANOS_PER_HOUR;
  }
}
