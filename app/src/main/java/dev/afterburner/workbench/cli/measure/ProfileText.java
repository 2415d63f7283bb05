// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A profile in words and a table. */
final class ProfileText {

  private static final long NOTABLE_BYTES = 100_000;

  private ProfileText() {}

  /**
   * The lines to print.
   *
   * @param most how many of the program's lines
   * @param width columns
   */
  static List<String> lines(Profile profile, int most, int width) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s samples at %s in %d %s",
            Figures.count(profile.samples()),
            Figures.rate(profile.rateHz()),
            profile.traces().size(),
            profile.traces().size() == 1 ? "run" : "runs"));
    if (profile.samples() == 0) {
      return lines;
    }
    lines.add(slowDown(profile));
    List<Profile.Line> notable =
        profile.lines().stream()
            .filter(
                l ->
                    l.total().value() * profile.samples() >= Profile.FEWEST
                        || l.memoryBytes() >= NOTABLE_BYTES)
            .toList();
    Table table = new Table(">RANK", ">LINE", ">SELF", "95 %", ">TOTAL", ">MEMORY", "SOURCE");
    List<String> source = profile.source().lines().toList();
    for (Profile.Line line : notable.subList(0, Math.min(most, notable.size()))) {
      table.row(
          line.isRanked() ? String.valueOf(line.rank()) : Figures.NONE,
          String.valueOf(line.line()),
          percent(line.self().value()),
          range(line.self()),
          percent(line.total().value()),
          line.memoryBytes() < NOTABLE_BYTES ? Figures.NONE : Figures.memory(line.memoryBytes()),
          line.line() <= source.size() ? source.get(line.line() - 1).strip() : "");
    }
    lines.add("");
    lines.addAll(table.lines(width));
    int left = profile.lines().size() - Math.min(most, notable.size());
    if (left > 0) {
      lines.add(left + (left == 1 ? " further line has less" : " further lines have less"));
    }
    if (profile.elsewhere() > 0) {
      lines.add(
          percent((double) profile.elsewhere() / profile.samples())
              + " of the time is outside of the program's lines: start-up and end, mostly");
    }
    if (profile.unplacedBytes() >= NOTABLE_BYTES) {
      lines.add(Figures.memory(profile.unplacedBytes()) + " of memory were taken there");
    }
    lines.add("lines of equal rank can't be told apart");
    return lines;
  }

  private static String slowDown(Profile profile) {
    Interval slow = profile.slowDown();
    if (slow == null) {
      return "what the profile costs is not known: no run without it completed";
    }
    return String.format(
        Locale.ROOT,
        "time with the profile over time without: %.3f (%.3f to %.3f, %d %s in turns)",
        slow.value(),
        slow.low(),
        slow.high(),
        profile.rounds(),
        profile.rounds() == 1 ? "run each" : "runs each");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String range(Interval share) {
    return String.format(Locale.ROOT, "%.1f–%.1f", 100 * share.low(), 100 * share.high());
  }
}
