// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reference solution as measured on a machine.
 *
 * @param language language id
 * @param name the reference's name
 * @param digest of what it depends on, see {@link Digests}: what is known of other content is void
 * @param machine where it was measured
 * @param verdict "passed", or why it does not count
 * @param figures null where it did not pass
 * @param runs measured runs
 * @param at when
 */
public record Calibration(
    String language,
    String name,
    String digest,
    String machine,
    String verdict,
    @Nullable Figures figures,
    int runs,
    Instant at) {

  /**
   * Medians with their 95 % intervals.
   *
   * @param timeNanos wall time, ns
   * @param memoryBytes peak memory, bytes
   * @param integralByteSeconds memory over time, byte·s
   */
  public record Figures(Interval timeNanos, Interval memoryBytes, Interval integralByteSeconds) {

    /** One of the three, in its own unit. */
    public Interval of(Figure figure) {
      return switch (figure) {
        case TIME -> timeNanos;
        case MEMORY -> memoryBytes;
        case INTEGRAL -> integralByteSeconds;
      };
    }
  }

  public boolean passed() {
    return figures != null;
  }

  /** Whether it is of the same solution, machine and workload. */
  public boolean replaces(Calibration other) {
    return language.equals(other.language)
        && name.equals(other.name)
        && digest.equals(other.digest)
        && machine.equals(other.machine);
  }
}
