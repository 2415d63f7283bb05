// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer;

import java.util.List;
import java.util.Map;

/**
 * What became of a file's or folder's rows.
 *
 * @param rows how many were seen
 * @param added problems that are new
 * @param joined rows that added something to a problem that was there
 * @param known rows that were there already
 * @param formats rows by format
 * @param apart problems whose id another problem had: both stay
 * @param refused rows left out, by the kind of reason, the most frequent first
 * @param faults files that could not be read to their end
 */
public record ImportReport(
    long rows,
    long added,
    long joined,
    long known,
    Map<String, Long> formats,
    Apart apart,
    List<Refusal> refused,
    List<String> faults) {

  /** How many of a kind are named. */
  public static final int EXAMPLES = 3;

  /**
   * Rows left out for one kind of reason.
   *
   * @param rows how many
   * @param examples the first {@link #EXAMPLES}
   */
  public record Refusal(long rows, List<Row> examples) {
    public Refusal {
      examples = List.copyOf(examples);
    }
  }

  /** A row left out: where it is, and why. */
  public record Row(String file, long row, String reason) {}

  /**
   * Problems that share an id with another problem.
   *
   * @param problems how many
   * @param examples the first {@link #EXAMPLES}: "apps-0-test beside apps-0"
   */
  public record Apart(long problems, List<String> examples) {
    public Apart {
      examples = List.copyOf(examples);
    }
  }

  public ImportReport {
    formats = Map.copyOf(formats);
    refused = List.copyOf(refused);
    faults = List.copyOf(faults);
  }

  /** All rows left out. */
  public long refusedRows() {
    return refused.stream().mapToLong(Refusal::rows).sum();
  }
}
