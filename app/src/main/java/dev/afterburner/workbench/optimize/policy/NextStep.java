// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize.policy;

import dev.afterburner.workbench.session.Operator;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.Search;
import dev.afterburner.workbench.session.SessionEvent.StepChosen;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * What the next step starts from, does and asks: a pure function of the session, whose settings
 * hold the seed. The person's own choice goes before everything; then a failure that is worth a
 * repair; then the policy, whose parent is improved, joined with another program or left for a new
 * idea.
 */
public final class NextStep {

  private NextStep() {}

  /** The choice for the step after those that are finished. */
  public static StepChosen of(SessionState state) {
    Settings settings = state.started().settings();
    int step = state.finishedSteps() + 1;
    String model = Turn.of(state);
    if (state.versions().isEmpty()) {
      return new StepChosen(
          step, StepChosen.NO_PARENT, List.of(), Operator.IMPROVE, model, "the first program");
    }
    Integer chosen = state.next();
    if (chosen != null) {
      String reason = "from v" + chosen + ", as the user chose";
      return new StepChosen(step, chosen, List.of(), Operator.IMPROVE, model, reason);
    }
    Search search = settings.search();
    Optional<Version> broken = broken(state, search.repairs());
    if (broken.isPresent()) {
      int id = broken.get().id();
      String reason = "v" + id + " failed: " + broken.get().reason();
      return new StepChosen(step, id, List.of(), Operator.REPAIR, model, reason);
    }
    RandomGenerator random = random(settings.seed(), step);
    Policy.Pick pick = policy(settings.policy()).pick(state, random);
    if (isDue(search.shiftAfter(), stepsWithoutBetter(state))) {
      String reason =
          "nothing better for %d steps; %s".formatted(stepsWithoutBetter(state), pick.reason());
      return new StepChosen(step, pick.parent(), pick.context(), Operator.SHIFT, model, reason);
    }
    Optional<Integer> second = second(state, pick);
    if (isDue(search.combineEvery(), state.finishedSteps()) && second.isPresent()) {
      List<Integer> context = new ArrayList<>(pick.context());
      context.remove(second.get());
      context.addFirst(second.get());
      String reason = pick.reason() + ", with v" + second.get();
      return new StepChosen(step, pick.parent(), context, Operator.COMBINE, model, reason);
    }
    return new StepChosen(
        step, pick.parent(), pick.context(), Operator.IMPROVE, model, pick.reason());
  }

  /** The version that the next step starts from; empty before there is one. */
  public static Optional<Integer> parent(SessionState state) {
    int parent = of(state).parent();
    return parent == StepChosen.NO_PARENT ? Optional.empty() : Optional.of(parent);
  }

  private static Policy policy(Settings.Policy name) {
    return switch (name) {
      case KEEP_BEST -> new KeepBest();
      case FOLLOW_LATEST -> new FollowLatest();
      case BEST_OF_N -> new BestOfN();
      case SCS -> new RandomSuccesses();
      case ARCHIVE -> new Archive();
      case PARETO -> new ParetoFronts();
      case MAP_ELITES -> new MapElites();
    };
  }

  /**
   * A generator whose first draws differ for neighbouring seeds and steps (SplitMix64's mixing).
   */
  private static RandomGenerator random(long seed, int step) {
    long z = seed + step * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return new Random(z ^ (z >>> 31));
  }

  private static boolean isDue(int every, int steps) {
    return every > 0 && steps > 0 && steps % every == 0;
  }

  /**
   * The failure of the last step that came nearest, unless its step gave a program that passes or
   * it was repaired often enough.
   */
  private static Optional<Version> broken(SessionState state, int repairs) {
    int last = state.finishedSteps();
    List<Version> made =
        state.versions().stream()
            .filter(v -> last > 0 && v.step() == last && v.origin() == Origin.MODEL)
            .toList();
    if (made.stream().anyMatch(Version::passed)) {
      return Optional.empty();
    }
    return made.stream()
        .filter(v -> v.judgement() != null && repaired(state, v) < repairs)
        .max(Comparator.comparingLong(NextStep::right).thenComparingInt(v -> -v.id()));
  }

  /** How many repairs in a row led to a version. */
  private static int repaired(SessionState state, Version version) {
    int count = 0;
    Version at = version;
    while (at.parent() != null
        && state.choice(at.step()).filter(c -> c.operator() == Operator.REPAIR).isPresent()) {
      count++;
      at = state.versions().get(at.parent());
    }
    return count;
  }

  private static long right(Version version) {
    return version.judgement() == null
        ? 0
        : version.judgement().cases().stream().filter(c -> c.verdict().passed()).count();
  }

  private static int stepsWithoutBetter(SessionState state) {
    int better = state.bestVersion().map(Version::step).orElse(0);
    return state.finishedSteps() - better;
  }

  /**
   * What a parent may be joined with: what the policy shows, else the surest that is not of its
   * line.
   */
  private static Optional<Integer> second(SessionState state, Policy.Pick pick) {
    List<Version> versions = state.versions();
    Optional<Integer> shown =
        pick.context().stream().filter(v -> versions.get(v).passed()).findFirst();
    if (shown.isPresent() || !versions.get(pick.parent()).passed()) {
      return shown;
    }
    Scores scores = Scores.of(state, state.started().settings().objective());
    return scores.ranked().stream()
        .filter(v -> v != pick.parent())
        .filter(v -> !Integer.valueOf(pick.parent()).equals(versions.get(v).parent()))
        .filter(v -> !Integer.valueOf(v).equals(versions.get(pick.parent()).parent()))
        .findFirst();
  }
}
