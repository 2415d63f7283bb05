// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.data;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.reward.PublishedReward;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.SessionState.Step;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.session.VersionRatio;
import dev.afterburner.workbench.train.ExportSettings;
import dev.afterburner.workbench.train.ExportSettings.Layout;
import dev.afterburner.workbench.train.Stage;
import dev.afterburner.workbench.train.TrainException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of sessions: an accepted version is preferred to the one that it was measured against, and a
 * declined one is rejected. A session counts for its own objective.
 */
final class SessionRows {

  private final ExportSettings settings;
  private final Language language;
  private final PromptTexts prompts;
  private final RowMaker maker;
  private final PairRule rule;

  SessionRows(ExportSettings settings, Language language, PromptTexts prompts) {
    this.settings = settings;
    this.language = language;
    this.prompts = prompts;
    this.maker = new RowMaker(language, settings.bare());
    this.rule = new PairRule(settings.margin());
  }

  /**
   * A step up or down of a session.
   *
   * @param original the version that the prompt was about
   * @param ratio chosen over rejected; null where the rejected one does not pass
   */
  private record Edge(
      Version original, Version chosen, Version rejected, @Nullable Interval ratio, int rounds) {}

  /** Adds what the sessions on a problem give. */
  void add(Problem problem, List<SessionState> sessions, boolean validation, Part.Builder part)
      throws TrainException {
    for (Figure objective : settings.objectives()) {
      List<SessionState> own =
          sessions.stream().filter(s -> s.started().settings().objective() == objective).toList();
      if (settings.stages().contains(Stage.GRPO)) {
        grpo(problem, own, objective, validation, part);
      }
      if (validation) {
        continue;
      }
      Set<List<String>> known = new HashSet<>();
      for (SessionState session : own) {
        edges(problem, session, objective, known, part);
      }
      if (settings.stages().contains(Stage.COLD_START)) {
        coldStart(problem, own, objective, part);
      }
    }
  }

  private void edges(
      Problem problem,
      SessionState session,
      Figure objective,
      Set<List<String>> known,
      Part.Builder part)
      throws TrainException {
    List<Edge> accepted = new ArrayList<>();
    List<Version> declined = new ArrayList<>();
    for (Version version : session.versions()) {
      switch (version.decision()) {
        case ACCEPTED -> accepted(session, version, objective, part).ifPresent(accepted::add);
        case DECLINED -> declined.add(version);
        case PENDING, UNDECIDED -> {}
      }
    }
    List<Edge> all = new ArrayList<>(accepted);
    for (Version version : declined) {
      declined(session, version, accepted, objective, part).ifPresent(all::add);
    }
    if (settings.stages().contains(Stage.SFT)) {
      for (Edge edge : accepted) {
        sft(problem, edge, objective, known, part);
      }
    }
    if (settings.stages().contains(Stage.DPO)) {
      for (Edge edge : all) {
        dpo(problem, session, edge, objective, known, part);
      }
    }
  }

  /** An accepted version over the one that decided, or over an original that fails. */
  private Optional<Edge> accepted(
      SessionState session, Version version, Figure objective, Part.Builder part) {
    Integer parent = version.parent();
    Integer with = version.comparedWith();
    if (parent == null) {
      return Optional.empty(); // the original
    }
    Version original = session.versions().get(parent);
    if (with == null) {
      return original.passed() || original.judgement() == null
          ? Optional.empty()
          : Optional.of(new Edge(original, version, original, null, 0));
    }
    Version rival = session.versions().get(with);
    return measured(session, original, version, rival, objective, part);
  }

  /**
   * A declined version below the one that it was made from, or, where the prompt shows that one,
   * below an accepted version of the same prompt.
   */
  private Optional<Edge> declined(
      SessionState session,
      Version version,
      List<Edge> accepted,
      Figure objective,
      Part.Builder part) {
    Integer parent = version.parent();
    if (parent == null) {
      return Optional.empty();
    }
    Version original = session.versions().get(parent);
    boolean wrong = version.judgement() != null && !version.passed();
    Integer with = version.comparedWith();
    if (!wrong && with == null) {
      part.refuse("versions declined without a comparison", 1);
      return Optional.empty();
    }
    if (settings.layout() == Layout.GENERATION) {
      Version better = wrong || with == null ? original : session.versions().get(with);
      if (wrong) {
        return better.passed()
            ? Optional.of(new Edge(original, better, version, null, 0))
            : Optional.empty();
      }
      return measured(session, original, better, version, objective, part);
    }
    // To answer with the program of the prompt itself would not be an improvement.
    Optional<Edge> sibling =
        accepted.stream().filter(e -> e.original().id() == original.id()).findFirst();
    if (sibling.isEmpty()) {
      part.refuse("versions declined, of whose prompt nothing better came", 1);
      return Optional.empty();
    }
    Version better = sibling.get().chosen();
    if (wrong) {
      return Optional.of(new Edge(original, better, version, null, 0));
    }
    return measured(session, original, better, version, objective, part);
  }

  /** One over another, where their runs show it. */
  private Optional<Edge> measured(
      SessionState session,
      Version original,
      Version better,
      Version worse,
      Figure objective,
      Part.Builder part) {
    return ratio(session, worse, better, objective, part)
        .filter(c -> shown(objective, c, better, worse, part))
        .map(c -> new Edge(original, better, worse, c.ratio(), c.rounds()));
  }

  private static Optional<Comparison> ratio(
      SessionState session,
      Version baseline,
      Version candidate,
      Figure objective,
      Part.Builder part) {
    Optional<VersionRatio> ratio = session.ratio(baseline, candidate, objective);
    if (ratio.isEmpty()) {
      part.refuse("versions that were not measured", 1);
    }
    // What was not made in turns counts as measured at different times.
    return ratio.map(
        r ->
            r.inTurns()
                ? r.comparison()
                : new Comparison(
                    r.comparison().ratio(),
                    r.comparison().outcome(),
                    0,
                    r.comparison().coverage()));
  }

  private boolean shown(
      Figure objective, Comparison ratio, Version better, Version worse, Part.Builder part) {
    double low = median(better, objective);
    double high = median(worse, objective);
    boolean shown = rule.shows(objective, ratio, low, high);
    if (!shown) {
      part.refuse("pairs in which no difference beyond the margin is shown", 1);
    }
    return shown;
  }

  /** Memory needs both medians; without one no step of memory can be shown. */
  private static double median(Version version, Figure figure) {
    return version.summary(figure).map(s -> s.median().value()).orElse(Double.NaN);
  }

  private void sft(
      Problem problem, Edge edge, Figure objective, Set<List<String>> known, Part.Builder part)
      throws TrainException {
    Optional<Double> median =
        edge.chosen().summary(objective).map(summary -> summary.median().value());
    if (median.isEmpty()) {
      part.refuse("versions that were not measured", 1);
    } else if (known.add(List.of("sft", key(edge.original()), key(edge.chosen())))) {
      part.add(
          maker.sft(
              problem.id(),
              objective,
              prompt(problem, objective, edge.original()),
              edge.chosen().code(),
              median.get()));
    }
  }

  private void dpo(
      Problem problem,
      SessionState session,
      Edge edge,
      Figure objective,
      Set<List<String>> known,
      Part.Builder part)
      throws TrainException {
    if (edge.chosen().isSameProgram(edge.rejected())) {
      part.refuse("pairs of the same program", 1);
    } else if (known.add(
        List.of("dpo", key(edge.original()), key(edge.chosen()), key(edge.rejected())))) {
      part.add(
          maker.dpo(
              problem.id(),
              objective,
              prompt(problem, objective, edge.original()),
              new String[] {edge.chosen().code(), edge.rejected().code()},
              new String[] {"v" + edge.chosen().id(), "v" + edge.rejected().id()},
              edge.ratio(),
              edge.rounds(),
              "session " + session.started().session()));
    } else {
      part.refuse("pairs that another session has as well", 1);
    }
  }

  private String prompt(Problem problem, Figure objective, Version original) throws TrainException {
    return settings.layout() == Layout.GENERATION
        ? prompts.generation(problem, language, objective)
        : prompts.revision(problem, language, objective, original);
  }

  private static String key(Version version) {
    return Version.normal(version.code());
  }

  private void coldStart(
      Problem problem, List<SessionState> sessions, Figure objective, Part.Builder part)
      throws TrainException {
    Set<String> known = new HashSet<>();
    for (SessionState session : sessions) {
      for (Step step : session.steps()) {
        for (SessionState.Answer answer : step.answers()) {
          var reply = answer.reply();
          Optional<Version> version =
              answer.rejection() == null ? session.version(step, answer) : Optional.empty();
          if (reply == null) {
            continue;
          }
          String text = reply.text().strip();
          if (!PublishedReward.holds(text)) {
            part.refuse("replies not in the form <thinking>…</thinking><solution>…</solution>", 1);
          } else if (version.isEmpty() || !version.get().passed()) {
            part.refuse("replies whose program does not pass", 1);
          } else if (known.add(text)) {
            String own = session.started().settings().requests().system();
            part.add(
                maker.coldStart(
                    problem.id(),
                    objective,
                    own.isBlank() ? prompts.system() : own,
                    step.prompt(),
                    text));
          }
        }
      }
    }
  }

  private void grpo(
      Problem problem,
      List<SessionState> sessions,
      Figure objective,
      boolean validation,
      Part.Builder part)
      throws TrainException {
    List<Version> measured =
        sessions.stream()
            .flatMap(s -> s.versions().stream())
            .filter(v -> v.passed() && !v.runs().isEmpty())
            .toList();
    if (measured.isEmpty()) {
      if (!sessions.isEmpty()) {
        part.refuse("problems without a measured version that passes", 1);
      }
      return;
    }
    Random random =
        new Random(settings.seed() * 31 + (problem.id() + "/" + objective.id()).hashCode());
    Version drawn = measured.get(random.nextInt(measured.size()));
    part.add(
        maker.grpo(
            problem.id(),
            part.set(),
            objective,
            new String[] {prompts.system(), prompts.revision(problem, language, objective, drawn)},
            new RowMaker.Baseline(
                drawn.code(),
                true,
                median(drawn, Figure.TIME),
                median(drawn, Figure.MEMORY),
                median(drawn, Figure.INTEGRAL)),
            validation,
            settings.runs(),
            TestProblems.digest(problem.statement())));
  }
}
