// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.docker.DockerHere;
import dev.afterburner.sandbox.docker.SidecarSandbox;
import dev.afterburner.sandbox.docker.SidecarSettings;
import dev.afterburner.workbench.sandboxes.SidecarWorkbench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** This machine's engine, used as one on another kernel is. */
final class SidecarHere {

  private SidecarHere() {}

  static SidecarSandbox open(Path folder) throws Exception {
    needed();
    return new SidecarSandbox(
        folder,
        SidecarWorkbench.settings(Main.class.getName(), 1, Map.of(), "images.json"),
        System.getenv(),
        what -> {},
        new Cancellation());
  }

  /** Skips the test, and says why, where an image is missing. */
  static void needed() throws Exception {
    DockerHere.needed();
    assumeTrue(
        !docker("images", "-q", SidecarSettings.IMAGE).isEmpty(),
        "skipped: the image " + SidecarSettings.IMAGE + " is missing; make it by .ci/images");
  }

  /** The sidecars of a process, running or not. */
  static List<String> of(long pid) throws IOException, InterruptedException {
    return docker("ps", "-aq", "--no-trunc", "--filter", "label=dev.afterburner.sidecar=" + pid);
  }

  /** Lines that the engine's command line prints. */
  static List<String> docker(String... words) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("docker");
    builder.command().addAll(List.of(words));
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines().toList();
  }
}
