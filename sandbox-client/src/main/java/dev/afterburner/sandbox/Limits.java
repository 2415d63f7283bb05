// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import java.time.Duration;

/**
 * What a run may use. Crossing a limit ends the whole process tree and gives {@link
 * Outcome.Killed}.
 *
 * @param wall time from exec to exit
 * @param cpu user and system time of the tree
 * @param memoryBytes resident memory of the tree, bytes
 * @param processes processes and threads at one time
 * @param outputBytes standard output plus standard error, bytes
 * @param filesBytes what the program writes to its private folders, bytes
 */
public record Limits(
    Duration wall,
    Duration cpu,
    long memoryBytes,
    int processes,
    long outputBytes,
    long filesBytes) {

  /** 90 s wall and CPU, 1 GiB, 64 processes, 16 MiB of output, 64 MiB of files. */
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(90), Duration.ofSeconds(90), 1L << 30, 64, 16L << 20, 64L << 20);

  public Limits {
    if (wall.isNegative() || wall.isZero() || cpu.isNegative() || cpu.isZero()) {
      throw new IllegalArgumentException("time limits must be positive");
    }
    if (memoryBytes <= 0 || processes <= 0 || outputBytes < 0 || filesBytes < 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** The same limits with another wall time; the CPU time follows it. */
  public Limits withWall(Duration newWall) {
    return new Limits(newWall, newWall, memoryBytes, processes, outputBytes, filesBytes);
  }

  /** The same limits with other bounds of what a program makes. */
  public Limits withProducts(int newProcesses, long newOutputBytes, long newFilesBytes) {
    return new Limits(wall, cpu, memoryBytes, newProcesses, newOutputBytes, newFilesBytes);
  }

  /** The same limits with another memory bound, bytes. */
  public Limits withMemoryBytes(long bytes) {
    return new Limits(wall, cpu, bytes, processes, outputBytes, filesBytes);
  }
}
