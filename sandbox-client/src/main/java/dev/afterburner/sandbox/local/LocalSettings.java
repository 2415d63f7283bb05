// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

/**
 * How the local sandbox works.
 *
 * @param workers how many programs may run at once. With 1, the default, each has a core of its own
 *     and others wait; with as many as there are cores, throughput is highest and figures are
 *     noisier.
 */
public record LocalSettings(int workers) {

  /** One program at a time. */
  public static final LocalSettings DEFAULT = new LocalSettings(1);

  public LocalSettings {
    if (workers < 1) {
      throw new IllegalArgumentException("at least one worker is needed");
    }
  }
}
