// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.linux.Descriptors;
import dev.afterburner.sandbox.linux.LinuxException;
import dev.afterburner.sandbox.linux.SharedPage;

/**
 * The page of memory on which a launcher tells what goes on, without a system call. Offsets as in
 * launcher.c, {@code struct board}. Times are the monotonic clock's, ns.
 */
public final class Board implements AutoCloseable {

  public static final int STARTING = 1;
  public static final int READY = 2;
  static final int DONE = 3;
  public static final int FAILED = 4;

  private static final long STATE = 0;
  private static final long GATE = 4;
  private static final long INIT_PID = 8;
  private static final long PROGRAM_PID = 12;
  private static final long EXEC_NANOS = 16;
  private static final long EXIT_NANOS = 24;
  private static final long WAIT_STATUS = 32;
  private static final long EXEC_ERRNO = 36;
  private static final long USER_MICROS = 40;
  private static final long SYSTEM_MICROS = 48;
  private static final long MAXRSS_KB = 56;
  private static final long ORPHAN_USER_MICROS = 64;
  private static final long ORPHAN_SYSTEM_MICROS = 72;
  private static final long ORPHAN_MAXRSS_KB = 80;
  private static final long ORPHANS_KILLED = 88;
  private static final long FAIL_ERRNO = 96;
  private static final long FAIL_STEP = 100;
  private static final long DONE_NANOS = 104;
  private static final long ENDED = 116;
  private static final long MEMORY_KILLS = 120;
  private static final long LEFT_BEHIND = 124;
  private static final long FAIL_DETAIL = 128;
  private static final long FILES_BYTES = 384;
  private static final long FILES_COUNT = 392;
  private static final long SIZE = 4096;

  private final SharedPage page;

  /** A fresh page. */
  public Board() throws LinuxException {
    page = SharedPage.create(SIZE);
  }

  /** The descriptor to give to the launcher. */
  public int fd() {
    return page.fd();
  }

  /** Before each request. */
  public void reset() {
    page.clear();
    page.setInt(STATE, STARTING);
  }

  /** One of the above. */
  public int state() {
    return page.getInt(STATE);
  }

  /** True when nothing of the run is left and the next request may come. */
  boolean ended() {
    return page.getInt(ENDED) != 0;
  }

  /** Waits until {@link #ended}, but at most so long, ns. */
  boolean awaitEnd(long nanos) {
    if (!ended()) {
      page.await(ENDED, 0, nanos);
    }
    return ended();
  }

  void openGate() {
    page.setInt(GATE, 1);
    page.wake(GATE);
  }

  /** The run's init as this process sees it; 0 while it is not known. */
  public int initPid() {
    return page.getInt(INIT_PID);
  }

  /** The program as this process sees it; 0 while it is not known. */
  int programPid() {
    return page.getInt(PROGRAM_PID);
  }

  /** 0 before the program's exec. */
  long execNanos() {
    return page.getLong(EXEC_NANOS);
  }

  /** 0 before the program's end. */
  long exitNanos() {
    return page.getLong(EXIT_NANOS);
  }

  /** When nothing of the run was left but its init; 0 before. */
  long doneNanos() {
    return page.getLong(DONE_NANOS);
  }

  /** As from wait(2). */
  int waitStatus() {
    return page.getInt(WAIT_STATUS);
  }

  int execErrno() {
    return page.getInt(EXEC_ERRNO);
  }

  long userNanos() {
    return 1000 * (page.getLong(USER_MICROS) + page.getLong(ORPHAN_USER_MICROS));
  }

  long systemNanos() {
    return 1000 * (page.getLong(SYSTEM_MICROS) + page.getLong(ORPHAN_SYSTEM_MICROS));
  }

  long highWaterBytes() {
    return 1024 * Math.max(page.getLong(MAXRSS_KB), page.getLong(ORPHAN_MAXRSS_KB));
  }

  int orphansKilled() {
    return page.getInt(ORPHANS_KILLED);
  }

  /** Why the launcher stopped. */
  public int failErrno() {
    return page.getInt(FAIL_ERRNO);
  }

  /** Where it stopped, a letter of launcher.c. */
  public char failStep() {
    return (char) page.getInt(FAIL_STEP);
  }

  /** On what. */
  public String failDetail() {
    return page.getText(FAIL_DETAIL);
  }

  /** In a container: how often the kernel has ended a process of it for want of memory. */
  public long memoryKills() {
    return page.getInt(MEMORY_KILLS) & 0xffff_ffffL;
  }

  /** True when something outlives the run, so that no other one may begin at this launcher. */
  public boolean leftBehind() {
    return page.getInt(LEFT_BEHIND) != 0;
  }

  /** What was used of the folders that the run could write to when it had ended. */
  Descriptors.Usage files() {
    return new Descriptors.Usage(page.getLong(FILES_BYTES), page.getLong(FILES_COUNT));
  }

  @Override
  public void close() {
    page.close();
  }
}
