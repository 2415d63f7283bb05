// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A training as its files tell of it.
 *
 * @param name its folder, as seen from what is watched
 * @param files what was read, as seen from there
 * @param series by name
 * @param checkpoints steps of those that are there
 * @param damaged those of the files in which something can't be read
 * @param changed when one of its files was written last
 */
public record Run(
    String name,
    List<String> files,
    List<Series> series,
    List<Long> checkpoints,
    List<String> damaged,
    Instant changed) {

  public Run {
    files = List.copyOf(files);
    series = List.copyOf(series);
    checkpoints = List.copyOf(checkpoints);
    damaged = List.copyOf(damaged);
  }

  /** The series of a name. */
  public Optional<Series> find(String name) {
    return series.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /** The last step that is known. */
  public long step() {
    return series.stream().mapToLong(s -> s.last().step()).max().orElse(0);
  }

  /** How many steps there will be; empty where the files don't say. */
  public Optional<Long> total() {
    return find(Parsers.TOTAL).map(s -> (long) s.last().value());
  }

  /**
   * How long it will still take, s, at the pace of its whole time so far; empty where the files
   * don't say.
   */
  public Optional<Double> remaining() {
    Optional<Double> taken = taken();
    Optional<Long> total = total();
    return taken.isEmpty() || total.isEmpty() || step() <= 0
        ? Optional.empty()
        : Optional.of(taken.get() * Math.max(0, total.get() - step()) / step());
  }

  private Optional<Double> taken() {
    Optional<Series> said = find(Parsers.SECONDS);
    if (said.isPresent()) {
      return said.map(s -> s.last().value());
    }
    // Clocks begin with the first entry, so that they tell the pace between entries alone.
    for (Series one : series) {
      Double begun = one.first().seconds();
      Double now = one.last().seconds();
      long steps = one.last().step() - one.first().step();
      if (begun != null && now != null && steps > 0) {
        return Optional.of((now - begun) / steps * one.last().step());
      }
    }
    return Optional.empty();
  }

  /** Whether it says itself that it is over. */
  public boolean isOver() {
    return find("train_runtime").isPresent() || total().map(t -> step() >= t).orElse(false);
  }
}
