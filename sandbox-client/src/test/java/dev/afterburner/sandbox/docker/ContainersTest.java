// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.language.Languages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("containers")
class ContainersTest {

  private static final String HANG = "import time\nwhile True: time.sleep(1)";

  @TempDir private Path folder;
  private Engine engine;

  @BeforeEach
  void look() throws Exception {
    DockerHere.needed();
    engine = Engine.find(System.getenv());
  }

  @AfterEach
  void close() {
    if (engine != null) {
      engine.close();
    }
  }

  private static Execution python(String code) {
    return Execution.of(
        new Program.Source(new Languages().byId("python").orElseThrow(), code), Bytes.EMPTY);
  }

  private static Run run(DockerSandbox sandbox, String code) throws SandboxException {
    return sandbox.run(python(code), RunObserver.NONE, new Cancellation());
  }

  private List<Container> own(Path program) {
    return DockerHere.containers(engine).stream()
        .filter(
            container ->
                container.getMounts().stream()
                    .anyMatch(mount -> String.valueOf(mount.getSource()).startsWith(real(program))))
        .toList();
  }

  private static String real(Path path) {
    try {
      return path.toRealPath().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("are kept warm between runs, hold what they promise, and are gone after closing")
  void warm() throws Exception {
    try (DockerSandbox sandbox = DockerHere.open(folder, 1)) {
      run(sandbox, "");
      List<String> first = own(folder).stream().map(Container::getId).toList();
      run(sandbox, "");
      assertEquals(first, own(folder).stream().map(Container::getId).toList());
      for (String id : first) {
        var host = engine.client().inspectContainerCmd(id).exec().getHostConfig();
        assertEquals("none", host.getNetworkMode());
        assertEquals(true, host.getReadonlyRootfs());
        assertEquals(List.of("no-new-privileges"), host.getSecurityOpts());
        assertEquals(host.getMemory(), host.getMemorySwap());
        assertTrue(Objects.requireNonNull(host.getPidsLimit()) > 0);
      }
    }
    assertEquals(List.of(), own(folder));
  }

  @Test
  @DisplayName("give programs no capability, and no place where something could outlive a run")
  void nothingToLeave() throws Exception {
    String code =
        """
        import os
        for folder in ('/', '/dev', '/dev/mqueue', '/run', '/var', '/var/tmp', '/program'):
            try:
                open(folder + '/left', 'w').close()
                print('can write', folder)
            except OSError:
                pass
        for line in open('/proc/self/status'):
            if line.startswith(('CapBnd', 'CapEff', 'CapPrm')):
                print(line.split()[1])
        """;
    try (DockerSandbox sandbox = DockerHere.open(folder, 1)) {
      assertEquals("0000000000000000\n".repeat(3), run(sandbox, code).stdout().text());
    }
  }

  @Test
  @DisplayName("one that ends while a program runs in it is named, and the next run has another")
  void endedFromOutside() throws Exception {
    try (DockerSandbox sandbox = DockerHere.open(folder, 1)) {
      RunObserver observer =
          new RunObserver() {
            @Override
            public void started(LiveCurve curve) {
              for (Container container : own(folder)) {
                engine.client().removeContainerCmd(container.getId()).withForce(true).exec();
              }
            }
          };
      SandboxException failure =
          assertThrows(
              SandboxException.class,
              () -> sandbox.run(python(HANG), observer, new Cancellation()));
      assertEquals(Kind.FAILED, failure.kind());
      assertTrue(
          String.valueOf(failure.getMessage()).contains("ended from outside"),
          failure.getMessage());
      assertEquals(new Outcome.Completed(), run(sandbox, "").outcome());
    }
  }

  @Test
  @DisplayName("an image that is nowhere is named, with what to do")
  void missingImage() throws Exception {
    String image = "localhost:1/nobody/nothing:1";
    try (DockerSandbox sandbox =
        new DockerSandbox(
            folder,
            new DockerSettings(1, Map.of("python", image)),
            new Languages(),
            System.getenv(),
            what -> {})) {
      SandboxException failure = assertThrows(SandboxException.class, () -> run(sandbox, ""));
      assertEquals(Kind.TOOLCHAIN_MISSING, failure.kind());
      String said = String.valueOf(failure.getMessage());
      assertTrue(said.contains(image) && said.contains("docker load"), said);
    }
  }

  @Test
  @DisplayName("are found and removed when their workbench is no more, and left alone otherwise")
  void sweep() throws Exception {
    String image = new Languages().byId("python").orElseThrow().image();
    Map<String, String> mine = Owner.self().labels();
    Map<String, String> dead =
        new Owner(Integer.MAX_VALUE, "", mine.getOrDefault("dev.afterburner.workbench.boot", ""))
            .labels();
    String abandoned = create(image, dead);
    String living = create(image, mine);
    try {
      Owner.sweep(engine.client());
      assertThrows(
          NotFoundException.class, () -> engine.client().inspectContainerCmd(abandoned).exec());
      assertEquals(living, engine.client().inspectContainerCmd(living).exec().getId());
    } finally {
      engine.client().removeContainerCmd(living).withForce(true).exec();
    }
  }

  private String create(String image, Map<String, String> labels) {
    return engine
        .client()
        .createContainerCmd(image)
        .withLabels(labels)
        .withCmd("/bin/sh")
        .exec()
        .getId();
  }

  @Test
  @DisplayName(
      "kill -9 of the workbench leaves none that runs, and the next start removes the rest")
  void killed() throws Exception {
    Process workbench =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ContainersTest.class.getName(),
                folder.resolve("sandbox").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      assertTrue(soon(() -> !of(workbench, false).isEmpty()), "it did not start");
      workbench.destroyForcibly();
      workbench.waitFor();
      assertTrue(soon(() -> of(workbench, false).isEmpty()), "a container still runs");
      // One that was just being made has not run yet: the next start removes it.
      Owner.sweep(engine.client());
      assertTrue(soon(() -> of(workbench, true).isEmpty()), "containers are left");
    } finally {
      workbench.destroyForcibly();
    }
    assertFalse(workbench.isAlive());
  }

  private List<Container> of(Process workbench, boolean all) {
    return engine
        .client()
        .listContainersCmd()
        .withShowAll(all)
        .withLabelFilter(Map.of("dev.afterburner.workbench", Long.toString(workbench.pid())))
        .exec();
  }

  private static boolean soon(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(20_000_000);
    }
    return true;
  }

  /** The workbench that is killed. */
  public static void main(String[] arguments) throws Exception {
    DockerSandbox sandbox =
        new DockerSandbox(
            Path.of(arguments[0]),
            DockerSettings.DEFAULT,
            new Languages(),
            System.getenv(),
            what -> {});
    run(sandbox, HANG);
  }
}
