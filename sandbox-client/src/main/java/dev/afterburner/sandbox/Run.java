// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import dev.afterburner.sandbox.curve.MemoryCurve;

/**
 * What one run gave. Summing resident sets counts pages that parent and child share after a fork
 * twice.
 *
 * @param outcome how it ended
 * @param wallNanos exit minus exec on the monotonic clock, ns
 * @param userNanos CPU time in user mode of the tree, from the kernel's accounting, ns
 * @param systemNanos CPU time in the kernel of the tree, ns
 * @param highWaterBytes the kernel's own high-water mark of the largest process, bytes
 * @param curve every sample of the tree's memory: its resident sets, with what was outside of them
 *     where that counts
 * @param sampling how well it was sampled
 * @param stdout standard output; cut at the output limit
 * @param stderr standard error; cut at the output limit
 * @param orphans processes that the program left behind and the sandbox ended
 * @param core the CPU that it was pinned to, or −1
 * @param outsideBytes the most memory that was in no resident set (shared memory that no process
 *     had mapped, files in memory, buffers of pipes and sockets, the kernel's own), bytes: part of
 *     the curve, hence of peak and integral; 0 where it is less than 1 MiB or a twentieth of the
 *     peak, as with any usual program; {@link #UNKNOWN} where no control group tells, unless it lay
 *     in files, which are always seen
 */
public record Run(
    Outcome outcome,
    long wallNanos,
    long userNanos,
    long systemNanos,
    long highWaterBytes,
    MemoryCurve curve,
    SamplingReport sampling,
    Bytes stdout,
    Bytes stderr,
    int orphans,
    int core,
    long outsideBytes) {

  /** In place of a figure that was not measured. */
  public static final long UNKNOWN = -1;

  /** A run whose memory outside the resident sets is not known. */
  public Run(
      Outcome outcome,
      long wallNanos,
      long userNanos,
      long systemNanos,
      long highWaterBytes,
      MemoryCurve curve,
      SamplingReport sampling,
      Bytes stdout,
      Bytes stderr,
      int orphans,
      int core) {
    this(
        outcome,
        wallNanos,
        userNanos,
        systemNanos,
        highWaterBytes,
        curve,
        sampling,
        stdout,
        stderr,
        orphans,
        core,
        UNKNOWN);
  }

  /**
   * A run of which nothing was measured.
   *
   * @param outcome why, or what is known of it
   * @param wallNanos how long it took, where that is known, ns
   * @param stderr what a compiler or the like said
   */
  public static Run unmeasured(Outcome outcome, long wallNanos, Bytes stderr) {
    return new Run(
        outcome,
        wallNanos,
        0,
        0,
        0,
        MemoryCurve.EMPTY,
        new SamplingReport(0, 0, 0, 0, 0),
        Bytes.EMPTY,
        stderr,
        0,
        -1);
  }

  /** So many bytes of each output are kept of a run that was checked. */
  public static final int OUTPUT_KEPT = 4_096;

  /** The same run with the beginning of its outputs only, {@link #OUTPUT_KEPT} bytes each. */
  public Run withOutputHeads() {
    return new Run(
        outcome,
        wallNanos,
        userNanos,
        systemNanos,
        highWaterBytes,
        curve,
        sampling,
        stdout.head(OUTPUT_KEPT),
        stderr.head(OUTPUT_KEPT),
        orphans,
        core,
        outsideBytes);
  }

  /** CPU time of the tree, user plus system, ns. */
  public long cpuNanos() {
    return userNanos + systemNanos;
  }

  /** Peak memory: the larger of the highest sample and the kernel's high-water mark, bytes. */
  public long peakBytes() {
    return Math.max(curve.peakBytes(), highWaterBytes);
  }

  /** Memory integrated over time from exec to exit, byte·s. */
  public double integralByteSeconds() {
    return curve.integralByteSeconds();
  }
}
