// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.session.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a version's own runs and cases tell beyond its figures, in sentences for a prompt. */
final class Findings {

  private static final String NO_CASE = "No case of it has been run yet.";
  private static final String NO_CURVE = "Its memory has not been measured yet.";

  private Findings() {}

  /** The slowest of the cases that it was judged by. */
  static String slowest(@Nullable Judgement judgement) {
    List<CaseResult> cases = judgement == null ? List.of() : judgement.cases();
    Optional<CaseResult> slowest =
        cases.stream()
            .filter(one -> one.wallNanos() > 0)
            .max(Comparator.comparingLong(CaseResult::wallNanos));
    return slowest
        .map(
            one ->
                "The slowest of %d %s is %s: it takes %s, and %s of memory at its peak."
                    .formatted(
                        cases.size(),
                        cases.size() == 1 ? "case" : "cases",
                        one.name(),
                        Figures.time(one.wallNanos()),
                        Figures.memory(one.peakBytes())))
        .orElse(NO_CASE);
  }

  /** Memory over time of the run that stands for all. */
  static String curve(Version version) {
    return version.typicalRun().map(Run::curve).map(Findings::words).orElse(NO_CURVE);
  }

  /** A curve at its begin, its quarters, its peak and its end. */
  static String words(MemoryCurve curve) {
    if (curve.size() == 0 || curve.endNanos() <= 0) {
      return NO_CURVE;
    }
    int peak = 0;
    for (int i = 0; i < curve.size(); i++) {
      if (curve.residentBytes(i) > curve.residentBytes(peak)) {
        peak = i;
      }
    }
    return "Its memory is %s at the begin, %s after a quarter of the run, %s after half of it, %s after three quarters and %s at the end. The peak of %s comes after %s of the run."
        .formatted(
            Figures.memory(curve.residentBytes(0)),
            Figures.memory(at(curve, 0.25)),
            Figures.memory(at(curve, 0.5)),
            Figures.memory(at(curve, 0.75)),
            Figures.memory(curve.residentBytes(curve.size() - 1)),
            Figures.memory(curve.residentBytes(peak)),
            Figures.percent(100.0 * curve.atNanos(peak) / curve.endNanos()));
  }

  /** The last sample up to a share of the run. */
  private static long at(MemoryCurve curve, double share) {
    double nanos = share * curve.endNanos();
    int last = 0;
    for (int i = 0; i < curve.size() && curve.atNanos(i) <= nanos; i++) {
      last = i;
    }
    return curve.residentBytes(last);
  }
}
