// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.docker.DockerSandbox;
import dev.afterburner.sandbox.language.Languages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An image that has to be fetched first")
class FetchedImageTest {

  private static final String IMAGE = new Languages().byId("python").orElseThrow().image();
  private static final String FETCHING = "fetching the container image " + IMAGE;

  private static final Pattern SERVING = Pattern.compile("serving at (http://\\S+);");

  @TempDir Path folder;

  @BeforeEach
  void needed() {
    try {
      assumeTrue(!DockerSandbox.engine(Map.of()).isEmpty());
    } catch (SandboxException e) {
      assumeTrue(false, "skipped: " + e.getMessage());
    }
  }

  private static String[] run(String sandbox) {
    return new String[] {
      "run",
      "../resources/problems/pair-sums/solutions/python/two-pointers.py",
      "--problem",
      "pair-sums",
      "--sandbox",
      sandbox
    };
  }

  private static void assertCounted(PullingEngine engine, WorkbenchProcess.Result result) {
    assertEquals(0, result.code(), result.err());
    assertTrue(engine.pulled());
    assertTrue(result.err().contains(FETCHING + ": 12 of 50 MB"), result.err());
    assertTrue(
        result.err().contains("unpacking the container image " + IMAGE + ": 40 of 50 MB"),
        result.err());
  }

  private WorkbenchProcess.Result work(PullingEngine engine, String java, String... words)
      throws Exception {
    return new WorkbenchProcess(
            folder, Map.of("DOCKER_HOST", engine.address(), "JAVA_TOOL_OPTIONS", java))
        .run(words);
  }

  @Test
  @DisplayName("is counted in the status line of a terminal while it comes, and then all goes on")
  void terminal() throws Exception {
    try (PullingEngine engine = new PullingEngine(IMAGE)) {
      WorkbenchProcess.Result result = work(engine, "-Dworkbench.terminal=err", run("docker"));
      assertCounted(engine, result);
    }
  }

  @Test
  @DisplayName("is said once, in a line, where nobody watches")
  void file() throws Exception {
    try (PullingEngine engine = new PullingEngine(IMAGE)) {
      WorkbenchProcess.Result result =
          work(
              engine,
              "",
              "optimize",
              "--problem",
              "pair-sums",
              "--iterations",
              "1",
              "--out",
              folder.resolve("out").toString(),
              "--sandbox",
              "docker");
      assertEquals(0, result.code(), result.err());
      assertEquals(1, result.err().split(FETCHING, -1).length - 1, result.err());
      assertTrue(result.err().contains(FETCHING + " …\n"), result.err());
    }
  }

  @Test
  @DisplayName("is counted to the client of a server, while it comes there")
  void server() throws Exception {
    try (PullingEngine engine = new PullingEngine(IMAGE)) {
      WorkbenchProcess.Running server =
          new WorkbenchProcess(folder, Map.of("DOCKER_HOST", engine.address()))
              .start("serve", "--port=0", "--sandbox=docker");
      try {
        Matcher said = SERVING.matcher("");
        while (!said.find()) {
          assertTrue(server.process().isAlive(), Files.readString(server.err()));
          Thread.onSpinWait();
          said = SERVING.matcher(Files.readString(server.out()));
        }
        WorkbenchProcess.Result result =
            work(engine, "-Dworkbench.terminal=err", run(said.group(1)));
        assertCounted(engine, result);
      } finally {
        server.signal("TERM");
        server.process().waitFor();
      }
    }
  }
}
