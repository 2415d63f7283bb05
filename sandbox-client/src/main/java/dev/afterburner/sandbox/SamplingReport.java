// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

/**
 * How well a run was sampled.
 *
 * @param samples number of samples taken between exec and exit
 * @param rateHz achieved rate, samples a second
 * @param gapP99Nanos 99th percentile of the time between two samples, ns
 * @param gapMaxNanos largest time between two samples, ns
 * @param samplerCpuNanos CPU time that the sampler thread spent meanwhile, ns
 */
public record SamplingReport(
    int samples, double rateHz, long gapP99Nanos, long gapMaxNanos, long samplerCpuNanos) {

  /** Fewer samples than this say little about the curve: use a larger workload. */
  public static final int FEW_SAMPLES = 20;

  /** True when the run was too short for its curve to mean much. */
  public boolean tooFew() {
    return samples < FEW_SAMPLES;
  }
}
