// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.export.document.Estimate;
import dev.afterburner.workbench.export.document.Ratio;
import dev.afterburner.workbench.export.document.SessionDocument;
import dev.afterburner.workbench.figures.ColumnUnit;
import dev.afterburner.workbench.figures.ComparisonWords;
import dev.afterburner.workbench.figures.Explanation;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.Lineup;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.text.Csv;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The versions of a session as a table, a row each, and one a reply that gave no program. */
public final class VersionTable {

  /** What a table's file is. */
  public enum Format {
    LATEX(".tex"),
    CSV(".csv"),
    MARKDOWN(".md");

    private final String ending;

    Format(String ending) {
      this.ending = ending;
    }

    /** What its files end in, with the dot. */
    public String ending() {
      return ending;
    }
  }

  /** Columns of the CSV that hold what was measured. */
  private static final int CSV_FIGURES = 17;

  private VersionTable() {}

  /** The table as a file of a format holds it. */
  public static String of(SessionState session, Format format) {
    return switch (format) {
      case LATEX -> table(session).latex();
      case MARKDOWN -> table(session).markdown();
      case CSV -> csv(session);
    };
  }

  /** As people read it: one unit a column, medians with half their 95 % interval. */
  static TextTable table(SessionState session) {
    Figure objective = session.started().settings().objective();
    Map<Figure, ColumnUnit> units = new EnumMap<>(Figure.class);
    List<String> head = new ArrayList<>(List.of("Version", "Parent", "Origin", "Verdict"));
    for (Figure figure : Figure.values()) {
      ColumnUnit unit =
          ColumnUnit.of(
              figure,
              session.versions().stream()
                  .flatMap(v -> median(v, figure).stream())
                  .mapToDouble(Interval::value));
      units.put(figure, unit);
      String name = figure.id();
      head.add(
          name.substring(0, 1).toUpperCase(Locale.ROOT)
              + name.substring(1)
              + " ("
              + unit.symbol()
              + ")");
    }
    head.addAll(List.of("Speed-up over original", "Speed-up over parent", "Decision"));
    if (objective != Figure.TIME) {
      head.set(head.size() - 3, "Reduction of " + objective.id() + " from original");
      head.set(head.size() - 2, "Reduction of " + objective.id() + " from parent");
    }
    List<List<String>> rows = new ArrayList<>();
    for (Lineup.Entry entry : Lineup.of(session)) {
      List<String> row = new ArrayList<>();
      if (entry instanceof Lineup.Entry.Refused refused) {
        row.addAll(List.of(refused.name(), parent(refused), "model", refused.verdict()));
        units.forEach((figure, unit) -> row.add(Figures.NONE));
        row.addAll(List.of(Figures.NONE, Figures.NONE, reason(refused)));
        rows.add(row);
        continue;
      }
      Version version = ((Lineup.Entry.Made) entry).version();
      row.add("v" + version.id());
      row.add(version.parent() == null ? Figures.NONE : "v" + version.parent());
      row.add(version.origin().label());
      row.add(verdict(version));
      units.forEach(
          (figure, unit) ->
              row.add(median(version, figure).map(unit::number).orElse(Figures.NONE)));
      row.add(factor(session, version, version.id() == 0 ? null : Integer.valueOf(0)));
      row.add(factor(session, version, version.parent()));
      row.add(
          version.id() == 0 || version.decision() == Version.Decision.PENDING
              ? Figures.NONE
              : version.decision().name().toLowerCase(Locale.ROOT));
      rows.add(row);
    }
    return new TextTable(
        "Versions of "
            + session.started().problem()
            + " in "
            + session.started().language()
            + ", optimized for "
            + objective.id()
            + " with "
            + session.started().settings().model(),
        List.of(
            "Medians of the measured runs; ± is half the "
                + Explanation.intervals(
                    session.versions().stream()
                        .filter(v -> !v.runs().isEmpty())
                        .mapToDouble(v -> Summary.coverage(v.runs().size())))
                + ", and brackets hold the 95 % interval of a ratio, or where they say so the"
                + " range of runs too few for one. Session "
                + session.started().session()
                + "."),
        head,
        rows);
  }

  private static String parent(Lineup.Entry.Refused refused) {
    return refused.step().parent() < 0 ? Figures.NONE : "v" + refused.step().parent();
  }

  private static String reason(Lineup.Entry.Refused refused) {
    return String.valueOf(refused.answer().rejection());
  }

  /** One that was stopped halfway says how far it came. */
  private static String verdict(Version version) {
    if (version.judgement() == null) {
      return "not judged";
    }
    String words = version.judgement().verdict().words();
    return version.passed() && version.runs().isEmpty() ? words + ", not measured" : words;
  }

  private static Optional<Interval> median(Version version, Figure figure) {
    return version.summary(figure).map(Summary::median);
  }

  private static String factor(SessionState session, Version version, @Nullable Integer other) {
    Figure objective = session.started().settings().objective();
    return Optional.ofNullable(other)
        .flatMap(id -> session.ratio(session.versions().get(id), version, objective))
        .map(found -> ComparisonWords.factor(found.comparison()))
        .orElse(Figures.NONE);
  }

  /** As programs read it: every number unrounded, units in the names of the columns. */
  private static String csv(SessionState session) {
    StringBuilder text =
        new StringBuilder(
            "version,parent,origin,step,verdict,decision,runs,wall_ms,wall_ms_low,wall_ms_high,"
                + "peak_kb,peak_kb_low,peak_kb_high,integral_kb_s,integral_kb_s_low,"
                + "integral_kb_s_high,ratio_to_original,ratio_to_original_low,"
                + "ratio_to_original_high,ratio_to_original_coverage,ratio_to_parent,"
                + "ratio_to_parent_low,ratio_to_parent_high,ratio_to_parent_coverage,reason\n");
    List<SessionDocument.VersionDocument> documents = SessionDocument.of(session).versions();
    for (Lineup.Entry entry : Lineup.of(session)) {
      if (entry instanceof Lineup.Entry.Refused refused) {
        text.append(csv(refused));
        continue;
      }
      SessionDocument.VersionDocument version =
          documents.get(((Lineup.Entry.Made) entry).version().id());
      StringJoiner row = new StringJoiner(",", "", "\n");
      row.add("v" + version.id());
      row.add(version.parent() == null ? "" : "v" + version.parent());
      row.add(version.origin());
      row.add(String.valueOf(version.step()));
      row.add(version.verdict() == null ? "" : version.verdict());
      row.add(
          version.id() == 0
              ? "original"
              : version.accepted() == null ? "" : version.accepted() ? "accepted" : "declined");
      row.add(String.valueOf(version.runs().size()));
      add(row, version.intervals().wallMs());
      add(row, version.intervals().peakKb());
      add(row, version.intervals().integralKbS());
      add(row, version.ratioToOriginal());
      add(row, version.ratioToParent());
      row.add(Csv.field(version.reason()));
      text.append(row);
    }
    return text.toString();
  }

  /** With no version and no figures. */
  private static String csv(Lineup.Entry.Refused refused) {
    StringJoiner row = new StringJoiner(",", "", "\n");
    row.add("");
    row.add(refused.step().parent() < 0 ? "" : "v" + refused.step().parent());
    row.add("model");
    row.add(String.valueOf(refused.step().number()));
    row.add(refused.verdict().replace(' ', '_'));
    row.add("");
    row.add("0");
    for (int figure = 0; figure < CSV_FIGURES; figure++) {
      row.add("");
    }
    return row.add(Csv.field(reason(refused))).toString();
  }

  private static void add(StringJoiner row, @Nullable Estimate estimate) {
    row.add(estimate == null ? "" : String.valueOf(estimate.median()));
    row.add(estimate == null ? "" : String.valueOf(estimate.low()));
    row.add(estimate == null ? "" : String.valueOf(estimate.high()));
  }

  private static void add(StringJoiner row, @Nullable Ratio ratio) {
    row.add(ratio == null ? "" : String.valueOf(ratio.value()));
    row.add(ratio == null ? "" : String.valueOf(ratio.low()));
    row.add(ratio == null ? "" : String.valueOf(ratio.high()));
    row.add(ratio == null ? "" : String.valueOf(ratio.coverage()));
  }
}
