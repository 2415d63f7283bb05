// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person should look at in a run, in words. */
public final class Alarms {

  private static final double FLAT = 0.8;
  private static final double CUT = 0.3;
  private static final int SILENT_STEPS = 5;
  private static final Duration SILENT = Duration.ofMinutes(10);
  private static final Duration LEAST_SILENT = Duration.ofSeconds(30);
  private static final int FLAT_STEPS = 3;
  private static final double FIRST_LOSS = Math.log(2);
  private static final double NEAR = 0.01;

  private Alarms() {}

  /** The alarms of a run; empty where nothing is wrong. */
  public static List<String> of(Run run, Instant now) {
    List<String> alarms = new ArrayList<>();
    run.damaged()
        .forEach(
            file ->
                alarms.add(
                    file + " is damaged: a record of it, or all from there on, can't be read"));
    for (Series series : run.series()) {
      if (isVital(series.name())) {
        broken(series).ifPresent(alarms::add);
      }
    }
    above(run, "frac_reward_zero_std", FLAT)
        .ifPresent(
            p ->
                alarms.add(
                    "the reward is flat: in "
                        + percent(p)
                        + " of the groups all replies have the same one (step "
                        + p.step()
                        + "), and nothing is learned of them"));
    flat(run).ifPresent(alarms::add);
    for (String name : List.of("completions/clipped_ratio", "response_length/clip_ratio")) {
      above(run, name, CUT)
          .ifPresent(
              p ->
                  alarms.add(
                      percent(p)
                          + " of the replies are cut off at the greatest length (step "
                          + p.step()
                          + "); allow longer ones, or look for replies that go round in circles"));
    }
    firstLoss(run).ifPresent(alarms::add);
    silence(run, now).ifPresent(alarms::add);
    return alarms;
  }

  private static boolean isVital(String name) {
    return name.endsWith("loss")
        || name.endsWith("grad_norm")
        || name.equals("reward")
        || name.equals("critic/score/mean")
        || name.equals("rewards/margins");
  }

  private static Optional<String> broken(Series series) {
    return series.points().stream()
        .filter(p -> !Double.isFinite(p.value()))
        .findFirst()
        .map(
            p ->
                series.name()
                    + " is "
                    + (Double.isNaN(p.value()) ? "NaN" : "infinite")
                    + " at step "
                    + p.step()
                    + "; lower the learning rate, or go back to a checkpoint before that");
  }

  private static Optional<Point> above(Run run, String name, double bound) {
    return run.find(name).map(Series::last).filter(p -> p.value() > bound);
  }

  private static String percent(Point point) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * point.value());
  }

  /** verl: the largest and the smallest score of a step are the same. */
  private static Optional<String> flat(Run run) {
    Optional<Series> least = run.find("critic/score/min");
    Optional<Series> most = run.find("critic/score/max");
    if (least.isEmpty() || most.isEmpty()) {
      return Optional.empty();
    }
    List<Point> low = least.get().points();
    List<Point> high = most.get().points();
    int n = Math.min(low.size(), high.size());
    for (int i = 1; i <= FLAT_STEPS; i++) {
      if (n < FLAT_STEPS || low.get(low.size() - i).value() != high.get(high.size() - i).value()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        "the reward is flat: all replies of the last "
            + FLAT_STEPS
            + " steps have the same one (step "
            + high.getLast().step()
            + "), and nothing is learned of them");
  }

  /** Preference training begins at ln 2 where the reference is what it begins with. */
  private static Optional<String> firstLoss(Run run) {
    if (run.find("rewards/margins").isEmpty()) {
      return Optional.empty();
    }
    return run.find("loss")
        .map(Series::first)
        .filter(p -> Double.isFinite(p.value()) && p.step() <= 10)
        .filter(p -> Math.abs(p.value() - FIRST_LOSS) > NEAR)
        .map(
            p ->
                String.format(
                    Locale.ROOT,
                    "the first loss is %.4f and not ln 2 = 0.6931: the reference is another model"
                        + " than the one that training began with; merge the adapter first",
                    p.value()));
  }

  private static Optional<String> silence(Run run, Instant now) {
    if (run.isOver() || run.series().isEmpty()) {
      return Optional.empty();
    }
    Duration allowed =
        stepTime(run)
            .map(seconds -> Duration.ofMillis(Math.round(SILENT_STEPS * seconds * 1e3)))
            .map(time -> time.compareTo(LEAST_SILENT) < 0 ? LEAST_SILENT : time)
            .orElse(SILENT);
    Duration silent = Duration.between(run.changed(), now);
    return silent.compareTo(allowed) <= 0
        ? Optional.empty()
        : Optional.of(
            "nothing was written for "
                + words(silent)
                + ", longer than expected ("
                + words(allowed)
                + "); look whether the training still runs");
  }

  /** Median time between two entries, s. */
  private static Optional<Double> stepTime(Run run) {
    double[] times =
        run.find(Parsers.SECONDS)
            .map(s -> s.points().stream().mapToDouble(Point::value).toArray())
            .orElseGet(
                () ->
                    run.series().stream()
                        .map(Alarms::clock)
                        .max(java.util.Comparator.comparingInt(t -> t.length))
                        .orElse(new double[0]));
    if (times.length < 3) {
      return run.find("perf/time_per_step").map(s -> s.last().value());
    }
    double[] gaps = new double[times.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = Math.max(0, times[i + 1] - times[i]);
    }
    Arrays.sort(gaps);
    return Optional.of(gaps[gaps.length / 2]);
  }

  private static double[] clock(Series series) {
    return series.points().stream()
        .map(Point::seconds)
        .filter(java.util.Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static String words(Duration time) {
    return time.toMinutes() >= 2 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }
}
