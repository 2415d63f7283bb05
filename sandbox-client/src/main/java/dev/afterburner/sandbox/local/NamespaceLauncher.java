// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.launcher.Account;
import dev.afterburner.sandbox.launcher.Board;
import dev.afterburner.sandbox.launcher.Job;
import dev.afterburner.sandbox.launcher.Launcher;
import dev.afterburner.sandbox.launcher.Request;
import dev.afterburner.sandbox.launcher.Trees;
import dev.afterburner.sandbox.linux.Descriptors;
import dev.afterburner.sandbox.linux.LinuxException;
import dev.afterburner.sandbox.linux.ProcessFolder;
import dev.afterburner.sandbox.linux.Processes;
import dev.afterburner.sandbox.linux.Sockets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A launcher on this machine, which gives each program namespaces of its own. */
final class NamespaceLauncher implements Launcher, AutoCloseable {

  private static final int OUT_OF_THE_WAY = 64;
  private static final long POLL_NANOS = 100_000;
  private static final long PATIENCE_NANOS = 120_000_000_000L;

  private final Board board;
  private final int socket;
  private final int pid;
  private final Path mountPoint;
  private final Cgroup cgroup;
  private final Account account;
  private final Map<Path, Integer> written = new HashMap<>();
  private volatile boolean gone;
  private List<Job.Bind> writable = List.of();
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
    this.account = cgroup.account();
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
  public Account account() {
    return account;
  }

  @Override
  public long memoryKills() {
    return cgroup.memoryKills();
  }

  @Override
  public void begin(Job job, int core, int stdin, int stdout, int stderr) throws LinuxException {
    writable = job.binds().stream().filter(Job.Bind::writable).toList();
    byte[] request = new Request(job, core).fileSystem(job, mountPoint).bytes();
    Sockets.send(socket, request, List.of(stdin, stdout, stderr));
  }

  @Override
  public @Nullable Sight sight() throws LinuxException {
    int init = board.initPid();
    if (init == 0) {
      return null;
    }
    String root = "/proc/" + init + "/root";
    List<Integer> files = new ArrayList<>(List.of(Descriptors.open(root + "/tmp")));
    for (Job.Bind bind : writable) {
      int folder = Descriptors.open(root + bind.target());
      files.add(folder);
      if (folder >= 0) {
        written.put(bind.source(), Descriptors.duplicate(folder, OUT_OF_THE_WAY));
      }
    }
    return new Sight(ProcessFolder.of(init), files);
  }

  /** They were in memory, which an open folder keeps beyond the end of the run. */
  @Override
  public void collect(Job job) throws IOException {
    try {
      for (Map.Entry<Path, Integer> folder : written.entrySet()) {
        Trees.bring(Path.of("/proc/self/fd/" + folder.getValue()), folder.getKey());
      }
    } finally {
      forgetWritten();
    }
  }

  private void forgetWritten() {
    written.values().forEach(Descriptors::close);
    written.clear();
  }

  @Override
  public SandboxException failure() {
    return LauncherFailure.of(board);
  }

  @Override
  public void kill() {
    try {
      Sockets.send(socket, "k".getBytes(StandardCharsets.US_ASCII), List.of());
    } catch (LinuxException e) {
      gone = true;
    }
  }

  /** It ends its run first, and itself when nothing is left of that. */
  @Override
  public void destroy() {
    Sockets.cut(socket);
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
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!reaped && !Processes.reaped(pid)) {
      if (System.nanoTime() > deadline) {
        Processes.kill(pid, Processes.SIGKILL);
        Processes.reap(pid);
        break;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    reaped = true;
    forgetWritten();
    account.close();
    board.close();
    cgroup.close();
  }
}
