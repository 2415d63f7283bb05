// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.session.Version;
import java.util.Optional;
import java.util.function.Function;

/** What was measured of a version, on one line for a prompt. */
final class Performance {

  private static final String NONE = "not measured";

  private Performance() {}

  /** "Passed: yes / Time: 812 ms / Memory: 45.1 MB / Integral: 36.2 MB·s". */
  static String of(Version version) {
    return line(
        passed(version.judgement()),
        figure -> version.summary(figure).map(summary -> summary.median().value()));
  }

  /** The same of a reference as it was measured. */
  static String of(Calibration calibration) {
    Calibration.Figures figures = calibration.figures();
    return line(
        figures == null ? "no (" + calibration.verdict() + ")" : "yes",
        figure -> figures == null ? Optional.empty() : Optional.of(figures.of(figure).value()));
  }

  private static String line(String passed, Function<Figure, Optional<Double>> median) {
    return "Passed: "
        + passed
        + " / Time: "
        + figure(Figure.TIME, median)
        + " / Memory: "
        + figure(Figure.MEMORY, median)
        + " / Integral: "
        + figure(Figure.INTEGRAL, median);
  }

  /** The line where there is no program yet. */
  static String none() {
    return "There is no program yet: write the first one.";
  }

  private static String passed(@org.jspecify.annotations.Nullable Judgement judgement) {
    if (judgement == null) {
      return "not judged";
    }
    return judgement.verdict().passed() ? "yes" : "no (" + judgement.verdict().words() + ")";
  }

  private static String figure(Figure figure, Function<Figure, Optional<Double>> median) {
    return median
        .apply(figure)
        .map(value -> Figures.of(figure, value))
        .map(text -> text.replace(Figures.THIN_SPACE, " "))
        .orElse(NONE);
  }
}
