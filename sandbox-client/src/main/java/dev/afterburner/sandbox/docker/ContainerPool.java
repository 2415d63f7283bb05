// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.launcher.Job;
import dev.afterburner.sandbox.launcher.Launcher;
import dev.afterburner.sandbox.launcher.Launchers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Containers that wait for work. The one unused for longest is ended when there are too many. */
final class ContainerPool implements Launchers, AutoCloseable {

  private final Engine engine;
  private final Images images;
  private final Path folder;
  private final Path executable;
  private final int mostIdle;
  private final Owner owner = Owner.self();
  private final Deque<ContainerLauncher> idle = new ArrayDeque<>();
  private final ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor();
  private boolean closed;

  /**
   * A pool.
   *
   * @param images name what runs, for people
   * @param folder in which each container has a folder of its own
   * @param executable the launcher
   * @param mostIdle how many are kept warm
   */
  ContainerPool(Engine engine, Images images, Path folder, Path executable, int mostIdle) {
    this.engine = engine;
    this.images = images;
    this.folder = folder;
    this.executable = executable;
    this.mostIdle = mostIdle;
  }

  @Override
  public Launcher take(Job job, int core) throws SandboxException {
    ContainerSpec spec = ContainerSpec.of(job, core);
    for (Optional<ContainerLauncher> warm = warm(spec); warm.isPresent(); warm = warm(spec)) {
      ContainerLauncher launcher = warm.get();
      if (launcher.isClean()) {
        return launcher;
      }
      end(launcher);
    }
    try {
      Path own = Files.createTempDirectory(folder, owner.prefix());
      return ContainerLauncher.start(
          engine, spec, images.nameOf(spec.image()), own, executable, owner);
    } catch (IOException e) {
      throw new SandboxException(
          Kind.FAILED, "can't make a container's folder in " + folder + ": " + e.getMessage(), e);
    }
  }

  private synchronized Optional<ContainerLauncher> warm(ContainerSpec spec) {
    for (Iterator<ContainerLauncher> all = idle.iterator(); all.hasNext(); ) {
      ContainerLauncher launcher = all.next();
      if (launcher.spec().equals(spec)) {
        all.remove();
        return Optional.of(launcher);
      }
    }
    return Optional.empty();
  }

  @Override
  public void give(Launcher launcher) {
    if (!(launcher instanceof ContainerLauncher own)) {
      throw new IllegalArgumentException("not from this pool");
    }
    if (own.board().leftBehind()) {
      own.destroy();
    } else if (!own.isGone()) {
      own.wipe();
    }
    ContainerLauncher surplus = keep(own);
    if (surplus != null) {
      end(surplus);
    }
  }

  /** Keeps it, and says which one has to go for it. */
  private synchronized @org.jspecify.annotations.Nullable ContainerLauncher keep(
      ContainerLauncher launcher) {
    if (closed || launcher.isGone()) {
      return launcher;
    }
    idle.addFirst(launcher);
    return idle.size() > mostIdle ? idle.removeLast() : null;
  }

  /** Takes a tenth of a second, for which nobody has to wait. */
  private void end(ContainerLauncher launcher) {
    closing.execute(launcher::close);
  }

  /** Ends all, and waits until they are gone. */
  @Override
  public void close() {
    List<ContainerLauncher> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(idle);
      idle.clear();
    }
    all.forEach(this::end);
    closing.close();
  }
}
