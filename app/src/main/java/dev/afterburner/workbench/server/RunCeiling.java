// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import com.sun.management.OperatingSystemMXBean;
import dev.afterburner.sandbox.Limits;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/** What a client may ask for at most: its limits are held on this machine. */
final class RunCeiling {

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_PROCESSES = 1_024;
  private static final long MOST_OUTPUT = 256L << 20;

  private RunCeiling() {}

  /**
   * Takes limits or not.
   *
   * @throws Refused where the machine can't hold one
   */
  static void check(Limits limits) throws Refused {
    if (limits.wall().compareTo(LONGEST) > 0 || limits.cpu().compareTo(LONGEST) > 0) {
      throw tooMuch("time", LONGEST.toSeconds() + " s");
    }
    if (limits.processes() > MOST_PROCESSES) {
      throw tooMuch("processes", String.valueOf(MOST_PROCESSES));
    }
    if (limits.outputBytes() > MOST_OUTPUT) {
      throw tooMuch("output", megabytes(MOST_OUTPUT));
    }
    long machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    if (limits.memoryBytes() > machine || limits.filesBytes() > machine - limits.memoryBytes()) {
      throw tooMuch("memory and files together", megabytes(machine));
    }
  }

  private static Refused tooMuch(String what, String most) {
    return new Refused(
        400, "The limit on " + what + " is more than this server gives a run: " + most);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", bytes / 1_000_000);
  }
}
