// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On folders that look like the kernel's; the kernel's own are used by all other tests. */
class CgroupsTest {

  @TempDir private Path mount;

  private String mounted(String type, String options) {
    return type + " " + mount + " " + type + " rw,nosuid," + options + " 0 0\n";
  }

  private Path group(String path, String childControllers) throws IOException {
    Path group = Files.createDirectories(mount.resolve(path));
    Files.writeString(group.resolve("cgroup.procs"), "1\n");
    Files.writeString(group.resolve("cgroup.controllers"), "cpu memory pids\n");
    Files.writeString(group.resolve("cgroup.subtree_control"), childControllers + "\n");
    return group;
  }

  private static List<String> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  @DisplayName("version 2: the group above, which the session manager delegates, is used")
  void delegated() throws IOException {
    Path slice = group("app.slice", "cpu memory pids");
    Path own = group("app.slice/terminal.scope", "");
    Files.delete(own.resolve("cgroup.procs"));
    Cgroups found =
        Cgroups.find(mounted("cgroup2", "nsdelegate"), "0::/app.slice/terminal.scope\n");
    assertEquals("control group v2 bounds memory and processes", found.description());
    Cgroup group = found.create();
    group.limit(1 << 20, 0, 5);
    Path folder =
        slice.resolve(
            children(slice).stream().filter(n -> n.startsWith("after")).findFirst().get());
    assertEquals("101711872", Files.readString(folder.resolve("memory.max")));
    assertEquals("0", Files.readString(folder.resolve("memory.swap.max")));
    assertEquals("21", Files.readString(folder.resolve("pids.max")));
    Files.writeString(folder.resolve("memory.events"), "low 0\noom 3\noom_kill 2\n");
    assertEquals(2, group.memoryKills());
    group.attach(42);
    assertEquals("42", Files.readString(folder.resolve("cgroup.procs")));
  }

  @Test
  @DisplayName("version 2: controllers that are offered are switched on")
  void switchedOn() throws IOException {
    Path own = group("own", "");
    Cgroups found = Cgroups.find(mounted("cgroup2", "nsdelegate"), "0::/own\n");
    assertEquals("+memory +pids", Files.readString(own.resolve("cgroup.subtree_control")));
    // These folders keep what is written to them; the kernel would now say "memory pids".
    assertTrue(found.description().startsWith("no writable control group"), found.description());
  }

  @Test
  @DisplayName("two sandboxes of one process never share a group")
  void names() throws IOException {
    Path own = group("own", "memory pids");
    String mounts = mounted("cgroup2", "nsdelegate");
    Cgroups.find(mounts, "0::/own\n").create();
    Cgroups.find(mounts, "0::/own\n").create();
    assertEquals(2, children(own).size());
  }

  @Test
  @DisplayName("groups of a process that is gone are removed, those of a living one are not")
  void swept() throws IOException {
    Path own = group("own", "memory pids");
    Files.createDirectory(own.resolve("afterburner-999999999-0"));
    Files.createDirectory(own.resolve("afterburner-" + ProcessHandle.current().pid() + "-7"));
    Files.createDirectory(own.resolve("other"));
    Cgroups.find(mounted("cgroup2", "nsdelegate"), "0::/own\n");
    assertEquals(
        List.of("afterburner-" + ProcessHandle.current().pid() + "-7", "other"), children(own));
  }

  @Test
  @DisplayName("version 1: one folder for each controller that is there")
  void version1() throws IOException {
    Path own = Files.createDirectories(mount.resolve("own"));
    Files.writeString(own.resolve("cgroup.procs"), "");
    Files.writeString(own.resolve("memory.limit_in_bytes"), "");
    Cgroups found = Cgroups.find(mounted("cgroup", "memory"), "4:memory:/own\n0::/\n");
    assertEquals("control group v1 bounds memory", found.description());
    found.create().limit(1 << 20, 0, 5);
    Path folder = own.resolve(children(own).getFirst());
    assertEquals("101711872", Files.readString(folder.resolve("memory.limit_in_bytes")));
    assertFalse(Files.exists(folder.resolve("pids.max")));
  }

  @Test
  @DisplayName("without any, the sampler is said to bound memory")
  void none() {
    Cgroups found = Cgroups.find("proc /proc proc rw 0 0\n", "");
    assertTrue(found.description().contains("the sampler bounds memory"), found.description());
    assertEquals(0, found.create().memoryKills());
  }
}
