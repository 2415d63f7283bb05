// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.figures.ComparisonWords;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.Lineup;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.text.HiddenCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session as a table of its versions. */
final class SessionText {

  /** Where the integral stands. */
  private static final int INTEGRAL = 5;

  private SessionText() {}

  /**
   * The table's lines, and what is to be said below it. Where the room is short intervals are left
   * out, then the integral, so that no number is cut.
   */
  static List<String> lines(SessionState state, int width) {
    List<String> whole = table(state, true, true, width);
    List<String> plain = isCut(whole) ? table(state, false, true, width) : whole;
    List<String> lines = new ArrayList<>(isCut(plain) ? table(state, false, false, width) : plain);
    for (Version version : state.versions()) {
      String warning = HiddenCharacters.warning(version.code()).orElse("");
      if (!warning.isEmpty()) {
        lines.add("v" + version.id() + " " + warning);
      }
    }
    state
        .suspicions()
        .forEach((id, all) -> all.forEach(s -> lines.add("v" + id + " is suspicious: " + s)));
    state.bestVersion().ifPresent(best -> lines.add(best(state, best)));
    return lines;
  }

  private static boolean isCut(List<String> table) {
    return table.stream().anyMatch(line -> line.endsWith("…"));
  }

  private static List<String> table(
      SessionState state, boolean intervals, boolean integral, int width) {
    List<String> heads =
        new ArrayList<>(
            List.of(
                "",
                "FROM",
                "VERDICT",
                ">TIME",
                ">MEMORY",
                ">INTEGRAL",
                ">VS ORIGINAL",
                ">VS PARENT",
                "DECISION"));
    if (!integral) {
      heads.remove(INTEGRAL);
    }
    Table table = new Table(heads.toArray(String[]::new));
    for (Lineup.Entry entry : Lineup.of(state)) {
      List<String> cells =
          new ArrayList<>(
              switch (entry) {
                case Lineup.Entry.Made made -> cells(state, made.version(), intervals);
                case Lineup.Entry.Refused refused -> cells(refused);
              });
      if (!integral) {
        cells.remove(INTEGRAL);
      }
      table.row(cells.toArray(String[]::new));
    }
    return table.lines(width);
  }

  private static List<String> cells(SessionState state, Version version, boolean intervals) {
    return List.of(
        "v" + version.id(),
        version.parent() == null ? "" : "v" + version.parent(),
        version.judgement() == null
            ? ""
            : version.judgement().verdict().id().replace('_', ' ')
                + (version.forgeable() ? " (forgeable)" : ""),
        median(version, Figure.TIME),
        median(version, Figure.MEMORY),
        median(version, Figure.INTEGRAL),
        against(state, version.id() == 0 ? null : Integer.valueOf(0), version, intervals),
        against(state, version.parent(), version, intervals),
        version.decision() == Version.Decision.PENDING
            ? ""
            : version.decision().name().toLowerCase(Locale.ROOT));
  }

  private static List<String> cells(Lineup.Entry.Refused refused) {
    int parent = refused.step().parent();
    return List.of(
        refused.name(), parent < 0 ? "" : "v" + parent, refused.verdict(), "", "", "", "", "", "");
  }

  private static String median(Version version, Figure figure) {
    return version
        .summary(figure)
        .map(Summary::median)
        .map(m -> Figures.of(figure, m.value()))
        .orElse("");
  }

  private static String against(
      SessionState state, @Nullable Integer other, Version version, boolean interval) {
    Figure objective = state.started().settings().objective();
    return Optional.ofNullable(other)
        .flatMap(id -> state.ratio(state.versions().get(id), version, objective))
        .map(found -> ComparisonWords.of(objective, found.comparison()))
        .map(words -> interval ? words.line() : words.change())
        .orElse("");
  }

  private static String best(SessionState state, Version best) {
    if (best.id() == 0) {
      return "best: v0, the original";
    }
    Figure objective = state.started().settings().objective();
    return "best: v"
        + best.id()
        + state
            .ratio(state.versions().getFirst(), best, objective)
            .map(found -> ComparisonWords.against(objective, found.comparison(), "the original"))
            .map(words -> ", " + words)
            .orElse("")
        + confirmed(state, best, objective);
  }

  private static String confirmed(SessionState state, Version best, Figure objective) {
    if (!best.isConfirmed()) {
      return "";
    }
    boolean less =
        state
            .ratio(state.versions().getFirst(), best, objective)
            .filter(found -> found.comparison().outcome() == Comparison.Outcome.LESS)
            .isPresent();
    return less ? "; confirmed by fresh runs" : "; fresh runs do not confirm that it is better";
  }
}
