// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starts the workbench as a process of its own, as the launcher does, with a data folder. */
final class WorkbenchProcess {

  private static final long PATIENCE_SECONDS = 300;

  private final Path home;
  private final Map<String, String> environment;
  private final List<String> flags;

  WorkbenchProcess(Path home) {
    this(home, Map.of());
  }

  /** With variables in its environment. */
  WorkbenchProcess(Path home, Map<String, String> environment) {
    this(home, environment, List.of());
  }

  /** With flags of the virtual machine, too. */
  WorkbenchProcess(Path home, Map<String, String> environment, List<String> flags) {
    this.home = home;
    this.environment = environment;
    this.flags = flags;
  }

  /** What a command left. */
  record Result(int code, String out, String err) {
    JsonNode json() {
      return JsonMapper.builder().build().readTree(out);
    }
  }

  /** A process that is running. */
  record Running(Process process, Path out, Path err) {

    /** Waits until it has said something on standard error. */
    void awaitErr(String words) throws IOException, InterruptedException {
      while (!Files.readString(err).contains(words)) {
        if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
          throw new AssertionError("ended before it said " + words + ": " + Files.readString(err));
        }
      }
    }

    /** Sends a signal, as a terminal or another user would. */
    void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }

    Result end() throws IOException, InterruptedException {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("does not end: " + Files.readString(err));
      }
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  Result run(String... words) throws IOException, InterruptedException {
    return start(words).end();
  }

  Running start(String... words) throws IOException {
    return start(command(words));
  }

  /**
   * What begins a mount namespace. A user namespace too where that takes one; the sandbox can't
   * make its own in such a one, so that nothing can be measured there.
   */
  static List<String> mountNamespace() {
    return isRoot() ? List.of("unshare", "-m") : List.of("unshare", "-rm");
  }

  static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** Runs it after shell commands in a mount namespace of its own, where they may hide files. */
  Result runAfter(String preparation, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(mountNamespace());
    command.addAll(List.of("sh", "-ec", preparation + "\nexec \"$@\"", "sh"));
    command.addAll(command(words));
    return start(command).end();
  }

  private List<String> command(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(flags);
    command.add(Main.class.getName());
    command.addAll(List.of(words));
    return command;
  }

  /** Starts it with standard output going to a place. */
  Running startInto(Path out, String... words) throws IOException {
    return start(command(words), out);
  }

  private Running start(List<String> command) throws IOException {
    Path out = Files.createTempFile("workbench", ".out");
    out.toFile().deleteOnExit();
    return start(command, out);
  }

  private Running start(List<String> command, Path out) throws IOException {
    Path err = Files.createTempFile("workbench", ".err");
    err.toFile().deleteOnExit();
    // Tests that themselves run in the background would hand on that Ctrl-C is ignored.
    List<String> heeding = new ArrayList<>(List.of("env", "--default-signal=INT"));
    heeding.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(heeding).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("WORKBENCH_HOME", home.toString());
    builder.environment().remove("DISPLAY");
    builder.environment().remove("WAYLAND_DISPLAY");
    builder.environment().putAll(environment);
    return new Running(builder.start(), out, err);
  }
}
