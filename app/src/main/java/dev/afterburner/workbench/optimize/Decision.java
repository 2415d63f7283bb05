package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.figures.Figures;

/**
 * What the loop makes of a candidate that passed and was compared.
 *
 * @param accepted whether it is the best now
 * @param reason why, in plain words
 */
record Decision(boolean accepted, String reason) {

  /** Accepted only if the comparison shows that it needs less of the objective. */
  static Decision of(Figure objective, Comparison comparison) {
    Interval ratio = comparison.ratio();
    return switch (comparison.outcome()) {
      case LESS -> new Decision(true, change(objective, ratio));
      case MORE -> new Decision(false, change(objective, ratio));
      case NO_DIFFERENCE -> new Decision(false, "no difference shown" + range(objective, ratio));
      case UNDECIDED ->
          new Decision(
              false,
              "undecided: "
                  + change(objective, ratio)
                  + "; more runs or a quieter machine would tell");
    };
  }

  /** Accepted where the median is smaller, by however little. */
  static Decision plain(Figure objective, double before, double now) {
    double ratio = before > 0 ? now / before : 1;
    Interval point = new Interval(ratio, ratio, ratio);
    return new Decision(now < before, change(objective, point) + " by plain medians");
  }

  /** "41.2× faster (39.8–42.7)", "2.10× less memory (2.09–2.12)". */
  private static String change(Figure objective, Interval ratio) {
    String change = Figures.change(objective, ratio.value());
    if (change.equals("the same")) {
      String noun = noun(objective).isEmpty() ? "time" : noun(objective).strip();
      String word = ratio.value() < 1 ? "less " : ratio.value() > 1 ? "more " : "the same ";
      change = Figures.percent(100 * Math.abs(1 - ratio.value())) + " " + word + noun;
      return change + range(objective, ratio);
    }
    return change + noun(objective) + range(objective, ratio);
  }

  private static String range(Figure objective, Interval ratio) {
    String whole = Figures.change(objective, ratio);
    String range = whole.substring(Figures.change(objective, ratio.value()).length()).strip();
    return range.isEmpty() ? "" : " (" + range + ")";
  }

  private static String noun(Figure objective) {
    return switch (objective) {
      case TIME -> "";
      case MEMORY -> " memory";
      case INTEGRAL -> " memory·time";
    };
  }
}
