// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.chart.TrendPoint;
import dev.afterburner.workbench.chart.TrendsModel;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.session.VersionRatio;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Two sessions on the same problem, side by side. */
public final class SessionPair {

  /**
   * A session with what a person calls it.
   *
   * @param name unlike the other's
   */
  public record Named(String name, SessionState state) {}

  private final Named first;
  private final Named second;
  private final List<TrendPoint> firstPoints;
  private final List<TrendPoint> secondPoints;

  private SessionPair(Named first, Named second) {
    this.first = first;
    this.second = second;
    this.firstPoints = SessionTrend.of(first.state(), null).points();
    this.secondPoints = SessionTrend.of(second.state(), null).points();
  }

  /**
   * A pair. Computes intervals, which takes a moment.
   *
   * @throws ExportException where the sessions are on different problems
   */
  public static SessionPair of(SessionState first, SessionState second) throws ExportException {
    String problem = first.started().problem();
    if (!problem.equals(second.started().problem())) {
      throw new ExportException(
          "One session is on "
              + problem
              + " and the other on "
              + second.started().problem()
              + "; choose two on the same problem",
          null);
    }
    List<String> names = names(first.started(), second.started());
    return new SessionPair(new Named(names.getFirst(), first), new Named(names.getLast(), second));
  }

  /** What tells them apart: the model, the objective, the language; else their ids. */
  private static List<String> names(
      dev.afterburner.workbench.session.SessionEvent.SessionStarted first,
      dev.afterburner.workbench.session.SessionEvent.SessionStarted second) {
    List<String> a = new ArrayList<>();
    List<String> b = new ArrayList<>();
    differ(first.settings().model(), second.settings().model(), a, b);
    differ(first.settings().objective().id(), second.settings().objective().id(), a, b);
    differ(first.language(), second.language(), a, b);
    if (a.isEmpty()) {
      return first.session().equals(second.session())
          ? List.of(first.session(), second.session() + " again")
          : List.of(first.session(), second.session());
    }
    return List.of(String.join(", ", a), String.join(", ", b));
  }

  private static void differ(String first, String second, List<String> a, List<String> b) {
    if (!first.equals(second)) {
      a.add(first);
      b.add(second);
    }
  }

  public Named first() {
    return first;
  }

  public Named second() {
    return second;
  }

  /** Both trends in a figure. */
  public TrendsModel trends(Figure figure) {
    return new TrendsModel(
        "Two sessions on " + first.state().started().problem() + ": " + figure.id(),
        "over the original, "
            + SessionTrend.intervals(
                Stream.of(firstPoints, secondPoints).flatMap(List::stream).toList())
            + "; line: the lowest so far",
        figure,
        List.of(
            new TrendsModel.Line("A: " + first.name(), Ink.SELECTED, Dash.SOLID, firstPoints),
            new TrendsModel.Line("B: " + second.name(), Ink.COMPARED, Dash.DASHED, secondPoints)),
        Set.of(),
        "No version of these sessions is measured yet.");
  }

  /**
   * What the second one's best needs over what the first one's needs; figures are left out where a
   * best was not measured. The runs were not made in turns, so that the machine's own changes
   * between the sessions are in it.
   */
  public Map<Figure, Comparison> bests() {
    Optional<Version> a = first.state().bestVersion();
    Optional<Version> b = second.state().bestVersion();
    Map<Figure, Comparison> bests = new EnumMap<>(Figure.class);
    if (a.isPresent() && b.isPresent()) {
      for (Figure figure : Figure.values()) {
        VersionRatio.apart(a.get(), b.get(), figure)
            .ifPresent(found -> bests.put(figure, found.comparison()));
      }
    }
    return bests;
  }
}
