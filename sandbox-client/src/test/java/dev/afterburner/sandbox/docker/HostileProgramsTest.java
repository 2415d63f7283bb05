// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.launcher.HostileProgramsContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("a hostile program in a container")
class HostileProgramsTest extends HostileProgramsContract {

  @Override
  protected Sandbox open(Path folder) throws Exception {
    return DockerHere.open(folder, 1);
  }

  @Override
  protected List<Path> empty(Path folder) {
    return List.of(folder.resolve("building"));
  }

  @Override
  protected List<String> left() {
    return DockerHere.programs();
  }

  @Override
  protected List<String> known() {
    return SHOWN_IN_CONTAINERS;
  }
}
