package dev.afterburner.sandbox.language;

import java.util.List;
import java.util.Map;

/**
 * How a language's toolchain is found on this machine. In the lists of paths {@code {prefix:TOOL}}
 * stands for the folder that holds the tool's bin folder, and {@code *} for any part of a name.
 *
 * @param tools the executables needed
 * @param compileView what the compiler sees beside its own folder
 * @param runView what the program sees beside its toolchain's folder
 * @param hidden folders shown empty
 * @param compileEnvironment variables of the compiler; {@code {cache}} is a private folder
 * @param warmUp a program whose compilation fills {@code {cache}}; empty where there is none
 * @param empty the shortest program that does nothing
 */
record Recipe(
    List<Tool> tools,
    List<String> compileView,
    List<String> runView,
    List<String> hidden,
    Map<String, String> compileEnvironment,
    String warmUp,
    String empty) {

  static final Recipe NONE =
      new Recipe(List.of(), List.of(), List.of(), List.of(), Map.of(), "", "");

  /**
   * An executable.
   *
   * @param id its name in argument vectors
   * @param names file names to look for, best first
   * @param usual folders to look in beside PATH
   * @param ask argument vector that prints where the real one is, because what lies on PATH may be
   *     a shell script that chooses among versions; empty where following links is enough
   * @param real path of the real one, made of the {@code {answer}}
   * @param kind {@code jdk} for the newest Java; else empty
   */
  record Tool(
      String id,
      List<String> names,
      List<String> usual,
      List<String> ask,
      String real,
      String kind) {}
}
