// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.stats.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Programs that were measured in turns on one input of a problem, with every valid run: what
 * summaries are made of, and can be made of again.
 *
 * @param problem its id
 * @param purpose what it was made for
 * @param machine where
 * @param seed of the input
 * @param size of the input; 0 for the problem's workload
 * @param at when it was over
 * @param programs those that took part
 * @param runs in the order in which they were made
 */
public record Measurement(
    String problem,
    Purpose purpose,
    String machine,
    long seed,
    long size,
    Instant at,
    List<Subject> programs,
    List<Raw> runs) {

  /** What measurements are made for. */
  public enum Purpose {
    /** References on the problem's workload. */
    CALIBRATION,
    /** Programs on inputs of several sizes. */
    GROWTH
  }

  /**
   * A program.
   *
   * @param language language id
   * @param name what it was called
   * @param digest of its content, and of what else its figures depend on
   * @param failure why it dropped out, in words; null if it didn't
   */
  public record Subject(String language, String name, String digest, @Nullable String failure) {}

  /**
   * One valid run, without its curve.
   *
   * @param round which round it belongs to, from 0
   * @param program index among the measurement's programs
   * @param wallNanos wall time, ns
   * @param userNanos CPU time in user mode, ns
   * @param systemNanos CPU time in the kernel, ns
   * @param peakBytes peak memory, bytes
   * @param integralByteSeconds memory integrated over time, byte·s
   * @param samples how many samples that is of
   * @param gapMaxNanos the largest gap between two, ns
   * @param core the CPU that it was pinned to, or −1
   */
  public record Raw(
      int round,
      int program,
      long wallNanos,
      long userNanos,
      long systemNanos,
      long peakBytes,
      double integralByteSeconds,
      int samples,
      long gapMaxNanos,
      int core) {

    private static Raw of(int round, Rounds.Turn turn) {
      Run run = turn.run();
      return new Raw(
          round,
          turn.program(),
          run.wallNanos(),
          run.userNanos(),
          run.systemNanos(),
          run.peakBytes(),
          run.integralByteSeconds(),
          run.sampling().samples(),
          run.sampling().gapMaxNanos(),
          run.core());
    }

    /** One of the three figures, in base units. */
    public double figure(Figure figure) {
      return switch (figure) {
        case TIME -> wallNanos;
        case MEMORY -> peakBytes;
        case INTEGRAL -> integralByteSeconds;
      };
    }
  }

  public Measurement {
    programs = List.copyOf(programs);
    runs = List.copyOf(runs);
  }

  /** The raw runs of rounds. */
  public static List<Raw> raw(Rounds rounds) {
    List<Raw> runs = new ArrayList<>();
    for (int i = 0; i < rounds.count(); i++) {
      for (Rounds.Turn turn : rounds.rounds().get(i).turns()) {
        runs.add(Raw.of(i, turn));
      }
    }
    return runs;
  }

  /** How many valid runs a program has. */
  public int count(int program) {
    return (int) runs.stream().filter(run -> run.program() == program).count();
  }

  /** Summary of one figure of a program that has a run. */
  public Summary summary(int program, Figure figure) {
    return Summary.of(
        runs.stream()
            .filter(run -> run.program() == program)
            .mapToDouble(run -> run.figure(figure))
            .toArray());
  }
}
