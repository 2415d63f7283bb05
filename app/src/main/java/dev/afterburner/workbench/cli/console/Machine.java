// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the operating system says of this machine. */
public final class Machine {

  /** Processes that ran or waited, averaged over a minute; null where the system does not say. */
  public @Nullable Double loadAverage() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? null : load;
  }

  /** The frequency governor of a core (Linux); null where there is none. */
  public @Nullable String governor(int core) {
    Path file =
        Path.of("/sys/devices/system/cpu/cpu" + Math.max(0, core) + "/cpufreq/scaling_governor");
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return null;
    }
  }

  /** "Linux 6.1.0, amd64, 2 cores". */
  public String words() {
    return system() + ", " + cores() + (cores() == 1 ? " core" : " cores");
  }

  public String system() {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + ", "
        + System.getProperty("os.arch");
  }

  public int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
