// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The samples of one step as verl dumps them, STEP.jsonl: percentiles of their scores, and the
 * share that passed where the shipped reward function scored them.
 */
final class RolloutsReader implements LogReader {

  /** Larger ones are not read. */
  private static final long MOST = 1L << 30;

  private final Path file;
  private final long step;
  private long size = -1;

  RolloutsReader(Path file, long step) {
    this.file = file;
    this.step = step;
  }

  /** Whether a line is a sample. */
  static boolean isSample(JsonNode json) {
    return json.path("score").isNumber() && json.has("output") && json.has("input");
  }

  @Override
  public News look() throws IOException {
    try {
      long now = Files.size(file);
      if (now == size || now > MOST) {
        return News.NONE;
      }
      size = now;
      List<Double> scores = new ArrayList<>();
      List<Double> passed = new ArrayList<>();
      try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          JsonNode json = Parsers.json(line);
          if (isSample(json)) {
            scores.add(json.path("score").asDouble());
            if (json.path("passed").isNumber()) {
              passed.add(json.path("passed").asDouble());
            }
          }
        }
      }
      return new News(points(scores, passed), true);
    } catch (NoSuchFileException e) {
      return News.NONE;
    }
  }

  private List<Point> points(List<Double> scores, List<Double> passed) {
    List<Point> points = new ArrayList<>();
    if (!scores.isEmpty()) {
      scores.sort(null);
      for (int percent : new int[] {10, 50, 90}) {
        double value = scores.get((int) Math.round(percent / 100.0 * (scores.size() - 1)));
        points.add(new Point("rollouts/score/p" + percent, step, value, null));
      }
      points.add(new Point("rollouts/samples", step, scores.size(), null));
    }
    if (!passed.isEmpty()) {
      double share = passed.stream().mapToDouble(Double::doubleValue).average().orElse(0);
      points.add(new Point("rollouts/passed", step, share, null));
    }
    return points;
  }
}
