// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.curve.MemoryCurve;

/** The curve of a run that is over. Immutable; build it off the drawing thread. */
public final class FinishedCurve implements CurveData {

  private final MemoryCurve curve;
  private final long peakBytes;
  private final double integralByteSeconds;
  private final Pyramid pyramid;

  private FinishedCurve(MemoryCurve curve, long peakBytes) {
    this.curve = curve;
    this.peakBytes = peakBytes;
    this.integralByteSeconds = curve.integralByteSeconds();
    this.pyramid = new Pyramid(curve::residentBytes);
    pyramid.grow(curve.size());
  }

  /** A curve whose peak is its highest sample. */
  public static FinishedCurve of(MemoryCurve curve) {
    return new FinishedCurve(curve, curve.peakBytes());
  }

  /** The curve of a run, with the run's peak. */
  public static FinishedCurve of(Run run) {
    return new FinishedCurve(run.curve(), run.peakBytes());
  }

  @Override
  public int size() {
    return curve.size();
  }

  @Override
  public long atNanos(int i) {
    return curve.atNanos(i);
  }

  @Override
  public long residentBytes(int i) {
    return curve.residentBytes(i);
  }

  @Override
  public long endNanos() {
    return curve.endNanos();
  }

  @Override
  public void extremes(int from, int to, Extremes found) {
    pyramid.extremes(from, to, found);
  }

  @Override
  public long peakBytes() {
    return peakBytes;
  }

  @Override
  public double integralByteSeconds() {
    return integralByteSeconds;
  }
}
