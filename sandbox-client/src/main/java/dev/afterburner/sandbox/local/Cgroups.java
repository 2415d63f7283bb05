// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.linux.TaskClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds where control groups may be made: below the one this process is in, or beside it (a group
 * that holds processes can't have limited children in version 2, and a user's session manager
 * delegates the group above). Version 1 and 2, and both at once, each for what it controls.
 */
final class Cgroups {

  private static final String PREFIX = "afterburner-";
  private static final String CONTROLLERS = "cgroup.controllers";
  private static final String CHILD_CONTROLLERS = "cgroup.subtree_control";

  private final int version;
  private final @Nullable Path memoryParent;
  private final @Nullable Path tasksParent;
  private final @Nullable Path cpuParent;
  private final AtomicInteger next = new AtomicInteger();

  private Cgroups(
      int version,
      @Nullable Path memoryParent,
      @Nullable Path tasksParent,
      @Nullable Path cpuParent) {
    this.version = version;
    this.memoryParent = memoryParent;
    this.tasksParent = tasksParent;
    this.cpuParent = cpuParent;
  }

  /** Looks at this machine, and removes groups left by a workbench that was killed. */
  static Cgroups find() {
    return find(
        Cgroup.read(Path.of("/proc/self/mounts")), Cgroup.read(Path.of("/proc/self/cgroup")));
  }

  /**
   * The same from what the kernel says of this process.
   *
   * @param mounts as /proc/self/mounts
   * @param own as /proc/self/cgroup
   */
  static Cgroups find(String mounts, String own) {
    Optional<Path> unified = unified(mounts, own).filter(Cgroups::limits);
    if (unified.isPresent()) {
      sweep(unified.get());
      return new Cgroups(2, unified.get(), unified.get(), unified.get());
    }
    Path memory = controller("memory", "memory.limit_in_bytes", mounts, own).orElse(null);
    Path tasks = controller("pids", "cgroup.procs", mounts, own).orElse(null);
    sweep(memory);
    Path cpu = controller("cpuacct", "cpuacct.usage", mounts, own).orElse(null);
    sweep(tasks);
    sweep(cpu);
    return new Cgroups(memory == null && tasks == null ? 0 : 1, memory, tasks, cpu);
  }

  /** What is had, for people. */
  String description() {
    List<String> bounded = new ArrayList<>();
    if (memoryParent != null) {
      bounded.add("memory");
    }
    if (tasksParent != null) {
      bounded.add("processes");
    }
    String bounds =
        bounded.isEmpty()
            ? "no writable control group: the sampler bounds memory, and tells none that is outside"
                + " the resident set. On a machine with systemd start the workbench by \"systemd-run"
                + " --user --scope workbench\"; elsewhere give this user a group of version 2 with"
                + " memory and pids"
            : "control group v" + version + " bounds " + String.join(" and ", bounded);
    boolean isCpuCounted = version == 2 || cpuParent != null || TaskClock.isAllowed();
    return isCpuCounted
        ? bounds
        : bounds
            + ". CPU time of children that nobody waits for is missing: sysctl"
            + " kernel.perf_event_paranoid=2 lets it be counted";
  }

  /** A new group, or none where none can be made. */
  Cgroup create() {
    String name;
    do {
      name = PREFIX + ProcessHandle.current().pid() + "-" + next.getAndIncrement();
    } while (isTaken(memoryParent, name) || isTaken(tasksParent, name) || isTaken(cpuParent, name));
    Path memory = child(memoryParent, name);
    Path tasks =
        tasksParent == null || tasksParent.equals(memoryParent) ? memory : child(tasksParent, name);
    Path cpu = version == 2 ? memory : child(cpuParent, name);
    return new Cgroup(version, memory, tasksParent == null ? null : tasks, cpu);
  }

  /** Another sandbox of this process may have a group of that name. */
  private static boolean isTaken(@Nullable Path parent, String name) {
    return parent != null && Files.exists(parent.resolve(name));
  }

  private static @Nullable Path child(@Nullable Path parent, String name) {
    try {
      return parent == null ? null : Files.createDirectory(parent.resolve(name));
    } catch (IOException e) {
      return null;
    }
  }

  private static Optional<Path> unified(String mounts, String own) {
    return own.lines()
        .filter(line -> line.startsWith("0::"))
        .findFirst()
        .flatMap(
            line ->
                mountPoint(mounts, "cgroup2", "")
                    .flatMap(mount -> writable(mount, line.substring(3))));
  }

  private static Optional<Path> controller(String name, String file, String mounts, String own) {
    return own.lines()
        .map(line -> line.split(":", 3))
        .filter(fields -> fields.length == 3 && List.of(fields[1].split(",")).contains(name))
        .findFirst()
        .flatMap(
            fields ->
                mountPoint(mounts, "cgroup", name).flatMap(mount -> writable(mount, fields[2])))
        .filter(folder -> Files.exists(folder.resolve(file)));
  }

  private static Optional<Path> mountPoint(String mounts, String type, String option) {
    return mounts
        .lines()
        .map(line -> line.split(" "))
        .filter(f -> f.length > 3 && f[2].equals(type))
        .filter(f -> option.isEmpty() || List.of(f[3].split(",")).contains(option))
        .map(f -> Path.of(f[1]))
        .findFirst();
  }

  /** The group itself, or the one above, where one can be written and made in. */
  private static Optional<Path> writable(Path mount, String group) {
    Path own = mount.resolve(group.replaceFirst("^/+", "")).normalize();
    List<Path> candidates = new ArrayList<>(List.of(own));
    Path above = own.getParent();
    if (above != null && !own.equals(mount)) {
      candidates.add(above);
    }
    return candidates.stream()
        .filter(folder -> Files.isDirectory(folder) && makes(folder))
        .findFirst();
  }

  private static boolean makes(Path folder) {
    if (!Files.isWritable(folder.resolve("cgroup.procs"))) {
      return false;
    }
    if (Files.exists(folder.resolve(CONTROLLERS)) && !limits(folder)) {
      // Refused where the group holds processes, which only version 2's topmost may.
      Cgroup.write(folder.resolve(CHILD_CONTROLLERS), "+memory +pids");
      if (!limits(folder)) {
        return false;
      }
    }
    Path trial = folder.resolve(PREFIX + ProcessHandle.current().pid() + "-trial");
    try {
      Files.createDirectory(trial);
      Files.delete(trial);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Version 2: whether groups made in a folder have bounds. */
  private static boolean limits(Path folder) {
    String controllers = Cgroup.read(folder.resolve(CHILD_CONTROLLERS));
    return List.of(controllers.trim().split("\\s+")).containsAll(List.of("memory", "pids"));
  }

  private static void sweep(@Nullable Path parent) {
    if (parent == null) {
      return;
    }
    try (Stream<Path> children = Files.list(parent)) {
      children.filter(Cgroups::isAbandoned).forEach(Cgroup::remove);
    } catch (IOException e) {
      return; // they cost nothing but their names
    }
  }

  private static boolean isAbandoned(Path folder) {
    String[] parts = folder.getFileName().toString().split("-");
    try {
      return parts.length == 3
          && folder.getFileName().toString().startsWith(PREFIX)
          && ProcessHandle.of(Long.parseLong(parts[1])).isEmpty();
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
