// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.launcher.Job;
import dev.afterburner.sandbox.launcher.ProgramStore;
import dev.afterburner.sandbox.launcher.Request;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a container is fixed to from its beginning; jobs that ask for the same share one, one after
 * the other.
 *
 * @param image the image's identity
 * @param core the only core that it may use, or −1 for any
 * @param memoryBytes what all its processes and files in memory may take
 * @param processes processes and threads at one time, the launcher included
 * @param shown folders of the workbench's shown read-only, by the path inside
 * @param writable sizes of the folders in memory that a run may write to, bytes by path; emptied
 *     after each
 */
record ContainerSpec(
    String image,
    int core,
    long memoryBytes,
    int processes,
    Map<String, Path> shown,
    SequencedMap<String, Long> writable) {

  /** What the launcher needs itself, and what is in no resident set. */
  private static final long MEMORY_SLACK = 96L << 20;

  private static final int PROCESSES_SLACK = 10;

  /** The container that a job needs. */
  static ContainerSpec of(Job job, int core) {
    Limits limits = job.limits();
    long files = Request.mostBytes(limits);
    SequencedMap<String, Long> writable = new LinkedHashMap<>();
    writable.put("/tmp", files);
    writable.put("/dev/shm", files);
    Map<String, Path> shown = new TreeMap<>();
    for (Job.Bind bind : job.binds()) {
      if (bind.writable()) {
        writable.put(bind.target(), files);
      } else if (!bind.target().equals(ProgramStore.INSIDE)) {
        shown.put(bind.target(), bind.source());
      }
    }
    return new ContainerSpec(
        job.place(),
        job.kind() == Job.Kind.MEASURED ? core : -1,
        limits.memoryBytes() + limits.filesBytes() + MEMORY_SLACK,
        limits.processes() + PROCESSES_SLACK,
        shown,
        writable);
  }
}
