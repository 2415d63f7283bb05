// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.data;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.train.ExportSettings;
import dev.afterburner.workbench.train.ExportSettings.Layout;
import dev.afterburner.workbench.train.Stage;
import dev.afterburner.workbench.train.TrainException;
import dev.afterburner.workbench.train.data.MeasuredSolutions.Measured;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Rows of a problem's references, as they were measured on one machine. */
final class LibraryRows {

  private final ExportSettings settings;
  private final Language language;
  private final PromptTexts prompts;
  private final RowMaker maker;
  private final PairRule rule;

  LibraryRows(ExportSettings settings, Language language, PromptTexts prompts) {
    this.settings = settings;
    this.language = language;
    this.prompts = prompts;
    this.maker = new RowMaker(language, settings.bare());
    this.rule = new PairRule(settings.margin());
  }

  /**
   * Adds what a problem gives.
   *
   * @param validation whether it is held out: then it gives prompts to validate on and nothing else
   */
  void add(Problem problem, MeasuredSolutions solutions, boolean validation, Part.Builder part)
      throws TrainException {
    part.refuse("solutions that are the same program as another one", solutions.same());
    int passing = solutions.passing(Figure.TIME).size();
    if (solutions.all().isEmpty()) {
      part.refuse("problems without a solution measured on this machine", 1);
      return;
    }
    if (passing < settings.references()) {
      part.refuse("problems with fewer measured solutions than asked for", 1);
      return;
    }
    for (Figure objective : settings.objectives()) {
      part.noise(objective, LabelNoise.of(solutions.measurements(), objective));
      if (settings.stages().contains(Stage.GRPO)) {
        grpo(problem, solutions, objective, validation, part);
      }
      if (validation) {
        continue;
      }
      if (settings.stages().contains(Stage.SFT)) {
        sft(problem, solutions, objective, part);
      }
      if (settings.stages().contains(Stage.DPO)) {
        dpo(problem, solutions, objective, part);
      }
    }
  }

  private void sft(
      Problem problem, MeasuredSolutions solutions, Figure objective, Part.Builder part)
      throws TrainException {
    List<Measured> sorted = solutions.passing(objective);
    if (sorted.isEmpty()) {
      part.refuse("problems of which no measured solution passes", 1);
    }
    Random random = random(problem, Stage.SFT, objective);
    for (Measured best : sorted.subList(0, Math.min(settings.top(), sorted.size()))) {
      Optional<Measured> original =
          settings.layout() == Layout.GENERATION
              ? Optional.empty()
              : worse(solutions, sorted, best, objective, random);
      if (settings.layout() == Layout.REVISION && original.isEmpty()) {
        part.refuse("solutions that none is shown to be worse than", 1);
        continue;
      }
      String prompt =
          original.isEmpty()
              ? prompts.generation(problem, language, objective)
              : revision(problem, objective, original.get());
      part.add(maker.sft(problem.id(), objective, prompt, best.code(), best.median(objective)));
    }
  }

  private Optional<Measured> worse(
      MeasuredSolutions solutions,
      List<Measured> sorted,
      Measured best,
      Figure objective,
      Random random) {
    List<Measured> others =
        new ArrayList<>(sorted.subList(sorted.indexOf(best) + 1, sorted.size()));
    Collections.shuffle(others, random);
    return others.stream()
        .limit(settings.pairs())
        .filter(o -> PairDraw.shown(solutions, objective, rule, best, o).isPresent())
        .findFirst();
  }

  private void dpo(
      Problem problem, MeasuredSolutions solutions, Figure objective, Part.Builder part)
      throws TrainException {
    Random random = random(problem, Stage.DPO, objective);
    PairDraw draw = PairDraw.of(solutions, objective, rule, settings.pairs(), random);
    part.refuse("pairs in which no difference beyond the margin is shown", draw.noise());
    for (PairDraw.Shown pair : draw.pairs()) {
      String prompt =
          settings.layout() == Layout.GENERATION
              ? prompts.generation(problem, language, objective)
              : revision(problem, objective, middle(solutions, pair, objective, random));
      part.add(
          maker.dpo(
              problem.id(),
              objective,
              prompt,
              new String[] {pair.better().code(), pair.worse().code()},
              new String[] {pair.better().reference().name(), pair.worse().reference().name()},
              pair.ratio().ratio(),
              pair.ratio().rounds(),
              "references"));
    }
  }

  /** A third solution between the two; the worse one where there is none. */
  private static Measured middle(
      MeasuredSolutions solutions, PairDraw.Shown pair, Figure objective, Random random) {
    double low = pair.better().median(objective);
    double high = pair.worse().median(objective);
    List<Measured> between =
        solutions.passing(objective).stream()
            .filter(m -> m.median(objective) > low && m.median(objective) < high)
            .toList();
    return between.isEmpty() ? pair.worse() : between.get(random.nextInt(between.size()));
  }

  private String revision(Problem problem, Figure objective, Measured original)
      throws TrainException {
    return prompts.revision(problem, language, objective, original.code(), original.calibration());
  }

  private void grpo(
      Problem problem,
      MeasuredSolutions solutions,
      Figure objective,
      boolean validation,
      Part.Builder part)
      throws TrainException {
    List<Measured> all = solutions.all();
    Measured drawn = all.get(random(problem, Stage.GRPO, objective).nextInt(all.size()));
    Calibration.Figures figures = drawn.calibration().figures();
    double none = Double.POSITIVE_INFINITY;
    part.add(
        maker.grpo(
            problem.id(),
            part.set(),
            objective,
            new String[] {prompts.system(), revision(problem, objective, drawn)},
            new RowMaker.Baseline(
                drawn.code(),
                figures != null,
                figures == null ? none : figures.timeNanos().value(),
                figures == null ? none : figures.memoryBytes().value(),
                figures == null ? none : figures.integralByteSeconds().value()),
            validation,
            settings.runs(),
            TestProblems.digest(problem.statement())));
  }

  private Random random(Problem problem, Stage stage, Figure objective) {
    return new Random(
        settings.seed() * 31 + (problem.id() + "/" + stage.id() + "/" + objective.id()).hashCode());
  }
}
