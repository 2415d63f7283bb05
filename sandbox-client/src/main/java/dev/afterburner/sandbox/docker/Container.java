// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Volume;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.launcher.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A container whose first process is a launcher. It removes itself when the launcher ends. */
final class Container {

  private static final String NOBODY = "65534:65534";
  private static final String QUEUES = "/dev/mqueue";
  private static final String ENTRY = "/entry";

  private final DockerClient client;
  private final String id;

  private Container(DockerClient client, String id) {
    this.client = client;
    this.id = id;
  }

  /**
   * Starts one.
   *
   * @param image the image's name, for people
   * @param entry folder with the launcher and the socket that it connects to
   * @param program folder in which programs will be laid
   * @param owner who it belongs to
   */
  static Container start(
      Engine engine, ContainerSpec spec, String image, Path entry, Path program, Owner owner)
      throws SandboxException {
    DockerClient client = engine.client();
    List<String> command = new ArrayList<>(List.of(ENTRY + "/launcher", ENTRY + "/socket"));
    command.addAll(spec.writable().sequencedKeySet());
    CreateContainerCmd create =
        client
            .createContainerCmd(spec.image())
            .withEntrypoint(command)
            .withCmd(List.of())
            .withUser(NOBODY)
            .withWorkingDir("/")
            .withNetworkDisabled(true)
            .withLabels(owner.labels())
            .withHostConfig(host(engine, spec, entry, program));
    engine.greet();
    Container container = null;
    try {
      container = new Container(client, create.exec().getId());
      client.startContainerCmd(container.id).exec();
      return container;
    } catch (RuntimeException e) {
      if (container != null) {
        container.remove();
      }
      throw Troubles.of("can't start a container of the image " + image, e);
    } finally {
      create.close();
    }
  }

  private static HostConfig host(Engine engine, ContainerSpec spec, Path entry, Path program) {
    List<Bind> binds = new ArrayList<>(List.of(readOnly(engine, entry, ENTRY)));
    if (!spec.writable().containsKey(ContainerLauncher.PROGRAM)) {
      binds.add(readOnly(engine, program, ContainerLauncher.PROGRAM));
    }
    spec.shown().forEach((inside, folder) -> binds.add(readOnly(engine, folder, inside)));
    Map<String, String> memory = new LinkedHashMap<>();
    spec.writable()
        .forEach(
            (path, bytes) ->
                memory.put(
                    path,
                    "rw,exec,nosuid,nodev,mode="
                        + (path.equals("/tmp") || path.equals("/dev/shm") ? "1777" : "777")
                        + ",size="
                        + bytes
                        // Podman refuses the word: there only memory bounds the number of files.
                        + (engine.podman() ? "" : ",nr_inodes=" + Request.mostFiles())));
    // Engines make these writable by themselves, and no run may leave anything in them.
    List<String> covered = engine.podman() ? List.of(QUEUES, "/run", "/var/tmp") : List.of(QUEUES);
    covered.forEach(path -> memory.putIfAbsent(path, "ro,nosuid,nodev,noexec,size=4096"));
    HostConfig host =
        HostConfig.newHostConfig()
            .withAutoRemove(true)
            .withBinds(binds)
            .withTmpFs(memory)
            .withReadonlyRootfs(true)
            .withNetworkMode("none")
            .withIpcMode("none")
            .withCapDrop(Capability.ALL)
            .withSecurityOpts(List.of("no-new-privileges"))
            .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE));
    // Podman refuses what it can't do, where Docker passes over it.
    if (engine.bounds(Engine.MEMORY)) {
      host.withMemory(spec.memoryBytes()).withMemorySwap(spec.memoryBytes());
    }
    if (engine.bounds(Engine.PROCESSES)) {
      host.withPidsLimit((long) spec.processes());
    }
    if (engine.bounds(Engine.CORE) && spec.core() >= 0) {
      host.withCpusetCpus(Integer.toString(spec.core()));
    }
    return host;
  }

  private static Bind readOnly(Engine engine, Path folder, String inside) {
    return new Bind(engine.view().of(folder).toString(), new Volume(inside), AccessMode.ro);
  }

  String id() {
    return id;
  }

  /** Removes it where it has not removed itself, and waits until it is gone. */
  void remove() {
    Owner.remove(client, id);
  }
}
