// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.training;

import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.train.watch.Rollout;
import java.util.Locale;

/** What is recorded of a rollout, as cells and sentences say it. */
final class RolloutWords {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double BYTES_PER_KILO = 1024;

  private RolloutWords() {}

  static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** The time that was recorded; empty where none was, or the program did not pass. */
  static String milliseconds(Rollout rollout) {
    return rollout
        .number("wall_ms")
        .filter(ms -> ms > 0)
        .map(ms -> Figures.time(ms * NANOS_PER_MILLI))
        .orElse("");
  }

  /** The memory that was recorded; empty where none was. */
  static String memory(Rollout rollout) {
    return rollout
        .number("peak_kb")
        .filter(kb -> kb > 0)
        .map(kb -> Figures.memory(kb * BYTES_PER_KILO))
        .orElse("");
  }
}
