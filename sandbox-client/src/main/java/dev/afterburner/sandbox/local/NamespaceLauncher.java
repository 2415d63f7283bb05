package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.launcher.Board;
import dev.afterburner.sandbox.launcher.Job;
import dev.afterburner.sandbox.launcher.Launcher;
import dev.afterburner.sandbox.launcher.Request;
import dev.afterburner.sandbox.linux.Descriptors;
import dev.afterburner.sandbox.linux.LinuxException;
import dev.afterburner.sandbox.linux.ProcessFolder;
import dev.afterburner.sandbox.linux.Processes;
import dev.afterburner.sandbox.linux.Sockets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A launcher on this machine, which gives each program namespaces of its own. */
final class NamespaceLauncher implements Launcher, AutoCloseable {

  private final Board board;
  private final int socket;
  private final int pid;
  private final Path mountPoint;
  private final Cgroup cgroup;
  private volatile boolean gone;
  private boolean reaped;
  private boolean closed;

  /**
   * Starts the process. It enters its namespaces at once and says on the board when it is ready.
   *
   * @param executable see {@link LauncherBinary}
   * @param mountPoint an empty folder, over which programs' file systems are built
   * @param cgroup where it and all that it starts belong; removed with it
   */
  NamespaceLauncher(Path executable, Path mountPoint, Cgroup cgroup) throws LinuxException {
    this.mountPoint = mountPoint;
    this.cgroup = cgroup;
    this.board = new Board();
    board.reset();
    Sockets.Pair ends = Sockets.pair();
    try {
      this.pid = Processes.spawn(executable.toString(), List.of(ends.theirs(), board.fd()));
    } catch (LinuxException e) {
      Descriptors.close(ends.ours());
      board.close();
      throw e;
    } finally {
      Descriptors.close(ends.theirs());
    }
    this.socket = ends.ours();
    cgroup.attach(pid);
  }

  @Override
  public Board board() {
    return board;
  }

  @Override
  public void limit(Limits limits) {
    cgroup.limit(limits.memoryBytes(), limits.filesBytes(), limits.processes());
  }

  @Override
  public long memoryKills() {
    return cgroup.memoryKills();
  }

  @Override
  public void begin(Job job, int core, int stdin, int stdout, int stderr) throws LinuxException {
    byte[] request = new Request(job, core).fileSystem(job, mountPoint).bytes();
    Sockets.send(socket, request, List.of(stdin, stdout, stderr));
  }

  @Override
  public @Nullable Sight sight() throws LinuxException {
    int init = board.initPid();
    if (init == 0) {
      return null;
    }
    return new Sight(
        ProcessFolder.of(init), List.of(Descriptors.open("/proc/" + init + "/root/tmp")));
  }

  /** Writable folders are the workbench's own. */
  @Override
  public void collect(Job job) {}

  @Override
  public SandboxException failure() {
    return LauncherFailure.of(board);
  }

  @Override
  public void kill() {
    order("k");
  }

  private void order(String order) {
    try {
      Sockets.send(socket, order.getBytes(StandardCharsets.US_ASCII), List.of());
    } catch (LinuxException e) {
      gone = true;
    }
  }

  @Override
  public void destroy() {
    Processes.kill(pid, Processes.SIGKILL);
    gone = true;
  }

  @Override
  public boolean isGone() {
    return gone;
  }

  @Override
  public synchronized boolean isAlive() {
    if (!reaped && Processes.reaped(pid)) {
      reaped = true;
      gone = true;
    }
    return !gone;
  }

  /**
   * Ends it and waits until it and all that it started are gone. No run may be watched any more.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    gone = true;
    Descriptors.close(socket);
    if (!reaped) {
      Processes.reap(pid);
    }
    board.close();
    cgroup.close();
  }
}
