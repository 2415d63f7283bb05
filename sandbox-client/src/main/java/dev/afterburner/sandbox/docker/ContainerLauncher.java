// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.launcher.Account;
import dev.afterburner.sandbox.launcher.Board;
import dev.afterburner.sandbox.launcher.Job;
import dev.afterburner.sandbox.launcher.Launcher;
import dev.afterburner.sandbox.launcher.ProgramStore;
import dev.afterburner.sandbox.launcher.Request;
import dev.afterburner.sandbox.launcher.Trees;
import dev.afterburner.sandbox.linux.Descriptors;
import dev.afterburner.sandbox.linux.LinuxException;
import dev.afterburner.sandbox.linux.ProcessFolder;
import dev.afterburner.sandbox.linux.Sockets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A launcher that is the first process of a container. Between runs it ends what was left and
 * empties all folders that the run could write to.
 */
final class ContainerLauncher implements Launcher, AutoCloseable {

  static final String PROGRAM = ProgramStore.INSIDE;

  private static final int START_MILLIS = 30_000;
  private static final int WIPE_MILLIS = 30_000;
  private static final int OUT_OF_THE_WAY = 64;

  private final ContainerSpec spec;
  private final String image;
  private final Container container;
  private final Path folder;
  private final Board board;
  private final int socket;
  private final int processes;
  private final Account account;
  private final Map<String, Integer> writable = new HashMap<>();
  private volatile boolean gone;
  private long kills;
  private boolean wiping;
  private boolean closed;

  private ContainerLauncher(
      ContainerSpec spec,
      String image,
      Container container,
      Path folder,
      Board board,
      int socket,
      List<Integer> descriptors,
      Account account) {
    this.spec = spec;
    this.image = image;
    this.container = container;
    this.folder = folder;
    this.board = board;
    this.socket = socket;
    this.processes = descriptors.get(0);
    int next = 1;
    for (String path : spec.writable().sequencedKeySet()) {
      writable.put(path, descriptors.get(next++));
    }
    this.account = account;
  }

  /**
   * What the engine's control group counts.
   *
   * @param letters of the open files that follow those of the folders, as launcher.c names them
   */
  private static Account account(Engine engine, String letters, List<Integer> files) {
    int[] known = {-1, -1, -1};
    for (int i = 0; i < files.size(); i++) {
      int at = i < letters.length() ? "usc".indexOf(letters.charAt(i)) : -1;
      // An engine that bounds nothing shows a group that is not the container's own.
      if (at >= 0 && engine.bounds(Engine.MEMORY)) {
        known[at] = files.get(i);
      } else {
        Descriptors.close(files.get(i));
      }
    }
    return new Account(known[0], known[1], known[2]);
  }

  /**
   * Starts a container, and waits until its launcher has reported.
   *
   * @param image the image's name, for people
   * @param folder a fresh one, of the container's alone; removed with it
   * @param executable the launcher, see {@link dev.afterburner.sandbox.launcher.LauncherBinary}
   */
  static ContainerLauncher start(
      Engine engine, ContainerSpec spec, String image, Path folder, Path executable, Owner owner)
      throws SandboxException {
    Board board = null;
    Container container = null;
    int listener = -1;
    int socket = -1;
    try {
      board = new Board();
      board.reset();
      Path entry = shared(folder.resolve("entry"));
      Path program = shared(folder.resolve("program"));
      Trees.link(executable, entry.resolve("launcher"));
      Files.setPosixFilePermissions(
          entry.resolve("launcher"), PosixFilePermissions.fromString("r-xr-xr-x"));
      listener = listen(entry);
      container = Container.start(engine, spec, image, entry, program, owner);
      socket = Sockets.accept(listener, START_MILLIS);
      Files.delete(entry.resolve("socket")); // nobody else is to connect
      if (socket < 0) {
        throw silent(image);
      }
      Sockets.send(socket, new byte[] {'b'}, List.of(board.fd()));
      Sockets.Packet ready = Sockets.receive(socket, START_MILLIS);
      List<Integer> descriptors = ready.descriptors();
      int own = spec.writable().size() + 1;
      if (!ready.text().startsWith("r") || descriptors.size() < own) {
        descriptors.forEach(Descriptors::close);
        throw silent(image);
      }
      Account account =
          account(engine, ready.text().substring(1), descriptors.subList(own, descriptors.size()));
      return new ContainerLauncher(
          spec, image, container, folder, board, socket, descriptors.subList(0, own), account);
    } catch (IOException | SandboxException e) {
      Descriptors.close(socket);
      if (container != null) {
        container.remove();
      }
      if (board != null) {
        board.close();
      }
      Trees.delete(folder);
      throw e instanceof SandboxException known
          ? known
          : new SandboxException(
              Kind.FAILED, "can't prepare a container in " + folder + ": " + e.getMessage(), e);
    } finally {
      Descriptors.close(listener);
    }
  }

  private static Path shared(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A socket's path has 107 bytes at most; that of a descriptor is short. */
  private static int listen(Path entry) throws IOException {
    int fd = Descriptors.open(entry.toString());
    try {
      int listener = Sockets.listen("/proc/self/fd/" + fd + "/socket");
      Files.setPosixFilePermissions(
          entry.resolve("socket"), PosixFilePermissions.fromString("rw-rw-rw-"));
      return listener;
    } finally {
      Descriptors.close(fd);
    }
  }

  private static SandboxException silent(String image) {
    return new SandboxException(
        Kind.FAILED,
        "the launcher in a container of the image "
            + image
            + " does not report. Is the image for another processor, or the workbench's folder not"
            + " visible to the engine, or mounted noexec?");
  }

  ContainerSpec spec() {
    return spec;
  }

  Container container() {
    return container;
  }

  @Override
  public Board board() {
    return board;
  }

  /** The container is made for the run's limits. */
  @Override
  public void limit(Limits limits) {}

  @Override
  public Account account() {
    return account;
  }

  @Override
  public long memoryKills() {
    long now = board.memoryKills();
    kills = now == 0 ? kills : now;
    return kills;
  }

  @Override
  public void begin(Job job, int core, int stdin, int stdout, int stderr) throws IOException {
    for (Job.Bind bind : job.binds()) {
      Integer memory = writable.get(bind.target());
      if (memory != null) {
        Trees.copy(bind.source(), inside(memory));
      } else if (bind.target().equals(PROGRAM)) {
        Trees.lay(bind.source(), folder.resolve("program"));
      }
    }
    Sockets.send(socket, new Request(job, core).bytes(), List.of(stdin, stdout, stderr));
  }

  /** A folder of the container's by its open descriptor. */
  private static Path inside(int fd) {
    return Path.of("/proc/self/fd/" + fd);
  }

  @Override
  public @Nullable Sight sight() throws LinuxException {
    if (board.initPid() == 0) {
      return null;
    }
    List<Integer> files = new ArrayList<>();
    for (int fd : writable.values()) {
      files.add(Descriptors.duplicate(fd, OUT_OF_THE_WAY));
    }
    return new Sight(ProcessFolder.at(Descriptors.duplicate(processes, OUT_OF_THE_WAY)), files);
  }

  @Override
  public void kill() {
    try {
      Sockets.send(socket, "k".getBytes(StandardCharsets.US_ASCII), List.of());
    } catch (LinuxException e) {
      gone = true;
    }
  }

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
  public boolean isAlive() {
    if (!gone && Sockets.isCut(socket)) {
      gone = true;
    }
    return !gone;
  }

  @Override
  public void collect(Job job) throws IOException {
    for (Job.Bind bind : job.binds()) {
      Integer memory = writable.get(bind.target());
      if (memory != null) {
        Trees.bring(inside(memory), bind.source());
      }
    }
  }

  @Override
  public SandboxException failure() {
    if (board.state() == Board.FAILED) {
      return new SandboxException(
          Kind.FAILED,
          "the sandbox stopped at step "
              + board.failStep()
              + " in a container of the image "
              + image
              + " ("
              + board.failDetail()
              + ": "
              + LinuxException.text(board.failErrno())
              + ")");
    }
    return new SandboxException(
        Kind.FAILED,
        "the container "
            + container.id().substring(0, 12)
            + " of the image "
            + image
            + " was ended from outside while a program ran in it: was it removed, or the container"
            + " engine stopped? Start the engine, and run the program again");
  }

  /** Begins to empty what the last run could write to. */
  void wipe() {
    Trees.empty(folder.resolve("program"));
    try {
      Sockets.send(socket, "w".getBytes(StandardCharsets.US_ASCII), List.of());
      wiping = true;
    } catch (LinuxException e) {
      gone = true;
    }
  }

  /** Waits until nothing of the last run is left; false when it can't be used any more. */
  boolean isClean() {
    try {
      if (wiping) {
        wiping = false;
        gone |= !Sockets.receive(socket, WIPE_MILLIS).text().equals("w");
      }
    } catch (LinuxException e) {
      gone = true;
    }
    return isAlive();
  }

  /** Ends it, and waits until the container is gone. No run may be watched any more. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    gone = true;
    Descriptors.close(socket);
    Descriptors.close(processes);
    account.close();
    writable.values().forEach(Descriptors::close);
    container.remove();
    board.close();
    Trees.delete(folder);
  }
}
