package dev.afterburner.sandbox.curve;

/**
 * The three figures as Monolith computes them, for comparison with published data.
 *
 * @param durationMillis last minus first sample, ms
 * @param peakKilobytes highest sample, kB of 1024 bytes
 * @param integral sum over the samples of the running peak, kB (it has no time step, so it depends
 *     on the sampling rate)
 */
public record MonolithFigures(double durationMillis, long peakKilobytes, double integral) {

  /** The rate that the running original achieves, samples a second; see the paper's system. */
  public static final int ORIGINAL_RATE_HZ = 115;

  /** Over the curve's samples thinned to about the given rate, samples a second. */
  public static MonolithFigures of(MemoryCurve curve, double rateHz) {
    long step = Math.max(1, Math.round(1e9 / rateHz));
    long next = Long.MIN_VALUE;
    long first = 0;
    long last = 0;
    long peak = 0;
    double integral = 0;
    boolean any = false;
    for (int i = 0; i < curve.size(); i++) {
      long at = curve.atNanos(i);
      if (any && at < next) {
        continue;
      }
      if (!any) {
        first = at;
        any = true;
      }
      next = at + step;
      last = at;
      peak = Math.max(peak, curve.residentBytes(i) / 1024);
      integral += peak;
    }
    return new MonolithFigures((last - first) / 1e6, peak, integral);
  }
}
