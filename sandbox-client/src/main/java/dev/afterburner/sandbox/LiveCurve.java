// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

/**
 * The curve of a run that is still going on. Written by the sampler, read by any thread without
 * stopping it.
 */
public interface LiveCurve {

  /** Samples taken so far. Never shrinks. */
  int size();

  /**
   * Copies samples out.
   *
   * @param from index of the first wanted sample, 0 ≤ from ≤ {@link #size()}
   * @param atNanos receives times since exec, ns
   * @param residentBytes receives resident memory, bytes; as long as {@code atNanos}
   * @return how many were copied, at most the arrays' length
   */
  int copy(int from, long[] atNanos, long[] residentBytes);
}
