// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.system;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.export.document.DoctorDocument;
import dev.afterburner.workbench.figures.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the doctor found, for people: a heading at the left of each thing. */
final class DoctorText {

  private static final int HEADING = 12;

  private DoctorText() {}

  static List<String> lines(DoctorDocument found, int width) {
    List<String> lines = new ArrayList<>();
    add(lines, width, "workbench", found.workbench());
    add(lines, width, "java", found.java());
    add(lines, width, "system", found.system());
    add(lines, width, "cores", cores(found));
    add(
        lines,
        width,
        "display",
        found.display().available() ? "a window can be opened" : found.display().obstacle());
    add(lines, width, "isolation", isolation(found.isolation()));
    DoctorDocument.Containers containers = found.containers();
    add(
        lines,
        width,
        "containers",
        containers.engine() == null ? "✗ " + containers.problem() : containers.engine());
    for (DoctorDocument.Tool tool : found.toolchains()) {
      String said = tool.available() ? tool.version() : "✗ " + tool.problem();
      add(lines, width, tool.language(), said);
    }
    add(lines, width, "noise", noise(found.noise()));
    add(lines, width, "data", found.data());
    add(lines, width, "cache", found.cache());
    return lines;
  }

  private static String cores(DoctorDocument found) {
    Double load = found.loadAverage();
    String text = String.valueOf(found.cores());
    if (load != null) {
      text += String.format(Locale.ROOT, ", load %.1f", load);
    }
    if (found.governor() != null) {
      text += ", governor " + found.governor();
    }
    if (found.cores() < 2) {
      text += ": the sampler shares the program's core, figures are rough";
    }
    return text;
  }

  private static String isolation(DoctorDocument.Isolation isolation) {
    if (isolation.problem() != null) {
      return "✗ " + isolation.problem();
    }
    return isolation.level() + ": " + String.join("; ", isolation.details());
  }

  private static String noise(DoctorDocument.@Nullable Noise noise) {
    if (noise == null) {
      return "not measured: it takes Python and a sandbox";
    }
    Interval wall =
        new Interval(noise.wallMs().median(), noise.wallMs().low(), noise.wallMs().high())
            .times(1e6);
    String advice =
        noise.verdict().equals("quiet") ? "" : ": end other work, plug in the power supply";
    return noise.verdict()
        + advice
        + " ("
        + Figures.time(wall)
        + ", spread "
        + Figures.percent(100 * noise.spread())
        + "; against itself, different in "
        + noise.different()
        + " of "
        + noise.checks()
        + " checks; sampled at "
        + Figures.rate(noise.sampleRateHz())
        + ", p99 gap "
        + Figures.time(noise.gapP99Us() * 1e3)
        + "; core "
        + noise.core()
        + ")";
  }

  /** Text too long for the line goes on below itself, broken at blanks. */
  private static void add(List<String> lines, int width, String heading, @Nullable String text) {
    String start = heading + " ".repeat(Math.max(1, HEADING - heading.length()));
    StringBuilder line = new StringBuilder(start);
    boolean fresh = true;
    for (String word : String.valueOf(text).split(" ", -1)) {
      if (!fresh && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(HEADING));
        fresh = true;
      }
      line.append(fresh ? "" : " ").append(word);
      fresh = false;
    }
    lines.add(line.toString());
  }
}
