// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.figures.Figures;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The hottest lines in words, for a model. */
public final class ProfilePrompt {

  private static final int MOST = 8;
  private static final long NOTABLE_BYTES = 100_000;

  private ProfilePrompt() {}

  /** A list in Markdown: a line's share of the time, how often it was seen, and its memory. */
  public static String words(Profile profile) {
    List<String> source = profile.source().lines().toList();
    List<Profile.Line> lines =
        profile.lines().stream()
            .filter(line -> line.isRanked() || line.memoryBytes() >= NOTABLE_BYTES)
            .limit(MOST)
            .toList();
    if (lines.isEmpty()) {
      return "No line was seen often enough to say where its time goes.";
    }
    return "Where its time and memory go, by %s samples:\n\n"
            .formatted(Figures.count(profile.samples()))
        + lines.stream().map(line -> line(line, source)).collect(Collectors.joining("\n"));
  }

  private static String line(Profile.Line line, List<String> source) {
    Interval self = line.self();
    String text = line.line() <= source.size() ? source.get(line.line() - 1).strip() : "";
    String memory =
        line.memoryBytes() >= NOTABLE_BYTES
            ? ", memory grew by " + Figures.memory(line.memoryBytes())
            : "";
    return String.format(
        Locale.ROOT,
        "- line %d: %.1f %% of the time (%.1f to %.1f), %s samples%s: %s",
        line.line(),
        100 * self.value(),
        100 * self.low(),
        100 * self.high(),
        Figures.count(line.selfSamples()),
        memory,
        text);
  }
}
