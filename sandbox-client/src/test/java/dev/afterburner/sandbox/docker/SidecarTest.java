// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.language.Languages;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("a sidecar that can't be had")
class SidecarTest {

  @TempDir private Path folder;

  private SandboxException failure(String image, Map<String, String> environment) {
    folder.resolve("classes").toFile().mkdir();
    SidecarSettings settings =
        new SidecarSettings(
            image, List.of(folder.resolve("classes")), List.of("Nothing"), Map.of());
    return assertThrows(
        SandboxException.class,
        () ->
            new SidecarSandbox(folder, settings, environment, what -> {}, new Cancellation())
                .close());
  }

  private static void says(SandboxException failure, Kind kind, String... words) {
    String said = String.valueOf(failure.getMessage());
    assertEquals(kind, failure.kind(), said);
    for (String word : words) {
      assertTrue(said.contains(word), said);
    }
  }

  @Test
  @DisplayName("because its image is nowhere, is said, with how to bring or name one")
  void missingImage() {
    DockerHere.needed();
    String image = "localhost:1/nobody/java:25";
    says(
        failure(image, System.getenv()),
        Kind.TOOLCHAIN_MISSING,
        image,
        "another kernel",
        "docker load",
        "images.json",
        "Java 25");
  }

  @Test
  @DisplayName("because its image has no Java, is said in the engine's words, and nothing is left")
  void noJava() {
    DockerHere.needed();
    String image = new Languages().byId("python").orElseThrow().image();
    SandboxException failure = failure(image, System.getenv());
    says(failure, Kind.FAILED, "sidecar");
    try (Engine engine = Engine.find(System.getenv())) {
      assertEquals(
          List.of(),
          engine
              .client()
              .listContainersCmd()
              .withShowAll(true)
              .withLabelFilter(Owner.self().labels(Sidecar.LABEL))
              .exec());
    } catch (SandboxException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("because it ends at its start, is said in its own words")
  void ends() throws Exception {
    DockerHere.needed();
    try (Engine engine = Engine.find(System.getenv())) {
      engine.client().inspectImageCmd(SidecarSettings.IMAGE).exec();
    } catch (NotFoundException e) {
      assumeTrue(false, "skipped: the image " + SidecarSettings.IMAGE + " is missing");
    }
    says(
        failure(SidecarSettings.IMAGE, System.getenv()),
        Kind.FAILED,
        "sidecar",
        "main class Nothing",
        "WORKBENCH_ENGINE_SOCKET");
  }

  @Test
  @DisplayName("because the engine publishes no ports, is said, with the way round")
  void noPorts() throws Exception {
    try (OwnEngine engine = OwnEngine.start()) {
      says(
          failure(engine.withJava("import time; time.sleep(600)"), engine.environment()),
          Kind.ISOLATION_UNAVAILABLE,
          "publishes no port",
          "serve --sandbox docker");
      assertEquals("", engine.containers());
    }
  }

  @Test
  @DisplayName("one that was made, but never begun, is removed when its workbench is no more")
  void sweep() throws Exception {
    DockerHere.needed();
    try (Engine engine = Engine.find(System.getenv())) {
      Map<String, String> mine = Owner.self().labels(Sidecar.LABEL);
      String abandoned =
          create(
              engine,
              new Owner(Integer.MAX_VALUE, "", mine.getOrDefault(Sidecar.LABEL + ".boot", ""))
                  .labels(Sidecar.LABEL));
      String living = create(engine, mine);
      try {
        Sidecar.sweep(engine.client());
        Owner.sweep(engine.client());
        assertThrows(
            NotFoundException.class, () -> engine.client().inspectContainerCmd(abandoned).exec());
        assertEquals(living, engine.client().inspectContainerCmd(living).exec().getId());
      } finally {
        engine.client().removeContainerCmd(living).withForce(true).exec();
      }
    }
  }

  private static String create(Engine engine, Map<String, String> labels) {
    return engine
        .client()
        .createContainerCmd(new Languages().byId("python").orElseThrow().image())
        .withLabels(labels)
        .withCmd("/bin/sh")
        .exec()
        .getId();
  }
}
