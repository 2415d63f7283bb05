// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.profile;

import dev.afterburner.sandbox.linux.Descriptors;
import dev.afterburner.sandbox.linux.LinuxException;
import dev.afterburner.sandbox.linux.ProcessHold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Takes home the file that a program's own runtime writes about it, from the program's private
 * folder, which an open descriptor keeps beyond the end of the run. What it says is the program's
 * claim. Where the runtime has no clock for it, signals give it one.
 */
public final class FileProbe extends LineProbe {

  /** A larger file is left alone. */
  public static final long MOST_BYTES = 48L << 20;

  private static final int SIGPROF = 27;

  private final String name;
  private final long signalNanos;
  private @Nullable ProcessHold process;
  private int folder = -1;
  private long nextSignal;

  /**
   * For one run.
   *
   * @param name of the file in the program's /tmp
   * @param signalNanos between two signals to the program; 0 for none
   */
  public FileProbe(String name, long signalNanos) {
    this.name = name;
    this.signalNanos = signalNanos;
  }

  @Override
  void starting(int pid, int core) throws LinuxException {
    folder = Descriptors.open("/proc/" + pid + "/root/tmp");
    if (signalNanos > 0) {
      process = new ProcessHold(pid);
    }
  }

  @Override
  void looking(long now, long residentBytes) {
    if (process != null && now >= nextSignal) {
      nextSignal = now + signalNanos;
      process.signalIfCaught(SIGPROF);
    }
  }

  @Override
  void ending() {
    if (process != null) {
      process.close();
      process = null;
    }
  }

  /** What was written; empty where nothing was, or nothing that can be read. The run has ended. */
  public byte[] content() throws IOException {
    if (folder < 0) {
      return new byte[0];
    }
    Path file = Path.of("/proc/self/fd/" + folder, name);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      recording().fail("the program's runtime left no profile: it was ended, or took it away");
      return new byte[0];
    }
    if (Files.size(file) > MOST_BYTES) {
      recording().fail("the profile that the program's runtime left is larger than 48 MiB");
      return new byte[0];
    }
    return Files.readAllBytes(file);
  }

  /** Adds a sample that the file tells of; for {@link #recording}. */
  public void add(long monotonicNanos, long[] frames, boolean inTime) {
    recording().add(monotonicNanos, frames, inTime);
  }

  /** Adds one that saw no line of any program. */
  public void addElsewhere() {
    recording().addElsewhere();
  }

  @Override
  public void close() {
    Descriptors.close(folder);
    folder = -1;
  }
}
