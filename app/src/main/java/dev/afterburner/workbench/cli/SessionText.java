package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Repetition;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A session as a table of its versions. */
final class SessionText {

  private SessionText() {}

  static List<String> lines(SessionState state, int width) {
    Figure objective = state.started().settings().objective();
    Table table =
        new Table(
            "", "FROM", "VERDICT", ">TIME", ">MEMORY", ">INTEGRAL", ">AGAINST v0", "DECISION");
    for (Version version : state.versions()) {
      table.row(
          "v" + version.id(),
          version.parent() == null ? "" : "v" + version.parent(),
          version.judgement() == null ? "" : version.judgement().verdict().id().replace('_', ' ')
                  + (version.forgeable() ? " (forgeable)" : ""),
          median(version, Figure.TIME),
          median(version, Figure.MEMORY),
          median(version, Figure.INTEGRAL),
          version.id() == 0 ? "" : change(state, version, objective),
          version.decision() == Version.Decision.PENDING
              ? ""
              : version.decision().name().toLowerCase(Locale.ROOT));
    }
    List<String> lines = new ArrayList<>(table.lines(width));
    state.bestVersion().ifPresent(best -> lines.add(best(state, best, objective)));
    return lines;
  }

  private static String median(Version version, Figure figure) {
    return version
        .summary(figure)
        .map(Summary::median)
        .map(m -> Figures.of(figure, m.value()))
        .orElse("");
  }

  private static String change(SessionState state, Version version, Figure figure) {
    return ratio(state, version, figure).map(r -> Figures.change(figure, r)).orElse("");
  }

  private static Optional<Double> ratio(SessionState state, Version version, Figure figure) {
    Version original = state.versions().getFirst();
    return original.runs().isEmpty() || version.runs().isEmpty()
        ? Optional.empty()
        : Optional.of(Repetition.compare(original.runs(), version.runs(), figure).ratio().value());
  }

  private static String best(SessionState state, Version best, Figure objective) {
    if (best.id() == 0) {
      return "best: v0, the original";
    }
    Version original = state.versions().getFirst();
    String against =
        original.runs().isEmpty() || best.runs().isEmpty()
            ? ""
            : ", "
                + Figures.change(
                    objective, Repetition.compare(original.runs(), best.runs(), objective).ratio())
                + " than the original";
    return "best: v" + best.id() + against;
  }
}
