// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.docker.DockerHere;
import dev.afterburner.sandbox.launcher.HostileProgramsContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("a hostile program in a container beside a sidecar")
class SidecarHostileProgramsTest extends HostileProgramsContract {

  @Override
  protected Sandbox open(Path folder) throws Exception {
    return SidecarHere.open(folder);
  }

  /** In the volume that the sidecar shares with the containers of programs. */
  @Override
  protected List<Path> empty(Path folder) {
    String source =
        "{{range .Mounts}}{{if eq .Destination \"/workbench/home/cache\"}}{{.Source}}{{end}}{{end}}";
    List<Path> building = new ArrayList<>();
    try {
      for (String sidecar : SidecarHere.of(ProcessHandle.current().pid())) {
        for (String volume : SidecarHere.docker("inspect", "-f", source, sidecar)) {
          building.add(Path.of(volume, "docker", "building"));
        }
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return building;
  }

  @Override
  protected List<String> left() {
    return DockerHere.programs().stream().filter(command -> !command.contains("--held")).toList();
  }

  @Override
  protected List<String> known() {
    return SHOWN_IN_CONTAINERS;
  }
}
