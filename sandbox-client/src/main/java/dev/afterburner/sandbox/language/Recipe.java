// SPDX-License-Identifier: Apache-2.0
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
 * @param packages how packages are brought to programs
 */
record Recipe(
    List<Tool> tools,
    List<String> compileView,
    List<String> runView,
    List<String> hidden,
    Map<String, String> compileEnvironment,
    String warmUp,
    String empty,
    Packages packages) {

  static final Recipe NONE =
      new Recipe(List.of(), List.of(), List.of(), List.of(), Map.of(), "", "", Packages.NONE);

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
   * @param own what it needs of the folder that holds its bin folder, and shows programs: an
   *     allow-list, for that folder may be somebody's home
   */
  record Tool(
      String id,
      List<String> names,
      List<String> usual,
      List<String> ask,
      String real,
      String kind,
      List<String> own) {}

  /**
   * How packages that somebody has installed are shown to programs.
   *
   * @param option of the command line; empty where the language has no way
   * @param what it takes, for messages
   * @param needs a file that a folder of packages has; empty for none
   * @param show the parts that a program sees; the whole folder where none is named
   * @param tools executables of the folder that take the place of the toolchain's
   * @param link where programs find the folder; empty for its own place
   * @param compileEnvironment variables of the compiler, over the language's
   * @param versions what tells names and versions: folders by their names, files by what they hold
   * @param missing pattern of the message that a package is missing, its name as the first group
   */
  record Packages(
      String option,
      String what,
      String needs,
      List<String> show,
      Map<String, String> tools,
      String link,
      Map<String, String> compileEnvironment,
      List<String> versions,
      String missing) {

    static final Packages NONE =
        new Packages("", "", "", List.of(), Map.of(), "", Map.of(), List.of(), "");
  }
}
