package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.linux.Descriptors;
import dev.afterburner.sandbox.linux.LinuxException;
import dev.afterburner.sandbox.linux.Processes;
import dev.afterburner.sandbox.linux.Sockets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** One launcher process, which runs one program at a time. Its source is launcher.c. */
final class Launcher implements AutoCloseable {

  private final Board board;
  private final int socket;
  private final int pid;
  private final Cgroup cgroup;
  private volatile boolean gone;
  private boolean reaped;
  private boolean closed;

  /**
   * Starts the process. It enters its namespaces at once and says on the board when it is ready.
   *
   * @param executable see {@link LauncherBinary}
   * @param cgroup where it and all that it starts belong; removed with it
   */
  Launcher(Path executable, Cgroup cgroup) throws LinuxException {
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

  Board board() {
    return board;
  }

  Cgroup cgroup() {
    return cgroup;
  }

  /**
   * Starts a run; the board must have been reset. The descriptors become its standard streams; they
   * may be closed afterwards.
   */
  void request(byte[] request, int stdin, int stdout, int stderr) throws LinuxException {
    Sockets.send(socket, request, List.of(stdin, stdout, stderr));
  }

  /** Ends the run's processes; the launcher then reports as after any end. */
  void kill() {
    order("k");
  }

  private void order(String order) {
    try {
      Sockets.send(socket, order.getBytes(StandardCharsets.US_ASCII), List.of());
    } catch (LinuxException e) {
      gone = true;
    }
  }

  /** Ends the launcher too: the kernel then ends all that it started. */
  void destroy() {
    Processes.kill(pid, Processes.SIGKILL);
    gone = true;
  }

  /** True when it can't be used any more. */
  boolean isGone() {
    return gone;
  }

  /** Looks whether it still lives. */
  synchronized boolean isAlive() {
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
