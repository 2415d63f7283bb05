// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

/**
 * One run to be made.
 *
 * @param program what to run
 * @param stdin its standard input
 * @param limits what it may use
 * @param sampleRateHz how often its memory is read, samples a second; 100 to 50,000
 */
public record Execution(Program program, Bytes stdin, Limits limits, int sampleRateHz) {

  /** The default sampling rate, samples a second: a little above 10 kHz, so that 10 kHz is kept. */
  public static final int DEFAULT_RATE_HZ = 12_500;

  public Execution {
    if (sampleRateHz < 100 || sampleRateHz > 50_000) {
      throw new IllegalArgumentException(
          "sampling rate " + sampleRateHz + " Hz is outside 100 to 50,000");
    }
  }

  /** A run under the default limits at the default rate. */
  public static Execution of(Program program, Bytes stdin) {
    return new Execution(program, stdin, Limits.DEFAULT, DEFAULT_RATE_HZ);
  }

  /** The same run under other limits. */
  public Execution withLimits(Limits newLimits) {
    return new Execution(program, stdin, newLimits, sampleRateHz);
  }
}
