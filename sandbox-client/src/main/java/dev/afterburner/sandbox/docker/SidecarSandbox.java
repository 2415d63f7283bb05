// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Preparation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.monolith.Hold;
import dev.afterburner.sandbox.monolith.MonolithSandbox;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The sandbox in containers of an engine on another kernel, as that of Docker Desktop or Colima is.
 * A workbench runs in a container of the engine, its sidecar, and there measures programs in
 * containers by {@link DockerSandbox}; this one asks it over HTTP. The sidecar ends with the
 * connection that this process holds to it.
 */
public final class SidecarSandbox implements Sandbox {

  /** Where the sidecar serves, inside its container. */
  public static final int PORT = 8000;

  /** The file inside its container that has the token. */
  public static final String TOKEN = "/workbench/token";

  /** By this variable the engine's socket in the engine's machine, where it is no usual one. */
  private static final String SOCKET = "WORKBENCH_ENGINE_SOCKET";

  private static final int TOKEN_BYTES = 32;
  private static final long START_NANOS = Duration.ofSeconds(60).toNanos();
  private static final long POLL_NANOS = 50_000_000;

  private final Preparation preparation;
  private final Engine engine;
  private final Images images;
  private final SidecarSettings settings;
  private final Path socket;
  private final Path folder;
  private Serving serving;

  /** One sidecar and the connections to it. */
  private record Serving(Sidecar sidecar, MonolithSandbox sandbox, Hold hold) {

    boolean isGone() {
      return !hold.isOpen();
    }

    void end() {
      hold.close();
      sandbox.close();
      sidecar.awaitGone();
    }
  }

  /**
   * Starts a sidecar.
   *
   * @param folder where files may be gathered for a moment; it must be there
   * @param settings what the sidecar is
   * @param environment this process' variables, of which DOCKER_HOST, XDG_RUNTIME_DIR and HOME say
   *     where an engine is
   * @param preparing told of images to fetch and of the sidecar's start, as {@link Preparation}
   *     tells it
   * @throws SandboxException ISOLATION_UNAVAILABLE where no engine is to be had; TOOLCHAIN_MISSING
   *     where the sidecar's image is not; FAILED where the sidecar does not come up
   */
  public SidecarSandbox(
      Path folder,
      SidecarSettings settings,
      Map<String, String> environment,
      Consumer<String> preparing,
      Cancellation cancellation)
      throws SandboxException {
    this.preparation = new Preparation(preparing);
    this.engine = Engine.find(environment);
    this.images = new Images(engine);
    this.settings = settings;
    this.folder = folder;
    this.socket = socket(engine, environment);
    try {
      sweep();
      this.serving = start(RunObserver.ofPreparing(preparing), cancellation);
    } catch (SandboxException e) {
      engine.close();
      throw e;
    } finally {
      preparing.accept("");
    }
  }

  /** Where the engine listens on its own machine. */
  private static Path socket(Engine engine, Map<String, String> environment) {
    String named = environment.getOrDefault(SOCKET, "");
    if (!named.isBlank()) {
      return Path.of(named);
    }
    if (engine.kernel().isEmpty() && "unix".equals(engine.address().getScheme())) {
      return Path.of(engine.address().getPath());
    }
    return Path.of(engine.podman() ? "/run/podman/podman.sock" : "/var/run/docker.sock");
  }

  private void sweep() throws SandboxException {
    try {
      Sidecar.sweep(engine.client());
    } catch (RuntimeException e) {
      throw Troubles.of("can't look for sidecars that an earlier workbench left", e);
    }
  }

  private Serving start(RunObserver observer, Cancellation cancellation) throws SandboxException {
    String image;
    try {
      image = images.find(settings.image(), observer, cancellation).id();
    } catch (SandboxException e) {
      throw new SandboxException(
          e.kind(),
          "the container engine "
              + engine.name()
              + " is on another kernel, where a workbench has to run beside the programs; "
              + e.getMessage()
              + " (\"sidecar\" in images.json, with a Java 25 runtime)",
          e);
    }
    observer.preparing("starting the workbench's sidecar in the container engine");
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    String token = HexFormat.of().formatHex(random);
    Sidecar sidecar = Sidecar.start(engine, settings, image, socket, token, folder);
    try {
      return connect(sidecar, token, cancellation);
    } catch (RuntimeException e) {
      sidecar.remove();
      throw Troubles.of("can't look at the workbench's sidecar in " + engine.name(), e);
    } catch (SandboxException e) {
      sidecar.remove();
      throw e;
    }
  }

  private Serving connect(Sidecar sidecar, String token, Cancellation cancellation)
      throws SandboxException {
    int port = sidecar.port();
    if (port == 0 && sidecar.isRunning()) {
      throw new SandboxException(
          Kind.ISOLATION_UNAVAILABLE,
          "the container engine "
              + engine.name()
              + " publishes no port of the workbench's sidecar, which so can't be reached: is its"
              + " default network switched off? Switch it on, or start ./workbench serve --sandbox"
              + " docker on the engine's machine and name its address");
    }
    String address = "http://127.0.0.1:" + port;
    long deadline = System.nanoTime() + START_NANOS;
    while (true) {
      try {
        MonolithSandbox sandbox = MonolithSandbox.connect(address, token);
        try {
          return new Serving(sidecar, sandbox, sandbox.hold());
        } catch (SandboxException e) {
          sandbox.close();
          throw e;
        }
      } catch (SandboxException e) {
        if (!sidecar.isRunning()) {
          throw new SandboxException(
              Kind.FAILED,
              "the workbench's sidecar in "
                  + engine.name()
                  + " ended at its start; it said: "
                  + sidecar.output()
                  + ". It needs the engine's socket, which is looked for at "
                  + socket
                  + " on the engine's machine (WORKBENCH_ENGINE_SOCKET names another place), and a"
                  + " Java 25 runtime in the image "
                  + settings.image(),
              e);
        }
        if (cancellation.isCancelled() || System.nanoTime() > deadline) {
          throw new SandboxException(
              Kind.ISOLATION_UNAVAILABLE,
              "the workbench's sidecar runs in "
                  + engine.name()
                  + ", but can't be reached at port "
                  + port
                  + " of this machine's loopback, where the engine should publish it ("
                  + e.getMessage()
                  + "). On an engine on another computer, start ./workbench serve --sandbox docker"
                  + " there and name its address",
              e);
        }
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** The sidecar; another one where the last has ended, with the engine say. */
  private synchronized Serving serving(RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    if (serving.isGone()) {
      serving.end();
      serving = start(observer, cancellation);
    }
    return serving;
  }

  @Override
  public synchronized Isolation isolation() {
    Isolation there = serving.sandbox().isolation();
    List<String> details = new ArrayList<>(there.details());
    details.set(0, engine.name() + " at " + engine.address() + ", measured by a sidecar in it");
    return new Isolation(there.level(), details);
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    if (execution.program() instanceof Program.Command command) {
      throw ImageTooling.notInContainers(command);
    }
    return preparation.tell(observer, told -> serve(execution, told, cancellation));
  }

  private Run serve(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    Serving used = serving(observer, cancellation);
    try {
      return used.sandbox().run(execution, observer, cancellation);
    } catch (SandboxException e) {
      throw used.isGone() ? ended(e) : e;
    }
  }

  private SandboxException ended(SandboxException cause) {
    return new SandboxException(
        Kind.FAILED,
        "the workbench's sidecar in "
            + engine.name()
            + " was ended from outside while a program ran: was it removed, or the container engine"
            + " stopped? Start the engine, and run the program again",
        cause);
  }

  /** Ends all runs, and waits until the sidecar and all containers are gone. */
  @Override
  public synchronized void close() {
    serving.end();
    engine.close();
  }
}
