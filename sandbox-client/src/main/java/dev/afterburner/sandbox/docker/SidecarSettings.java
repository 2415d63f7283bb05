// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The workbench that runs in the engine for one whose kernel is another.
 *
 * @param image container image with a Java 25 runtime, its {@code java} on PATH
 * @param classPath jars and folders of classes; laid into the container
 * @param command main class and its arguments. It must serve containers' runs at {@link
 *     SidecarSandbox#PORT} on all addresses, want the token that stands in {@link
 *     SidecarSandbox#TOKEN}, and end when it is no more held
 * @param settings files that it finds in its WORKBENCH_HOME, by name
 */
public record SidecarSettings(
    String image, List<Path> classPath, List<String> command, Map<String, byte[]> settings) {

  /** Where no other image is named. */
  public static final String IMAGE = "eclipse-temurin:25-jre";

  public SidecarSettings {
    classPath = List.copyOf(classPath);
    command = List.copyOf(command);
    settings = Map.copyOf(settings);
  }
}
