// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The workbench on an engine on another kernel")
class SidecarProcessTest {

  private static final String SOLUTION =
      "../resources/problems/pair-sums/solutions/python/two-pointers.py";

  @TempDir Path folder;

  private WorkbenchProcess workbench() throws Exception {
    SidecarHere.needed();
    return new WorkbenchProcess(folder, Map.of("WORKBENCH_SIDECAR", "always"));
  }

  @Test
  @DisplayName("runs and judges as in containers of its own kernel, and leaves nothing")
  void whole() throws Exception {
    Set<String> before = volumes();
    WorkbenchProcess.Running running =
        workbench()
            .start("run", SOLUTION, "--problem", "pair-sums", "--sandbox", "docker", "--json");
    WorkbenchProcess.Result result = running.end();
    assertEquals(0, result.code(), result.err());
    assertEquals("passed", result.json().path("verdict").asString());
    assertTrue(result.out().contains("container"), result.out());
    assertTrue(result.err().contains("starting the workbench's sidecar"), result.err());
    assertTrue(soon(() -> SidecarHere.of(running.process().pid()).isEmpty()), "a sidecar is left");
    assertTrue(soon(() -> before.containsAll(volumes())), "a volume is left");
  }

  @Test
  @DisplayName("killed while a program runs, it leaves no sidecar, no container and no volume")
  void killed() throws Exception {
    Set<String> before = volumes();
    Path endless = Files.writeString(folder.resolve("endless.py"), "while True: pass\n");
    WorkbenchProcess.Running running =
        workbench().start("measure", endless.toString(), "--sandbox", "docker");
    try {
      assertTrue(soon(() -> !children(running).isEmpty()), () -> read(running.err()));
      List<String> children = children(running);
      running.process().destroyForcibly().waitFor();
      assertTrue(
          soon(() -> SidecarHere.of(running.process().pid()).isEmpty()), "a sidecar is left");
      assertTrue(
          soon(() -> SidecarHere.docker("ps", "-aq").stream().noneMatch(children::contains)),
          "a program's container is left");
      assertTrue(soon(() -> before.containsAll(volumes())), "a volume is left");
    } finally {
      running.process().destroyForcibly();
    }
    assertFalse(running.process().isAlive());
  }

  /** Containers of programs whose owner is the process' sidecar. */
  private static List<String> children(WorkbenchProcess.Running running) throws Exception {
    List<String> sidecars = SidecarHere.of(running.process().pid());
    if (sidecars.isEmpty()) {
      return List.of();
    }
    String pid =
        SidecarHere.docker("inspect", "-f", "{{.State.Pid}}", sidecars.getFirst()).getFirst();
    return SidecarHere.docker("ps", "-q", "--filter", "label=dev.afterburner.workbench=" + pid);
  }

  private static Set<String> volumes() throws Exception {
    return new TreeSet<>(SidecarHere.docker("volume", "ls", "-q"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  private static boolean soon(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(100);
    }
    return true;
  }
}
