// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.profile;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.profile.Profile;
import dev.afterburner.workbench.ui.editor.Heat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the window says of profiles. */
final class ProfileWords {

  private static final long NOTABLE_BYTES = 100_000;

  private ProfileWords() {}

  /** What was done, how exact it is, and what it cost, in sentences. */
  static String summary(ShownProfile shown) {
    Profile profile = shown.profile();
    List<String> words = new ArrayList<>();
    int runs = profile.traces().size();
    words.add(
        "%s: %s samples at %s in %d %s of its own, to ±%s points at most."
            .formatted(
                shown.of(),
                Figures.count(profile.samples()),
                Figures.rate(profile.rateHz()),
                runs,
                runs == 1 ? "run" : "runs",
                points(profile)));
    Interval slow = profile.slowDown();
    words.add(
        slow == null
            ? "What the profile costs is not known: no run without it completed."
            : String.format(
                Locale.ROOT,
                "Time with the profile over time without: %.2f (%.2f to %.2f).",
                slow.value(),
                slow.low(),
                slow.high()));
    words.addAll(profile.notes());
    return String.join(" ", words);
  }

  /** Half of the widest interval of a share, percentage points. */
  private static String points(Profile profile) {
    double widest =
        profile.lines().stream()
            .mapToDouble(line -> (line.self().high() - line.self().low()) / 2)
            .max()
            .orElse(0);
    return String.format(Locale.ROOT, "%.1f", 100 * widest);
  }

  static String percent(Interval share) {
    return String.format(Locale.ROOT, "%.1f%s%%", 100 * share.value(), Figures.THIN_SPACE);
  }

  static String range(Interval share) {
    return String.format(Locale.ROOT, "%.1f–%.1f", 100 * share.low(), 100 * share.high());
  }

  static String memory(Profile.Line line) {
    return line.memoryBytes() < NOTABLE_BYTES ? Figures.NONE : Figures.memory(line.memoryBytes());
  }

  static String rank(Profile.Line line) {
    return line.isRanked() ? String.valueOf(line.rank()) : Figures.NONE;
  }

  /** What stands beside the lines of the code. */
  static Heat heat(Profile profile, Cost cost) {
    Map<Integer, Heat.Cell> cells = new HashMap<>();
    double most =
        Math.max(1, profile.lines().stream().mapToLong(Profile.Line::memoryBytes).max().orElse(0));
    for (Profile.Line line : profile.lines()) {
      Interval share = cost == Cost.TOTAL ? line.total() : line.self();
      boolean seen = share.value() * profile.samples() >= Profile.FEWEST;
      if (cost == Cost.MEMORY && line.memoryBytes() >= NOTABLE_BYTES) {
        cells.put(
            line.line(),
            new Heat.Cell(
                Figures.memory(line.memoryBytes()), line.memoryBytes() / most, details(line)));
      } else if (cost != Cost.MEMORY && seen) {
        cells.put(line.line(), new Heat.Cell(percent(share), share.value(), details(line)));
      }
    }
    return new Heat(cells);
  }

  private static String details(Profile.Line line) {
    return "own time "
        + percent(line.self())
        + " ("
        + range(line.self())
        + "), with calls "
        + percent(line.total())
        + " ("
        + range(line.total())
        + "), memory "
        + memory(line)
        + (line.isRanked() ? ", rank " + line.rank() : ", too few samples for a rank");
  }
}
