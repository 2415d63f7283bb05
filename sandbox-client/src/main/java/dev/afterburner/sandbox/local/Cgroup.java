// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.launcher.Account;
import dev.afterburner.sandbox.linux.Descriptors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A control group of the kernel's that bounds the memory and the number of tasks of all that one
 * launcher starts; with version 1 that is one folder for each of the two. Where no control group
 * can be written there is none, and the sampler holds the limits alone.
 *
 * <p>Sources: Linux, Documentation/admin-guide/cgroup-v1/memory.rst, cgroup-v1/pids.rst,
 * cgroup-v2.rst.
 */
final class Cgroup implements AutoCloseable {

  /** Of the limit: what the sandbox needs itself, and what is in no resident set. */
  private static final long MEMORY_SLACK = 96L << 20;

  /** A launcher keeps four first processes and four interpreters beside the program's. */
  private static final int TASKS_SLACK = 16;

  private static final int REMOVE_ATTEMPTS = 5000;
  private static final long REMOVE_PAUSE_NANOS = 1_000_000;

  private final int version;
  private final @Nullable Path memory;
  private final @Nullable Path tasks;
  private final @Nullable Path cpu;
  private long memoryLimit;
  private int tasksLimit;

  /**
   * A group.
   *
   * @param version 1 or 2, or 0 for none
   * @param memory folder that bounds memory, or null
   * @param tasks folder that bounds tasks, or null; the same one in version 2
   * @param cpu folder that counts CPU time, or null; the same one in version 2
   */
  Cgroup(int version, @Nullable Path memory, @Nullable Path tasks, @Nullable Path cpu) {
    this.version = version;
    this.memory = memory;
    this.tasks = tasks;
    this.cpu = cpu;
  }

  /** No group. */
  static Cgroup none() {
    return new Cgroup(0, null, null, null);
  }

  /** Brings a process in, and with it all that it will start. */
  void attach(int pid) {
    for (Path folder : folders()) {
      write(folder.resolve("cgroup.procs"), Integer.toString(pid));
    }
  }

  private List<Path> folders() {
    return Stream.of(memory, tasks, cpu).filter(Objects::nonNull).distinct().toList();
  }

  /** What the kernel counts of it. */
  Account account() {
    boolean unified = version == 2;
    return new Account(
        open(memory, unified ? "memory.current" : "memory.usage_in_bytes"),
        open(memory, "memory.stat"),
        open(cpu, unified ? "cpu.stat" : "cpuacct.usage"));
  }

  private static int open(@Nullable Path folder, String file) {
    return folder == null ? -1 : Descriptors.open(folder.resolve(file).toString());
  }

  /** Sets the bounds, a little above the run's limits: the sampler sees a crossing first. */
  void limit(long memoryBytes, long filesBytes, int processes) {
    long bytes = memoryBytes + filesBytes + MEMORY_SLACK;
    if (memory != null && bytes != memoryLimit) {
      memoryLimit = bytes;
      String text = Long.toString(bytes);
      if (version == 2) {
        write(memory.resolve("memory.swap.max"), "0");
        write(memory.resolve("memory.max"), text);
      } else {
        // Memory plus swap may not be below memory, so growing needs the other order: try both.
        Path withSwap = memory.resolve("memory.memsw.limit_in_bytes");
        write(withSwap, text);
        write(memory.resolve("memory.limit_in_bytes"), text);
        write(withSwap, text);
      }
    }
    if (tasks != null && processes != tasksLimit) {
      tasksLimit = processes;
      write(tasks.resolve("pids.max"), Integer.toString(processes + TASKS_SLACK));
    }
  }

  /** How often the kernel has ended a process of the group for want of memory. */
  long memoryKills() {
    if (memory == null) {
      return 0;
    }
    Path events = memory.resolve(version == 2 ? "memory.events" : "memory.oom_control");
    return read(events)
        .lines()
        .filter(line -> line.startsWith("oom_kill "))
        .mapToLong(line -> Long.parseLong(line.substring("oom_kill ".length()).trim()))
        .findFirst()
        .orElse(0);
  }

  static boolean write(Path file, String text) {
    try {
      Files.writeString(file, text, StandardCharsets.US_ASCII);
      return true;
    } catch (IOException e) {
      return false; // the sampler holds the limit
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /** Removes the folders; the kernel lets them go a moment after the last process has ended. */
  @Override
  public void close() {
    folders().forEach(Cgroup::remove);
  }

  static void remove(Path folder) {
    for (int attempt = 0; attempt < REMOVE_ATTEMPTS; attempt++) {
      try {
        Files.deleteIfExists(folder);
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(REMOVE_PAUSE_NANOS);
      }
    }
  }
}
