// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Run;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.export.document.Monolith;
import dev.afterburner.workbench.export.document.PublishedDocument;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.measure.PublishedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the published harness says, in a few lines that can't be taken for a verdict. */
final class PublishedText {

  private static final double BYTES_PER_KILOBYTE = 1024;

  private PublishedText() {}

  /**
   * The lines.
   *
   * @param own the typical run of the measurement of this program; empty where it did not measure
   */
  static List<String> lines(PublishedRun published, Optional<Run> own) {
    PublishedDocument document = PublishedDocument.of(published);
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "["
            + PublishedDocument.BADGE
            + "] says "
            + document.verdict().replace('_', ' ')
            + ": all cases "
            + document.repetitions()
            + " times in one process.");
    lines.add("A program can forge this; it is for comparison with published numbers only.");
    Table table = new Table("MONOLITH'S FORMULA", ">DURATION", ">PEAK", ">INTEGRAL");
    row(table, "published harness", document.monolith());
    own.ifPresent(run -> row(table, "the workload, our own run", Monolith.of(run)));
    lines.addAll(table.lines(80));
    if (!published.passed()) {
      lines.addAll(VerdictText.failure(last(published.run().stderr().text())));
    }
    return lines;
  }

  private static void row(Table table, String name, Monolith figures) {
    table.row(
        name,
        Figures.time(figures.duration() * 1e6),
        Figures.memory(figures.peakMemory() * BYTES_PER_KILOBYTE),
        Figures.count(Math.round(figures.integral())) + " kB");
  }

  /** The last words of a unit test say how many cases failed; the one before, of what. */
  private static String last(String stderr) {
    List<String> lines = stderr.strip().lines().filter(l -> !l.isBlank()).toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
  }
}
