// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import dev.afterburner.sandbox.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A language's compiler or interpreter as found on this machine.
 *
 * @param language the language
 * @param place where it was found: empty for this machine, else the identity of a container image
 * @param version what it says of itself, one line
 * @param tools real paths of its executables, by the name used in argument vectors
 * @param compileView files and folders that the compiler needs to see
 * @param runView files and folders that the program needs to see
 * @param hidden folders among these that are shown empty
 * @param compileEnvironment variables of the compiler; {@code {cache}} is a private folder
 * @param warmUp a program whose compilation fills {@code {cache}}; empty where there is none
 * @param packages what was installed for programs beside the language's own library
 */
public record Toolchain(
    Language language,
    String place,
    String version,
    Map<String, Path> tools,
    List<String> compileView,
    List<String> runView,
    List<String> hidden,
    Map<String, String> compileEnvironment,
    String warmUp,
    Packages packages) {

  private static final long MEGABYTE = 1L << 20;

  public Toolchain {
    tools = Map.copyOf(tools);
    compileView = List.copyOf(compileView);
    runView = List.copyOf(runView);
    hidden = List.copyOf(hidden);
    compileEnvironment = Map.copyOf(compileEnvironment);
  }

  /** The compiler's argument vector; empty where the language is not compiled. */
  public List<String> compileCommand(Program.Source program, String source, String output) {
    return fill(language.compile(), program, source, output, 0);
  }

  /**
   * The program's argument vector. {@code {heapMegabytes}} becomes three quarters of the memory
   * limit, so that a collector works before the limit strikes.
   */
  public List<String> runCommand(
      Program.Source program, String source, String output, long memoryBytes) {
    long heap = Math.max(16, memoryBytes / 4 * 3 / MEGABYTE);
    List<String> command = fill(language.run(), program, source, output, heap);
    command.addAll(program.arguments());
    return command;
  }

  /** An argument vector with the tools' real paths in it. */
  static List<String> withTools(List<String> argv, Map<String, Path> tools) {
    List<String> filled = new ArrayList<>();
    for (String argument : argv) {
      String text = argument;
      for (Map.Entry<String, Path> tool : tools.entrySet()) {
        text = text.replace("{tool:" + tool.getKey() + "}", tool.getValue().toString());
      }
      filled.add(text);
    }
    return filled;
  }

  private List<String> fill(
      List<String> argv, Program.Source program, String source, String output, long heap) {
    List<String> classPath = new ArrayList<>(List.of(output));
    packages.files().forEach(file -> classPath.add(file.toString()));
    List<String> filled = new ArrayList<>();
    for (String argument : withTools(argv, tools)) {
      if (argument.equals("{flags}")) {
        filled.addAll(language.flags(program.build()));
      } else {
        filled.add(
            program
                .withMain(argument)
                .replace("{source}", source)
                .replace("{output}", output)
                .replace("{standard}", language.standard(program.build()))
                .replace("{classpath}", String.join(":", classPath))
                .replace("{heapMegabytes}", Long.toString(heap)));
      }
    }
    return filled;
  }
}
