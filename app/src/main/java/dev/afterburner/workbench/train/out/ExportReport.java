// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.out;

import dev.afterburner.workbench.train.data.LabelNoise;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was exported, or would be.
 *
 * @param stage as asked for
 * @param layout generation or revision
 * @param out the folder; empty for a dry run
 * @param dryRun whether nothing was written
 * @param problems how many were looked at
 * @param files what was written, in order
 * @param rows by file, without its ending for a dry run
 * @param refused what is not there and why: number by reason
 * @param labelNoise by objective: how often a second run of both programs turns a pair around
 * @param bytes of all files
 */
public record ExportReport(
    String stage,
    String layout,
    String out,
    boolean dryRun,
    int problems,
    List<Written> files,
    Map<String, Integer> rows,
    Map<String, Integer> refused,
    Map<String, LabelNoise> labelNoise,
    long bytes) {

  /**
   * A file.
   *
   * @param rows 0 for what holds none
   * @param overCutoff rows that are longer than the cutoff
   * @param sha256 of its bytes
   */
  public record Written(
      String name, int rows, int overCutoff, long longest, long bytes, String sha256) {}

  public ExportReport {
    files = List.copyOf(files);
    rows = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(rows));
    refused = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(refused));
    labelNoise = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(labelNoise));
  }

  /** What is not there and why, and how noisy labels by single runs are, a line each. */
  public List<String> remarks() {
    List<String> lines = new ArrayList<>();
    refused.forEach((reason, count) -> lines.add("left out, " + reason + ": " + count));
    labelNoise.forEach(
        (figure, noise) -> {
          if (noise.pairs() > 0) {
            lines.add(
                String.format(
                    Locale.ROOT,
                    "%s: sorted by one run of each, %.1f %% of %d pairs are turned around by a"
                        + " second run",
                    figure,
                    100.0 * noise.flipped() / noise.pairs(),
                    noise.pairs()));
          }
        });
    if (rows.isEmpty()) {
      lines.add("there is no row to write; `calibrate` measures solutions");
    }
    return lines;
  }
}
