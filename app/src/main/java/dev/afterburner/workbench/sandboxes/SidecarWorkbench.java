// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.sandboxes;

import dev.afterburner.sandbox.docker.SidecarSandbox;
import dev.afterburner.sandbox.docker.SidecarSettings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** This same workbench in a container of an engine, as a server for this one alone. */
public final class SidecarWorkbench {

  private SidecarWorkbench() {}

  /**
   * What runs there.
   *
   * @param mainClass of this workbench
   * @param workers programs at once
   * @param images container images, where they are not the default ones
   * @param file the name of the settings' file that holds them
   */
  public static SidecarSettings settings(
      String mainClass, int workers, Map<String, String> images, String file) {
    return new SidecarSettings(
        images.getOrDefault(ContainerImages.SIDECAR, SidecarSettings.IMAGE),
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::exists)
            .map(Path::toAbsolutePath)
            .toList(),
        List.of(
            mainClass,
            "serve",
            "--held",
            "--sandbox=" + new SandboxAddress.Containers().word(),
            "--host=0.0.0.0",
            "--port=" + SidecarSandbox.PORT,
            "--workers=" + workers,
            "--token=@" + SidecarSandbox.TOKEN),
        Map.of(file, ContainerImages.text(images)));
  }
}
