// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.reward;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.SessionState.Answer;
import dev.afterburner.workbench.session.SessionState.Step;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the replies of one step would be worth in training by GRPO: the step's prompt is the prompt,
 * its candidates are the group, the program that the prompt was about is the original.
 *
 * <p>A reply counts once it is known what became of it. One without a usable program is a candidate
 * that fails; one that repeats an earlier program has that one's figures. Where no program was
 * there before, the original counts as one that fails, and where the original has no figures,
 * efficiency is 0: there is nothing to save on.
 *
 * @param step its number
 * @param candidates those whose worth is known, by their number
 */
public record StepRewards(int step, List<Candidate> candidates) {

  /**
   * One reply.
   *
   * @param number which of the step's, from 1
   * @param version the version that was taken from it; null where it held no program
   * @param reward its parts
   * @param paper by the paper's formula
   * @param publishedCode by the published code's
   * @param forgeable whether its program could have got the verdict without being right
   */
  public record Candidate(
      int number,
      @Nullable Integer version,
      Reward reward,
      Worth paper,
      Worth publishedCode,
      boolean forgeable) {}

  /**
   * A reward by one formula.
   *
   * @param total the reward
   * @param advantage over the step's other candidates, see {@link GroupAdvantage}
   */
  public record Worth(double total, double advantage) {}

  private record Known(int number, @Nullable Integer version, Reward reward, boolean forgeable) {}

  public StepRewards {
    candidates = List.copyOf(candidates);
  }

  /** The rewards of a step. */
  public static StepRewards of(SessionState state, Step step) {
    List<Known> known = new ArrayList<>();
    step.answers().stream()
        .sorted(Comparator.comparingInt(Answer::candidate))
        .forEach(answer -> known(state, step, answer).ifPresent(known::add));
    double[] paper = totals(known, Reward.Formula.PAPER);
    double[] published = totals(known, Reward.Formula.PUBLISHED_CODE);
    double[] paperAdvantages = GroupAdvantage.of(paper);
    double[] publishedAdvantages = GroupAdvantage.of(published);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      candidates.add(
          new Candidate(
              known.get(i).number,
              known.get(i).version,
              known.get(i).reward,
              new Worth(paper[i], paperAdvantages[i]),
              new Worth(published[i], publishedAdvantages[i]),
              known.get(i).forgeable));
    }
    return new StepRewards(step.number(), candidates);
  }

  /**
   * What the reply is worth that a version was taken from; empty where there is none, or not yet.
   */
  public static Optional<Candidate> of(SessionState state, Version version) {
    return state
        .answer(version)
        .flatMap(
            answer ->
                state
                    .step(version.step())
                    .flatMap(step -> of(state, step).ofCandidate(answer.candidate())));
  }

  /** The candidate of a number. */
  public Optional<Candidate> ofCandidate(int number) {
    return candidates.stream().filter(c -> c.number == number).findFirst();
  }

  private static Optional<Known> known(SessionState state, Step step, Answer answer) {
    if (answer.reply() == null) {
      return Optional.empty();
    }
    double format = ReplyFormat.holds(answer.reply().text()) ? 1 : 0;
    Optional<Version> original =
        step.parent() < 0 ? Optional.empty() : Optional.of(state.versions().get(step.parent()));
    boolean passed = original.map(Version::passed).orElse(false);
    if (answer.rejection() != null) {
      Reward reward = new Reward(format, Reward.correctness(passed, false), 0);
      return Optional.of(new Known(answer.candidate(), null, reward, false));
    }
    Optional<Version> candidate = state.version(step, answer);
    if (candidate.isEmpty()
        || candidate.get().judgement() == null
        || !candidate.get().isDecided()) {
      return Optional.empty();
    }
    Version version = candidate.get();
    Figure objective = state.started().settings().objective();
    Optional<Double> after = median(state, version, objective);
    if (version.passed() && after.isEmpty()) {
      // It passed, but something stood in the way of measuring it.
      return Optional.empty();
    }
    Optional<Double> before = original.flatMap(o -> median(state, o, objective));
    double efficiency =
        before.isEmpty() || after.isEmpty()
            ? 0
            : Reward.efficiency(objective, before.get(), after.get(), version.passed());
    return Optional.of(
        new Known(
            answer.candidate(),
            version.id(),
            new Reward(format, Reward.correctness(passed, version.passed()), efficiency),
            version.forgeable()));
  }

  /** Of its own runs, or of those of the version with the same code that was measured. */
  private static Optional<Double> median(SessionState state, Version version, Figure figure) {
    return (version.runs().isEmpty()
            ? state.versions().stream()
                .filter(v -> !v.runs().isEmpty() && v.isSameProgram(version))
                .findFirst()
            : Optional.of(version))
        .flatMap(v -> v.summary(figure))
        .map(Summary::median)
        .map(median -> median.value());
  }

  private static double[] totals(List<Known> known, Reward.Formula formula) {
    return known.stream().mapToDouble(k -> k.reward.total(formula)).toArray();
  }
}
