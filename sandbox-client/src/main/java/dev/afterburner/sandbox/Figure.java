// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

/** The three figures of a run. */
public enum Figure {
  /** Wall time, ns. */
  TIME("time") {
    @Override
    public double of(Run run) {
      return run.wallNanos();
    }
  },
  /** Peak memory, bytes. */
  MEMORY("memory") {
    @Override
    public double of(Run run) {
      return run.peakBytes();
    }
  },
  /** Memory integrated over time, byte·s. */
  INTEGRAL("integral") {
    @Override
    public double of(Run run) {
      return run.integralByteSeconds();
    }
  };

  private final String id;

  Figure(String id) {
    this.id = id;
  }

  /** The figure of one run, in its unit. */
  public abstract double of(Run run);

  /** The word in commands, files and prompts. */
  public String id() {
    return id;
  }
}
