// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.linux.Descriptors;
import dev.afterburner.sandbox.linux.LinuxException;
import dev.afterburner.sandbox.linux.ProcessFolder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One launcher process, which runs one program at a time. Its source is launcher.c. */
public interface Launcher {

  /** Where it tells what goes on. */
  Board board();

  /**
   * Bounds what the kernel can bound, a little above a run's limits: the sampler sees a crossing
   * first.
   */
  void limit(Limits limits);

  /**
   * Starts a run; the board must have been reset. The descriptors become its standard streams; they
   * may be closed afterwards.
   *
   * @param core the core to bind it to, or −1
   */
  void begin(Job job, int core, int stdin, int stdout, int stderr) throws IOException;

  /** What can be seen of the run from outside; null while there is nothing to see. */
  @Nullable Sight sight() throws LinuxException;

  /** How often the kernel has ended a process for want of memory. */
  long memoryKills();

  /** What the kernel tells of all that it starts; belongs to the launcher. */
  Account account();

  /** Ends the run's processes; the launcher then reports as after any end. */
  void kill();

  /** Ends the launcher too: the kernel then ends all that it started. Does not wait. */
  void destroy();

  /** True when it can't be used any more. */
  boolean isGone();

  /** Looks whether it still lives. */
  boolean isAlive();

  /** Brings home what a run wrote to writable folders of the workbench's; the run has ended. */
  void collect(Job job) throws IOException;

  /** In words, why a run that did not end properly did not. */
  SandboxException failure();

  /**
   * A run as seen from outside.
   *
   * @param processes the /proc of its process numbers
   * @param files descriptors of the file systems that it may write to
   */
  record Sight(ProcessFolder processes, List<Integer> files) implements AutoCloseable {

    public Sight {
      files = List.copyOf(files);
    }

    /** What is used of all its file systems together. */
    Descriptors.Usage usage() {
      long bytes = 0;
      long count = 0;
      for (int fd : files) {
        Descriptors.Usage usage = Descriptors.usage(fd);
        bytes += usage.bytes();
        count += usage.files();
      }
      return new Descriptors.Usage(bytes, count);
    }

    @Override
    public void close() {
      processes.close();
      files.forEach(Descriptors::close);
    }
  }
}
