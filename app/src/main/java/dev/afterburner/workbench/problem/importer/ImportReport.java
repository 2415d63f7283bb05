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
 * @param refused rows left out
 * @param faults files that could not be read to their end
 */
public record ImportReport(
    long rows,
    long added,
    long joined,
    long known,
    Map<String, Long> formats,
    List<Refusal> refused,
    List<String> faults) {

  /** A row left out: where it is, and why. */
  public record Refusal(String file, long row, String reason) {}

  public ImportReport {
    formats = Map.copyOf(formats);
    refused = List.copyOf(refused);
    faults = List.copyOf(faults);
  }
}
