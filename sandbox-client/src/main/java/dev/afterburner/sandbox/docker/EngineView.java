// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How the engine sees this process' folders: under the same paths, unless this process is in a
 * container of the engine's itself.
 *
 * @param mounts folders of this process' container, and where the engine has them
 */
record EngineView(List<Mount> mounts) {

  /** By this variable a process in a container knows the container's name. */
  static final String CONTAINER = "WORKBENCH_CONTAINER";

  /** A folder of this process' that is one of the engine's. */
  record Mount(Path inside, Path outside) {}

  EngineView {
    mounts = List.copyOf(mounts);
  }

  /**
   * Asks the engine.
   *
   * @param environment this process' variables
   */
  static EngineView of(DockerClient client, Map<String, String> environment) {
    String container = environment.getOrDefault(CONTAINER, "");
    if (container.isEmpty()) {
      return new EngineView(List.of());
    }
    List<InspectContainerResponse.Mount> mounts =
        Objects.requireNonNullElse(
            client.inspectContainerCmd(container).exec().getMounts(), List.of());
    return new EngineView(
        mounts.stream()
            .filter(mount -> mount.getDestination() != null && mount.getSource() != null)
            .map(
                mount ->
                    new Mount(
                        Path.of(Objects.requireNonNull(mount.getDestination()).getPath()),
                        Path.of(Objects.requireNonNull(mount.getSource()))))
            .toList());
  }

  /** The engine's path of a folder. */
  Path of(Path folder) {
    return mounts.stream()
        .filter(mount -> folder.startsWith(mount.inside()))
        .findFirst()
        .map(mount -> mount.outside().resolve(mount.inside().relativize(folder)))
        .orElse(folder);
  }
}
