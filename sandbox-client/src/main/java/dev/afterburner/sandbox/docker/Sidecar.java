// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.core.util.CompressArchiveUtil;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.launcher.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The container in which a workbench serves; it removes itself, and what it kept, at its end. */
final class Sidecar {

  /** Not that of the containers of programs, whose owner is the workbench in this one. */
  static final String LABEL = "dev.afterburner.sidecar";

  private static final String ROOT = "/workbench";
  private static final String HOME = ROOT + "/home";
  private static final ExposedPort PORT = ExposedPort.tcp(SidecarSandbox.PORT);
  private static final String LOOPBACK = "127.0.0.1";
  private static final int LONGEST_OUTPUT = 2_000;
  private static final long GONE_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long POLL_NANOS = 20_000_000;

  private final DockerClient client;
  private final String id;
  private final StringBuilder output = new StringBuilder();

  private Sidecar(DockerClient client, String id) {
    this.client = client;
    this.id = id;
  }

  /**
   * Starts one.
   *
   * @param image the image's identity
   * @param socket the engine's, on the engine's machine
   * @param token what requests to it must bring
   * @param folder in which files may be gathered for a moment
   */
  static Sidecar start(
      Engine engine, SidecarSettings settings, String image, Path socket, String token, Path folder)
      throws SandboxException {
    DockerClient client = engine.client();
    String name = "afterburner-sidecar-" + UUID.randomUUID();
    Sidecar sidecar = null;
    Path gathered = null;
    try (CreateContainerCmd create =
        client
            .createContainerCmd(image)
            .withName(name)
            .withEntrypoint("java")
            .withCmd(arguments(settings))
            .withUser("0:0") // may use the engine's socket
            .withWorkingDir("/")
            .withEnv(
                "WORKBENCH_HOME=" + HOME,
                EngineView.CONTAINER + "=" + name,
                "DOCKER_HOST=unix://" + socket)
            .withExposedPorts(PORT)
            .withVolumes(new Volume(HOME + "/cache")) // which containers of programs share
            .withLabels(labels())
            .withHostConfig(host(socket))) {
      sidecar = new Sidecar(client, create.exec().getId());
      gathered = Files.createTempDirectory(folder, "sidecar");
      sidecar.layIn(settings, token, gathered);
      sidecar.listen();
      client.startContainerCmd(sidecar.id).exec();
      return sidecar;
    } catch (IOException e) {
      remove(sidecar);
      throw new SandboxException(
          Kind.FAILED,
          "can't gather the workbench's files for the container engine in "
              + folder
              + ": "
              + e.getMessage(),
          e);
    } catch (RuntimeException e) {
      remove(sidecar);
      throw Troubles.of("can't start the workbench's sidecar in " + engine.name(), e);
    } finally {
      if (gathered != null) {
        Trees.delete(gathered);
      }
    }
  }

  private static void remove(@org.jspecify.annotations.Nullable Sidecar sidecar) {
    if (sidecar != null) {
      sidecar.remove();
    }
  }

  private static Map<String, String> labels() {
    return Owner.self().labels(LABEL);
  }

  /** As the launcher on this side has them. */
  private static List<String> arguments(SidecarSettings settings) {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < settings.classPath().size(); i++) {
      entries.add(inside(settings, i));
    }
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:disable",
                "-cp",
                String.join(":", entries)));
    arguments.addAll(settings.command());
    return arguments;
  }

  /** Numbered, because folders of classes have all the same name. */
  private static String inside(SidecarSettings settings, int entry) {
    return ROOT + "/lib/" + entry + "-" + settings.classPath().get(entry).getFileName();
  }

  private static HostConfig host(Path socket) {
    return HostConfig.newHostConfig()
        .withAutoRemove(true)
        .withBinds(new Bind(socket.toString(), new Volume(socket.toString()), AccessMode.rw))
        .withPortBindings(new PortBinding(new Ports.Binding(LOOPBACK, ""), PORT))
        // Process numbers mark whose containers are whose; with its own, all sidecars were number
        // 1.
        .withPidMode("host")
        // The sampler's priority, and the right to the socket where SELinux guards it.
        .withCapAdd(Capability.SYS_NICE)
        .withSecurityOpts(List.of("label=disable"))
        .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE));
  }

  private void layIn(SidecarSettings settings, String token, Path gathered) throws IOException {
    Path root = Files.createDirectories(gathered.resolve("root"));
    Path lib = Files.createDirectories(root.resolve(ROOT.substring(1)).resolve("lib"));
    for (int i = 0; i < settings.classPath().size(); i++) {
      Path entry = settings.classPath().get(i);
      Path target = lib.resolve(Path.of(inside(settings, i)).getFileName());
      if (Files.isDirectory(entry)) {
        Trees.lay(entry, Files.createDirectory(target));
      } else {
        Trees.link(entry, target);
      }
    }
    Path home = Files.createDirectories(root.resolve(HOME.substring(1)));
    for (Map.Entry<String, byte[]> file : settings.settings().entrySet()) {
      Files.write(home.resolve(file.getKey()), file.getValue());
    }
    Files.writeString(root.resolve(SidecarSandbox.TOKEN.substring(1)), token);
    Path tar = gathered.resolve("tar");
    CompressArchiveUtil.tar(root, tar, false, true);
    try (InputStream in = Files.newInputStream(tar)) {
      client.copyArchiveToContainerCmd(id).withRemotePath("/").withTarInputStream(in).exec();
    }
  }

  /** Hears what it prints, from before its start on: it is gone as soon as it has ended. */
  private void listen() {
    ResultCallback.Adapter<Frame> hearing =
        new ResultCallback.Adapter<>() {
          @Override
          public void onNext(Frame frame) {
            hear(new String(frame.getPayload(), StandardCharsets.UTF_8));
          }
        };
    try {
      client
          .attachContainerCmd(id)
          .withStdOut(true)
          .withStdErr(true)
          .withFollowStream(true)
          .exec(hearing)
          .awaitStarted();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void hear(String text) {
    output.append(text);
    if (output.length() > 2 * LONGEST_OUTPUT) {
      output.delete(0, output.length() - LONGEST_OUTPUT);
    }
  }

  /** The last that it printed, on one line. */
  synchronized String output() {
    return output.toString().strip().replaceAll("\\s*\n\\s*", " | ");
  }

  boolean isRunning() {
    try {
      return Boolean.TRUE.equals(client.inspectContainerCmd(id).exec().getState().getRunning());
    } catch (RuntimeException e) {
      return false; // gone, or the engine is
    }
  }

  /** The port on the engine's loopback at which it is to be reached; 0 where there is none. */
  int port() {
    InspectContainerResponse seen = client.inspectContainerCmd(id).exec();
    Ports.Binding[] bindings = seen.getNetworkSettings().getPorts().getBindings().get(PORT);
    if (bindings == null || bindings.length == 0 || bindings[0].getHostPortSpec() == null) {
      return 0;
    }
    return Integer.parseInt(bindings[0].getHostPortSpec());
  }

  /** Waits until it has ended by itself; then removes what did not. */
  void awaitGone() {
    long deadline = System.nanoTime() + GONE_NANOS;
    while (System.nanoTime() < deadline) {
      try {
        client.inspectContainerCmd(id).exec();
      } catch (RuntimeException e) {
        return;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    remove();
  }

  /** Ends it at once. */
  void remove() {
    Owner.remove(client, id);
  }

  /**
   * Removes those that were made and never begun; one that runs ends with its workbench. To be told
   * by process numbers here, they must be this machine's.
   */
  static void sweep(DockerClient client) {
    Owner.sweep(client, LABEL, container -> !"running".equals(container.getState()));
  }
}
