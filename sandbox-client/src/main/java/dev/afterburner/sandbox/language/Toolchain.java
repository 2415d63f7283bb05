package dev.afterburner.sandbox.language;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a language's tools are on this machine.
 *
 * @param language the language
 * @param tools real paths of the executables that the language names, by name
 * @param version what the toolchain says of its version, one line
 * @param folders what must be readable besides the system's libraries
 */
public record Toolchain(
    Language language, java.util.Map<String, Path> tools, String version, List<Path> folders) {
  public Toolchain {
    tools = java.util.Map.copyOf(tools);
    folders = List.copyOf(folders);
  }
}
