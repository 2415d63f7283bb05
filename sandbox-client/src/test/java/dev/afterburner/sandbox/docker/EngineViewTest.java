// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the engine's view of this process' files")
class EngineViewTest {

  @Test
  @DisplayName("is the same outside of containers, and goes by the container's mounts inside")
  void mounts() {
    Path folder = Path.of("/workbench/home/cache/docker/containers/1-a");
    assertEquals(folder, new EngineView(List.of()).of(folder));
    EngineView inside =
        new EngineView(
            List.of(
                new EngineView.Mount(Path.of("/run/d.sock"), Path.of("/run/d.sock")),
                new EngineView.Mount(Path.of("/workbench/home/cache"), Path.of("/var/v/1/_data"))));
    assertEquals(Path.of("/var/v/1/_data/docker/containers/1-a"), inside.of(folder));
    assertEquals(Path.of("/workbench/home"), inside.of(Path.of("/workbench/home")));
  }
}
