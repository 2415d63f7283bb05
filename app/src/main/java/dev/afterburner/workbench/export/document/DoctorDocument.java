// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this machine offers.
 *
 * @param workbench version of the workbench
 * @param java the Java that runs it
 * @param system operating system, its version and architecture
 * @param cores processors that may be used
 * @param loadAverage processes that ran or waited, averaged over a minute; null where unknown
 * @param governor how the measured core's frequency is chosen; null where unknown
 * @param display whether a window can be opened
 * @param toolchains every language
 * @param isolation how programs are kept apart
 * @param containers the container engine
 * @param noise how steady measurements are; null where nothing can be run
 * @param data where sessions lie
 * @param cache where compiled programs lie
 */
public record DoctorDocument(
    String workbench,
    String java,
    String system,
    int cores,
    @Nullable Double loadAverage,
    @Nullable String governor,
    Display display,
    List<Tool> toolchains,
    Isolation isolation,
    Containers containers,
    @Nullable Noise noise,
    String data,
    String cache) {

  /**
   * Whether a window can be opened.
   *
   * @param obstacle what stands in its way; null when nothing does
   */
  public record Display(boolean available, @Nullable String obstacle) {}

  /**
   * One language's toolchain.
   *
   * @param version what it says of itself; null where it is missing
   * @param problem what is missing and how to get it; null where nothing is
   */
  public record Tool(
      String language, boolean available, @Nullable String version, @Nullable String problem) {}

  /**
   * How programs are kept apart.
   *
   * @param level null where none is to be had
   * @param details what enforces it
   * @param problem what forbids it; null where nothing does
   */
  public record Isolation(@Nullable String level, List<String> details, @Nullable String problem) {
    public Isolation {
      details = List.copyOf(details);
    }
  }

  /**
   * The container engine, for --sandbox docker.
   *
   * @param engine what it is and where; null where none is to be had
   * @param problem what is in the way; null where nothing is
   */
  public record Containers(@Nullable String engine, @Nullable String problem) {}

  /**
   * One program measured against itself, again and again.
   *
   * @param program what was run
   * @param runs how often in all
   * @param wallMs median wall time, ms, with its interval
   * @param spread standard deviation of the wall time over its mean
   * @param checks how often it was compared with itself
   * @param different how often a difference was shown; about one in twenty is to be expected
   * @param sampleRateHz median achieved sampling rate, Hz
   * @param gapP99Us median of the 99th percentiles of sampling gaps, µs
   * @param core the CPU that was measured on; −1 where programs are not pinned
   * @param verdict quiet, restless or noisy, by spread and differences
   */
  public record Noise(
      String program,
      int runs,
      Estimate wallMs,
      double spread,
      int checks,
      int different,
      double sampleRateHz,
      double gapP99Us,
      int core,
      String verdict) {}

  public DoctorDocument {
    toolchains = List.copyOf(toolchains);
  }
}
