// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.export.StandingFigure;
import dev.afterburner.workbench.figures.ColumnUnit;
import dev.afterburner.workbench.figures.ComparisonWords;
import dev.afterburner.workbench.figures.Explanation;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.Mark;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.SessionState.Answer;
import dev.afterburner.workbench.session.SessionState.Step;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.session.VersionRatio;
import dev.afterburner.workbench.text.HiddenCharacters;
import dev.afterburner.workbench.ui.run.LiveProgress.Progress;
import dev.afterburner.workbench.ui.run.Selection.Reply;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the version table, as text: a version, or a reply that gave none.
 *
 * @param id the version; below 0 for a reply that gave none
 * @param refused that reply; null for a version
 * @param parent its parent; null for the original
 * @param name "v3"
 * @param origin beside the name: "original", "by hand"; empty for a model's
 * @param verdict what was said of it, or what is done with it now
 * @param tone how the verdict is coloured
 * @param time wall time with its interval
 * @param memory peak
 * @param integral memory over time
 * @param vsOriginal what it needs of the objective over the original
 * @param vsParent what it needs of the objective over its own parent
 * @param origins where time, memory and integral come from, in sentences
 * @param decision what the loop made of it, and why; before that what to beware of in its code
 * @param best whether it is the best so far
 * @param progress share of the work on it, 0 to 1, −1 where unknown; null when none goes on
 * @param beats the share of the reference solutions that it beats; empty where none were measured
 * @param reward what its reply would be worth in training, by the paper's formula; empty for none
 * @param keys what columns are sorted by
 * @param overlaid whether charts show it whatever is selected
 * @param mark what the user noted of it
 * @param spark its curve; null while there is none
 */
public record VersionRow(
    int id,
    @Nullable Reply refused,
    @Nullable Integer parent,
    String name,
    String origin,
    String verdict,
    Tone tone,
    String time,
    String memory,
    String integral,
    Against vsOriginal,
    Against vsParent,
    Origins origins,
    String decision,
    boolean best,
    @Nullable Double progress,
    String beats,
    String reward,
    Keys keys,
    boolean overlaid,
    Mark mark,
    @Nullable Spark spark) {

  /** What columns are sorted by: medians, factors and shares; NaN where there is none. */
  public record Keys(
      double time,
      double memory,
      double integral,
      double vsOriginal,
      double vsParent,
      double beats,
      double reward) {

    private static final Keys NONE =
        new Keys(
            Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /**
   * What a row shows beside its version.
   *
   * @param units of the columns
   * @param references what the passing reference solutions need of the objective, in base units
   * @param reward what its reply would be worth; NaN for none
   * @param overlaid whether charts show it whatever is selected
   * @param outdated in which way its verdict is older than the problem's cases; empty if it is not
   */
  record Around(
      Map<Figure, ColumnUnit> units,
      List<Double> references,
      double reward,
      boolean overlaid,
      String outdated) {

    /** With nothing but the units. */
    static Around of(SessionState state) {
      return new Around(units(state), List.of(), Double.NaN, false, "");
    }

    static Map<Figure, ColumnUnit> units(SessionState state) {
      Map<Figure, ColumnUnit> units = new EnumMap<>(Figure.class);
      for (Figure figure : Figure.values()) {
        units.put(
            figure,
            ColumnUnit.of(
                figure,
                state.versions().stream()
                    .flatMap(v -> v.summary(figure).stream())
                    .mapToDouble(s -> s.median().value())));
      }
      return units;
    }
  }

  /** What a text says besides its words. */
  public enum Tone {
    PLAIN,
    GOOD,
    BAD,
    MUTED;

    /** Style class of the tone. */
    public String style() {
      return "tone-" + name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where figures come from; empty where there are none. */
  public record Origins(String time, String memory, String integral) {}

  /**
   * A version against another one, in the objective.
   *
   * @param text what the other one needs over what this one needs, "2.40× (2.31–2.52)"; "–" where
   *     one of the two was not measured
   * @param tone how it is coloured
   * @param origin where it comes from, in sentences
   */
  public record Against(String text, Tone tone, String origin) {
    private static final Against NONE = new Against(Figures.NONE, Tone.MUTED, "");
  }

  /** Words for one line. */
  private record Words(String text, Tone tone) {}

  /**
   * The row of a version.
   *
   * @param progress of the work that goes on; null when none does
   */
  static VersionRow of(
      SessionState state,
      Version v,
      @Nullable Progress progress,
      Mark mark,
      @Nullable Spark spark,
      Around around) {
    Progress own =
        progress != null && progress.version() != null && progress.version() == v.id()
            ? progress
            : null;
    boolean best = state.best() != null && state.best() == v.id();
    Words verdict = verdict(v, own, around.outdated());
    return new VersionRow(
        v.id(),
        null,
        v.parent(),
        "v" + v.id(),
        v.origin() == Origin.MODEL ? "" : v.origin().label(),
        verdict.text,
        verdict.tone,
        figure(v, Figure.TIME, true, around),
        figure(v, Figure.MEMORY, false, around),
        figure(v, Figure.INTEGRAL, false, around),
        against(state, v, v.id() == 0 ? null : Integer.valueOf(0)),
        against(state, v, v.parent()),
        origins(state, v),
        own != null ? "" : warned(v, decision(v, best) + edited(state, v)),
        best,
        own == null ? null : Double.valueOf(own.share()),
        beats(state, v, around).map(Figures::percent).orElse(""),
        Double.isNaN(around.reward()) ? "" : String.format(Locale.ROOT, "%.2f", around.reward()),
        keys(state, v, around),
        around.overlaid(),
        mark,
        spark);
  }

  private static Optional<Interval> beats(SessionState state, Version v, Around around) {
    double[] references = around.references().stream().mapToDouble(Double::doubleValue).toArray();
    return references.length == 0 || !v.passed()
        ? Optional.empty()
        : v.summary(state.started().settings().objective())
            .map(s -> StandingFigure.beats(s.median(), references));
  }

  private static Keys keys(SessionState state, Version v, Around around) {
    return new Keys(
        median(v, Figure.TIME),
        median(v, Figure.MEMORY),
        median(v, Figure.INTEGRAL),
        factor(state, v, v.id() == 0 ? null : Integer.valueOf(0)),
        factor(state, v, v.parent()),
        beats(state, v, around).map(Interval::value).orElse(Double.NaN),
        around.reward());
  }

  private static double median(Version v, Figure figure) {
    return v.summary(figure).map(s -> s.median().value()).orElse(Double.NaN);
  }

  private static double factor(SessionState state, Version v, @Nullable Integer other) {
    Figure objective = state.started().settings().objective();
    return Optional.ofNullable(other)
        .flatMap(id -> state.ratio(state.versions().get(id), v, objective))
        .map(found -> 1 / found.comparison().ratio().value())
        .orElse(Double.NaN);
  }

  /** The row of a reply that gave no version. */
  static VersionRow of(Step step, Answer answer) {
    Reply reply = new Reply(step.number(), answer.candidate());
    String which = step.answers().size() > 1 ? " reply " + answer.candidate() : "";
    return new VersionRow(
        -(step.number() * (Settings.MOST_CANDIDATES + 1) + answer.candidate()),
        reply,
        step.parent() < 0 ? null : Integer.valueOf(step.parent()),
        "step " + step.number() + which,
        "",
        answer.reply() == null
            ? "no reply"
            : answer.rejection() == null ? "not judged" : "no program",
        Tone.MUTED,
        Figures.NONE,
        Figures.NONE,
        Figures.NONE,
        Against.NONE,
        Against.NONE,
        new Origins("", "", ""),
        answer.rejection() == null ? "" : answer.rejection(),
        false,
        null,
        "",
        "",
        Keys.NONE,
        false,
        Mark.NONE,
        null);
  }

  private static Words verdict(Version v, @Nullable Progress progress, String outdated) {
    if (progress != null) {
      return new Words(doing(progress), Tone.MUTED);
    }
    if (v.judgement() == null) {
      return new Words("not judged", Tone.MUTED);
    }
    String words = v.judgement().verdict().words();
    return outdated.isEmpty()
        ? new Words(words, v.passed() ? Tone.GOOD : Tone.BAD)
        : new Words(words + " " + outdated, Tone.MUTED);
  }

  private static String doing(Progress p) {
    return switch (p.phase()) {
      case JUDGING -> p.total() == 0 ? "judging" : "judging " + p.done() + " of " + p.total();
      case MEASURING -> "measuring, run " + (p.done() + 1);
      default -> p.phase().label();
    };
  }

  private static String figure(Version v, Figure figure, boolean interval, Around around) {
    ColumnUnit unit = Objects.requireNonNull(around.units().get(figure));
    return v.summary(figure)
        .map(Summary::median)
        .map(m -> interval ? unit.of(m) : unit.of(m.value()))
        .orElse(Figures.NONE);
  }

  private static Origins origins(SessionState state, Version v) {
    return new Origins(
        origin(state, v, Figure.TIME),
        origin(state, v, Figure.MEMORY),
        origin(state, v, Figure.INTEGRAL));
  }

  private static String origin(SessionState state, Version v, Figure figure) {
    SessionEvent.SessionStarted started = state.started();
    return v.summary(figure)
        .map(
            summary ->
                Explanation.of(figure, summary)
                    + outside(v, figure)
                    + " Session of "
                    + started.at().truncatedTo(ChronoUnit.MINUTES)
                    + ", isolation: "
                    + started.isolation().label()
                    + ".")
        .orElse("");
  }

  private static String outside(Version v, Figure figure) {
    return figure == Figure.TIME
        ? ""
        : Figures.outside(v.runs()).map(words -> " Of them, " + words + ".").orElse("");
  }

  private static Against against(SessionState state, Version v, @Nullable Integer other) {
    Figure objective = state.started().settings().objective();
    return Optional.ofNullable(other)
        .flatMap(id -> state.ratio(state.versions().get(id), v, objective))
        .map(found -> against(objective, found, "v" + other))
        .orElse(Against.NONE);
  }

  private static Against against(Figure objective, VersionRatio found, String other) {
    Comparison comparison = found.comparison();
    String again = found.again();
    return new Against(
        ComparisonWords.factor(comparison),
        switch (comparison.outcome()) {
          case LESS -> Tone.GOOD;
          case MORE -> Tone.PLAIN;
          case NO_DIFFERENCE, UNDECIDED -> Tone.MUTED;
        },
        ComparisonWords.against(objective, comparison, other)
            + ".\n"
            + Explanation.of(comparison, other)
            + (again.isEmpty() ? "" : " The two were " + again + "."));
  }

  private static String warned(Version v, String decision) {
    return HiddenCharacters.warning(v.code())
        .map(warning -> "⚠ " + warning + (decision.isEmpty() ? "" : " · " + decision))
        .orElse(decision);
  }

  private static String edited(SessionState state, Version v) {
    boolean edited =
        v.step() > 0 && state.step(v.step()).map(SessionState.Step::edited).orElse(false);
    return edited ? " · prompt edited by hand" : "";
  }

  private static String decision(Version v, boolean best) {
    String what =
        switch (v.decision()) {
          case PENDING -> "";
          case ACCEPTED -> best ? "accepted, best" : "accepted";
          case DECLINED -> "declined";
          case UNDECIDED -> "undecided";
        };
    if (v.reason().isEmpty()) {
      return what;
    }
    return what.isEmpty() ? v.reason() : what + ": " + v.reason();
  }
}
