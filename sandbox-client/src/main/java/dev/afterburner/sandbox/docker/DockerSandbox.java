// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Preparation;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.launcher.Cores;
import dev.afterburner.sandbox.launcher.LauncherBinary;
import dev.afterburner.sandbox.launcher.ProgramStore;
import dev.afterburner.sandbox.launcher.Runner;
import dev.afterburner.sandbox.launcher.Sampler;
import dev.afterburner.sandbox.launcher.Trees;
import dev.afterburner.sandbox.launcher.Workshop;
import dev.afterburner.sandbox.linux.Scheduling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The sandbox in containers: each worker has one for each image, which is kept warm and emptied
 * between runs. Programs are compiled and run by what is in the image, and measured exactly as in
 * the local sandbox, by the same launcher and the same sampler, which needs the engine on the same
 * kernel; see {@link SidecarSandbox} for others.
 */
public final class DockerSandbox implements Sandbox {

  private static final int LANGUAGES_KEPT_WARM = 4;

  private final Preparation preparation;
  private final Engine engine;
  private final ContainerPool containers;
  private final Sampler sampler;
  private final Workshop workshop;
  private final Isolation isolation;

  /**
   * A sandbox.
   *
   * @param folder where it keeps compiled programs; made where it is not there, for this user alone
   * @param settings how it works
   * @param languages the known languages
   * @param environment this process' variables, of which DOCKER_HOST, XDG_RUNTIME_DIR and HOME say
   *     where an engine is
   * @param preparing told of images to fetch, as {@link Preparation} tells it
   * @throws SandboxException ISOLATION_UNAVAILABLE where no engine is to be had; FAILED where the
   *     folder can't be written
   */
  public DockerSandbox(
      Path folder,
      DockerSettings settings,
      Languages languages,
      Map<String, String> environment,
      Consumer<String> preparing)
      throws SandboxException {
    this.preparation = new Preparation(preparing);
    this.engine = Engine.find(environment);
    try {
      engine.needOwnKernel();
      Path own = Files.createDirectories(folder).toRealPath();
      Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
      Path running = Files.createDirectories(own.resolve("containers"));
      sweep(running);
      Cores cores = new Cores(Scheduling.cores());
      Images images = new Images(engine);
      this.containers =
          new ContainerPool(
              engine,
              images,
              running,
              LauncherBinary.in(own),
              LANGUAGES_KEPT_WARM * (settings.workers() + 1));
      this.sampler = new Sampler(cores.sampling());
      Runner runner = new Runner(containers, sampler, Scheduling.pageSize());
      this.workshop =
          new Workshop(
              new ImageTooling(images, runner, languages, settings.images()),
              new ProgramStore(own, runner),
              runner,
              cores,
              settings.workers());
      this.isolation = new Isolation(Isolation.Level.CONTAINER, details());
    } catch (IOException e) {
      engine.close();
      throw new SandboxException(
          Kind.FAILED, "the sandbox can't use the folder " + folder + ": " + e.getMessage(), e);
    } catch (SandboxException e) {
      engine.close();
      throw e;
    }
  }

  private List<String> details() {
    List<String> details =
        new ArrayList<>(
            List.of(
                "containers of " + engine.name() + " at " + engine.address(),
                "no network, read-only root, no capabilities, no new privileges, user nobody"));
    if (engine.unbounded().isEmpty()) {
      details.add("system call filter; memory, processes and core bounded, no swap");
    } else {
      details.add(
          "system call filter; NOT bounded by this engine: "
              + String.join(", ", engine.unbounded())
              + ". Only the sampler ends a program that crosses a limit: one that means harm could"
              + " take the machine's memory meanwhile");
      details.add("an engine that root runs, or control groups of version 2, would bound them too");
    }
    details.add("emptied between runs");
    return details;
  }

  /**
   * Removes what killed workbenches have left: containers, and then the folders of all that are
   * gone.
   */
  private void sweep(Path running) throws SandboxException, IOException {
    try {
      Owner.sweep(engine.client());
    } catch (RuntimeException e) {
      throw Troubles.of("can't look for containers that an earlier workbench left", e);
    }
    try (Stream<Path> folders = Files.list(running)) {
      folders.filter(Files::isDirectory).filter(Owner::isAbandoned).forEach(Trees::delete);
    }
  }

  /**
   * The container engine that would be used, for people.
   *
   * @param environment as for the constructor
   * @throws SandboxException ISOLATION_UNAVAILABLE, with what is in the way and what to do
   */
  public static String engine(Map<String, String> environment) throws SandboxException {
    try (Engine engine = Engine.find(environment)) {
      return engine.name()
          + " at "
          + engine.address()
          + (engine.kernel().isEmpty()
              ? ""
              : ", on a kernel of its own: programs are measured by a sidecar in it")
          + (engine.unbounded().isEmpty()
              ? ""
              : "; it does not bound " + String.join(", ", engine.unbounded()));
    }
  }

  /**
   * Whether the engine is on this process' kernel. Where it is not, only {@link SidecarSandbox} can
   * use it.
   *
   * @param environment as for the constructor
   * @throws SandboxException ISOLATION_UNAVAILABLE where no engine is to be had
   */
  public static boolean isOnThisKernel(Map<String, String> environment) throws SandboxException {
    try (Engine engine = Engine.find(environment)) {
      return engine.kernel().isEmpty();
    }
  }

  @Override
  public Isolation isolation() {
    return isolation;
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    return preparation.tell(observer, told -> workshop.run(execution, told, cancellation));
  }

  /** Ends all runs, and removes all containers. */
  @Override
  public void close() {
    if (workshop.close()) {
      containers.close();
      sampler.close();
      engine.close();
    }
  }
}
