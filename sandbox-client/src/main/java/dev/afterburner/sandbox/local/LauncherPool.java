package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.linux.LinuxException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;

/** Launchers that wait for work; as many as ever ran at once. */
final class LauncherPool implements AutoCloseable {

  private static final long POLL_NANOS = 50_000;
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private final Path executable;
  private final Cgroups cgroups;
  private final Deque<Launcher> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  LauncherPool(Path executable, Cgroups cgroups) {
    this.executable = executable;
    this.cgroups = cgroups;
  }

  Launcher take() throws SandboxException {
    for (Launcher launcher = idle.poll(); launcher != null; launcher = idle.poll()) {
      if (launcher.isAlive()) {
        return launcher;
      }
      launcher.close();
    }
    return start();
  }

  private Launcher start() throws SandboxException {
    Launcher launcher;
    try {
      launcher = new Launcher(executable, cgroups.create());
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

  void give(Launcher launcher) {
    if (closed || launcher.isGone()) {
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
    for (Launcher launcher = idle.poll(); launcher != null; launcher = idle.poll()) {
      launcher.close();
    }
  }
}
