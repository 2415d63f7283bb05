// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The samples of one step as verl dumps them, STEP.jsonl: percentiles of their scores and lengths,
 * and, where the shipped reward function scored them, the share that passed and percentiles of the
 * figures of those.
 */
final class RolloutsReader implements LogReader {

  /** Larger ones are not read. */
  private static final long MOST = 1L << 30;

  private static final int[] PERCENTS = {10, 50, 90};

  private final Path file;
  private final long step;
  private long size = -1;

  RolloutsReader(Path file, long step) {
    this.file = file;
    this.step = step;
  }

  @Override
  public News look() throws IOException {
    try {
      long now = Files.size(file);
      if (now == size || now > MOST) {
        return News.NONE;
      }
      size = now;
      return new News(points(Rollout.read(file)), true);
    } catch (NoSuchFileException e) {
      return News.NONE;
    }
  }

  private List<Point> points(List<Rollout> samples) {
    List<Point> points = new ArrayList<>();
    if (samples.isEmpty()) {
      return points;
    }
    points.add(new Point("rollouts/samples", step, samples.size(), null));
    percentiles("score", samples.stream().map(Rollout::score), points);
    percentiles("characters", samples.stream().map(r -> (double) r.characters()), points);
    List<Double> passed = samples.stream().map(Rollout::passed).flatMap(Optional::stream).toList();
    if (!passed.isEmpty()) {
      double share = passed.stream().mapToDouble(Double::doubleValue).average().orElse(0);
      points.add(new Point("rollouts/passed", step, share, null));
    }
    // A failed program has no figures worth a percentile.
    List<Rollout> good = samples.stream().filter(r -> r.passed().orElse(0.0) > 0).toList();
    for (String figure : Rollout.FIGURES) {
      percentiles(
          figure, good.stream().map(r -> r.number(figure)).flatMap(Optional::stream), points);
    }
    return points;
  }

  private void percentiles(String name, Stream<Double> values, List<Point> points) {
    List<Double> sorted = values.filter(Double::isFinite).sorted().toList();
    for (int percent : sorted.isEmpty() ? new int[0] : PERCENTS) {
      double value = sorted.get((int) Math.round(percent / 100.0 * (sorted.size() - 1)));
      points.add(new Point("rollouts/" + name + "/p" + percent, step, value, null));
    }
  }
}
