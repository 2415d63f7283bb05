package dev.afterburner.workbench.ui.history;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Repetition;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.List;

/**
 * Two versions side by side.
 *
 * @param left the older one
 * @param right the newer one
 * @param ratios the newer one's figures over the older one's; empty where one was not measured
 */
public record Compared(Version left, Version right, List<Ratio> ratios) {

  /**
   * One figure in words.
   *
   * @param figure which
   * @param change "41.2× faster"
   * @param interval "39.8–42.7"; empty where nothing was shown
   */
  public record Ratio(Figure figure, String change, String interval) {}

  public Compared {
    ratios = List.copyOf(ratios);
  }

  static Compared of(Version one, Version other) {
    Version left = one.id() < other.id() ? one : other;
    Version right = one.id() < other.id() ? other : one;
    List<Ratio> ratios = new ArrayList<>();
    if (!left.runs().isEmpty() && !right.runs().isEmpty()) {
      for (Figure figure : Figure.values()) {
        ratios.add(ratio(figure, Repetition.compare(left.runs(), right.runs(), figure)));
      }
    }
    return new Compared(left, right, ratios);
  }

  private static Ratio ratio(Figure figure, Comparison comparison) {
    String change = Figures.change(figure, comparison.ratio().value());
    String whole = Figures.change(figure, comparison.ratio());
    String interval = whole.startsWith(change) ? whole.substring(change.length()).strip() : "";
    return switch (comparison.outcome()) {
      case LESS, MORE -> new Ratio(figure, change, interval);
      case NO_DIFFERENCE, UNDECIDED -> new Ratio(figure, comparison.outcome().label(), "");
    };
  }
}
