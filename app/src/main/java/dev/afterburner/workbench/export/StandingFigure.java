// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.chart.DistributionModel;
import dev.afterburner.workbench.chart.DistributionModel.Mark;
import dev.afterburner.workbench.chart.draw.Emphasis;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.reward.Percentile;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where versions stand among the reference solutions that were measured on the same machine. */
public final class StandingFigure {

  /** The chart's name. */
  public static final String TITLE = "Among the reference solutions";

  private static final String EMPTY = "The reference solutions have not been measured here yet.";

  private StandingFigure() {}

  /**
   * The chart.
   *
   * @param known what was measured here
   * @param named what a reference is called, given its name
   * @param shown the versions, and how each stands out
   */
  public static DistributionModel of(
      Figure figure,
      Collection<Calibration> known,
      UnaryOperator<String> named,
      Map<Version, Emphasis> shown) {
    List<DistributionModel.Reference> references = new ArrayList<>();
    for (Calibration calibration : known) {
      Calibration.Figures figures = calibration.figures();
      if (figures != null) {
        String name = calibration.name();
        references.add(
            new DistributionModel.Reference(name, named.apply(name), figures.of(figure).value()));
      }
    }
    double[] values = references.stream().mapToDouble(DistributionModel.Reference::value).toArray();
    List<Mark> marks = new ArrayList<>();
    if (!references.isEmpty()) {
      shown.forEach((v, e) -> mark(v, e, figure, values).ifPresent(marks::add));
    }
    int failed = known.size() - references.size();
    String note =
        references.isEmpty()
            ? ""
            : references.size()
                + " references, measured here"
                + (failed == 0 ? "" : "; " + failed + " more do not pass");
    String empty = known.isEmpty() ? EMPTY : "None of the reference solutions passes here.";
    return new DistributionModel(TITLE, note, figure, references, marks, true, empty);
  }

  /** The chart of a session's original and best. */
  public static DistributionModel of(
      SessionState session, Collection<Calibration> known, Problem problem) {
    Map<Version, Emphasis> shown = new LinkedHashMap<>();
    session.versions().stream().findFirst().ifPresent(v -> shown.put(v, Emphasis.OTHER));
    session.bestVersion().ifPresent(v -> shown.putIfAbsent(v, Emphasis.BEST));
    return of(
        session.started().settings().objective(),
        known,
        name -> named(problem, session.started().language(), name),
        shown);
  }

  /** A reference's name, with what its data set says of it beside it. */
  public static String named(Problem problem, String language, String reference) {
    return problem.references().stream()
        .filter(r -> r.language().equals(language) && r.name().equals(reference))
        .map(Reference::note)
        .filter(note -> note.startsWith("published"))
        .findFirst()
        .map(note -> reference + " · " + note)
        .orElse(reference);
  }

  private static Optional<Mark> mark(
      Version version, Emphasis emphasis, Figure figure, double[] references) {
    return version
        .summary(figure)
        .map(Summary::median)
        .map(
            m -> {
              String name = "v" + version.id();
              return new Mark(name, name, m.value(), beats(m, references), emphasis);
            });
  }

  /**
   * The share of references that a figure beats, percent. Less is better, so the upper end of the
   * figure is the lower end of the share.
   */
  public static Interval beats(Interval figure, double[] references) {
    return new Interval(
            Percentile.of(figure.value(), true, references),
            Percentile.of(figure.high(), true, references),
            Percentile.of(figure.low(), true, references))
        .times(100);
  }
}
