// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.launcher.Board;
import dev.afterburner.sandbox.launcher.Job;
import dev.afterburner.sandbox.launcher.Launcher;
import dev.afterburner.sandbox.launcher.Launchers;
import dev.afterburner.sandbox.linux.LinuxException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;

/** Launchers that wait for work; as many as ever ran at once. */
final class LauncherPool implements Launchers, AutoCloseable {

  private static final long POLL_NANOS = 50_000;
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private final Path executable;
  private final Path mountPoint;
  private final Cgroups cgroups;
  private final Deque<NamespaceLauncher> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  /**
   * A pool.
   *
   * @param mountPoint an empty folder, over which programs' file systems are built
   */
  LauncherPool(Path executable, Path mountPoint, Cgroups cgroups) {
    this.executable = executable;
    this.mountPoint = mountPoint;
    this.cgroups = cgroups;
  }

  @Override
  public Launcher take(Job job, int core) throws SandboxException {
    return take();
  }

  NamespaceLauncher take() throws SandboxException {
    for (NamespaceLauncher launcher = idle.poll(); launcher != null; launcher = idle.poll()) {
      if (launcher.isAlive()) {
        return launcher;
      }
      launcher.close();
    }
    return start();
  }

  private NamespaceLauncher start() throws SandboxException {
    NamespaceLauncher launcher;
    try {
      launcher = new NamespaceLauncher(executable, mountPoint, cgroups.create());
    } catch (LinuxException e) {
      throw new SandboxException(
          Kind.FAILED,
          "can't start the sandbox's launcher "
              + executable
              + " ("
              + e.getMessage()
              + "); is its folder mounted noexec?",
          e);
    }
    Board board = launcher.board();
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (board.state() == Board.STARTING && launcher.isAlive()) {
      if (System.nanoTime() > deadline) {
        launcher.destroy();
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    if (board.state() != Board.READY) {
      SandboxException failure = LauncherFailure.of(board);
      launcher.close();
      throw failure;
    }
    return launcher;
  }

  @Override
  public void give(Launcher launcher) {
    if (launcher instanceof NamespaceLauncher own) {
      giveBack(own);
    }
  }

  private void giveBack(NamespaceLauncher launcher) {
    if (closed || launcher.isGone() || launcher.board().leftBehind()) {
      launcher.close();
    } else {
      idle.push(launcher);
      if (closed) {
        close();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (NamespaceLauncher launcher = idle.poll(); launcher != null; launcher = idle.poll()) {
      launcher.close();
    }
  }
}
