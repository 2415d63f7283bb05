package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.session.Version;

/** What was measured of a version, on one line for a prompt. */
final class Performance {

  private static final String NONE = "not measured";

  private Performance() {}

  /** "Passed: yes / Time: 812 ms / Memory: 45.1 MB / Integral: 36.2 MB·s". */
  static String of(Version version) {
    return "Passed: "
        + passed(version.judgement())
        + " / Time: "
        + figure(version, Figure.TIME)
        + " / Memory: "
        + figure(version, Figure.MEMORY)
        + " / Integral: "
        + figure(version, Figure.INTEGRAL);
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

  private static String figure(Version version, Figure figure) {
    return version
        .summary(figure)
        .map(summary -> Figures.of(figure, summary.median().value()))
        .map(text -> text.replace(Figures.THIN_SPACE, " "))
        .orElse(NONE);
  }
}
