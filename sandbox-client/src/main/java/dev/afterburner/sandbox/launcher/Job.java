// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One process to be run in the sandbox.
 *
 * @param place where it runs: empty for this machine, else the identity of a container image
 * @param view what it sees of this machine
 * @param binds folders and files of the workbench's that it sees elsewhere
 * @param argv its arguments, the first being the executable as it sees it
 * @param environment its variables
 * @param folder its working folder as it sees it
 * @param stdin its input
 * @param limits what it may use
 * @param rateHz samples a second
 * @param kind what it is run for
 * @param text the file at whose first mention its interpreter, ready by then, can be copied for
 *     further programs that are checked; empty where each starts afresh
 */
public record Job(
    String place,
    View view,
    List<Bind> binds,
    List<String> argv,
    Map<String, String> environment,
    String folder,
    Bytes stdin,
    Limits limits,
    int rateHz,
    Kind kind,
    String text) {

  /** What a process is run for. */
  public enum Kind {
    /** Its figures: it has a core of its own, and is watched before it begins. */
    MEASURED,
    /** What it makes: a compiler. */
    COMPILER,
    /** Its outcome and output alone: it begins at once, and is watched only if it goes on. */
    CHECKED
  }

  /**
   * A folder or file shown at another path.
   *
   * @param source where it is
   * @param target where the program sees it
   * @param writable whether the program may change it
   */
  public record Bind(Path source, String target, boolean writable) {}

  /** All that a program needs to behave; nothing of this process' own variables is passed on. */
  public static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PATH",
          "/usr/bin:/bin",
          "HOME",
          "/tmp",
          "TMPDIR",
          "/tmp",
          "LANG",
          "C.UTF-8",
          "ONLINE_JUDGE",
          "1");
}
