package dev.afterburner.sandbox.docker;

import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.launcher.HostileProgramsContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("a hostile program in a container")
class HostileProgramsTest extends HostileProgramsContract {

  @Override
  protected Sandbox open(Path folder) throws Exception {
    return DockerHere.open(folder, 1);
  }

  @Override
  protected List<Path> empty(Path folder) {
    return List.of(folder.resolve("building"));
  }

  @Override
  protected List<String> left() {
    return DockerHere.programs();
  }

  /**
   * Engines show /sys, read-only and without what is secret in it, and the machine's part of /proc;
   * in Podman's containers /run and /var/tmp are empty folders.
   */
  @Override
  protected List<String> known() {
    return List.of(
        "escaped /sys/class",
        "escaped /run",
        "escaped /var",
        "escaped /proc/cmdline",
        "escaped /proc/interrupts",
        "escaped /proc/softirqs",
        "escaped /proc/modules",
        "escaped /proc/diskstats",
        "escaped /proc/partitions",
        "escaped /proc/locks",
        "escaped /proc/vmstat",
        "escaped /proc/pressure/cpu",
        "escaped /proc/pressure/io",
        "escaped /proc/pressure/memory",
        "escaped /proc/buddyinfo",
        "escaped /proc/sys/fs/file-nr",
        "escaped /proc/sys/kernel/random/boot_id",
        "escaped /proc/self/cgroup",
        "escaped /proc/stat");
  }
}
