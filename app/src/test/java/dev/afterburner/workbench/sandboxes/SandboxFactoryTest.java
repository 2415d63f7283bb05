// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.docker.EngineImages;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.workbench.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("On a system without the local sandbox")
class SandboxFactoryTest {

  @TempDir private Path folder;

  private SandboxFactory on(String system) {
    return new SandboxFactory(
        () -> folder,
        Toolchains::ofThisMachine,
        () ->
            new ContainerImages(
                folder.resolve("images.json"), new Languages().all(), new EngineImages(Map.of())),
        () -> null,
        Main.class.getName(),
        Map.of("DOCKER_HOST", "unix://" + folder.resolve("no.sock")),
        system);
  }

  private static SandboxException refused(SandboxFactory factory, SandboxAddress address) {
    return assertThrows(SandboxException.class, () -> factory.open(address, 1, what -> {}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mac OS X", "Windows 11"})
  @DisplayName("it says which ways there are to run programs, by command and in the window")
  void ways(String system) throws Exception {
    SandboxException said = refused(on(system), new SandboxAddress.ThisMachine());
    assertEquals(SandboxException.Kind.ISOLATION_UNAVAILABLE, said.kind());
    String words = String.valueOf(said.getMessage());
    for (String way :
        List.of(
            "--sandbox docker",
            "Containers on this machine",
            "--sandbox http://host:port",
            "A server…")) {
      assertTrue(words.contains(way), words);
    }
    assertTrue(words.startsWith("programs can't be run by " + system), words);
    assertEquals(system.startsWith("Windows"), words.contains("WSL 2"), words);
    try (var made = Files.list(folder)) {
      assertEquals(0, made.count(), "nothing is unpacked or written");
    }
  }

  @Test
  @DisplayName("containers and servers are asked for as everywhere")
  void others() {
    for (SandboxAddress address :
        List.of(new SandboxAddress.Containers(), new SandboxAddress.Server("http://127.0.0.1:1"))) {
      String words = String.valueOf(refused(on("Mac OS X"), address).getMessage());
      assertFalse(words.contains("programs can't be run by"), words);
      assertTrue(words.contains("no.sock") || words.contains("127.0.0.1:1"), words);
    }
  }
}
