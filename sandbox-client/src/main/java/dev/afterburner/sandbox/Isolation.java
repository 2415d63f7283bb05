// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import java.util.List;

/**
 * How a program is kept apart from the machine.
 *
 * @param level the level reached
 * @param details one line each on what enforces it (namespaces, cgroup version, seccomp, …)
 */
public record Isolation(Level level, List<String> details) {

  /** From the strongest to none. */
  public enum Level {
    CONTAINER("container"),
    NAMESPACES("namespaces"),
    PROCESS_ONLY("process only");

    private final String label;

    Level(String label) {
      this.label = label;
    }

    /** The word shown to people and written to JSON. */
    public String label() {
      return label;
    }
  }

  public Isolation {
    details = List.copyOf(details);
  }
}
