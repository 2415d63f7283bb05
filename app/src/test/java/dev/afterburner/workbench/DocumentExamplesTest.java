// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What stands between {@code ```sh} and {@code ```} is run by bash, from the first line to the last
 * one, in an empty folder that has {@code ./workbench}. Left out is what a reader sees marked by a
 * comment that says what it needs, opens or takes.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "programs are run by the local sandbox")
@DisplayName("The examples of a document work as they are written:")
class DocumentExamplesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```sh\\n(.*?)^ *```$");
  private static final Pattern MARKED = Pattern.compile("\\s#.*\\b(needs|opens|takes)\\b");
  private static final long PATIENCE_SECONDS = 600;

  /** What was built once, such as Go's library, is there for the next document. */
  @TempDir private static Path cache;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/models.md",
        "docs/problems.md",
        "docs/sandbox.md",
        "docs/server.md",
        "docs/training.md",
        "docs/measuring.md",
        "docs/profiling.md"
      })
  void run(String document) throws Exception {
    List<String> commands = commands(Files.readString(ROOT.resolve(document)));
    assertFalse(commands.isEmpty(), "nothing to run in " + document);
    workbench();
    // Another server may be at the port that a server takes by itself.
    String port = String.valueOf(freePort());
    String examples =
        String.join("\n", commands)
            .replace("./workbench serve", "./workbench serve --port " + port)
            .replace("8000", port);
    Path script = folder.resolve("examples.sh");
    Files.writeString(script, "trap 'kill $(jobs -p) 2>/dev/null || :' EXIT\n" + examples + "\n");
    Path said = folder.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euvo", "pipefail", script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.createSymbolicLink(home.resolve("cache"), cache);
    builder.environment().put("WORKBENCH_HOME", home.toString());
    builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "hangs: " + read(said));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), () -> document + ", the last command: " + read(said));
  }

  @Test
  @DisplayName("marked lines are left out with what they go on in, and nothing else is")
  void marks() {
    String text =
        """
        ```sh
        ./workbench a        # lists
        ./workbench b \\
            --long           # needs a key
        ./workbench          # opens the window
        cat >needs.txt <<'END'
        one
        END
        ```
        ```json
        {"no": "example"}
        ```
          ```sh
          ./workbench c \\
              d
          ```
        """;
    assertEquals(
        List.of(
            "./workbench a        # lists",
            "cat >needs.txt <<'END'",
            "one",
            "END",
            "./workbench c \\\n    d"),
        commands(text));
  }

  /** Commands with the lines that they go on in, as they are written. */
  private static List<String> commands(String document) {
    List<String> commands = new ArrayList<>();
    for (String block :
        BLOCK.matcher(document).results().map(DocumentExamplesTest::unindented).toList()) {
      StringBuilder command = new StringBuilder();
      for (String line : block.lines().toList()) {
        command.append(line);
        if (line.endsWith("\\")) {
          command.append('\n');
          continue;
        }
        if (!MARKED.matcher(command).find()) {
          commands.add(command.toString());
        }
        command.setLength(0);
      }
    }
    return commands;
  }

  /** A block in a list stands as far to the right as its first line. */
  private static String unindented(MatchResult block) {
    String text = block.group(1);
    String indent = text.replaceFirst("(?s)^( *).*", "$1");
    return text.replaceAll("(?m)^" + indent, "");
  }

  /** What ./workbench of a checkout is. */
  private void workbench() throws IOException {
    Path launcher = folder.resolve("workbench");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '"
            + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("java.class.path")
            + "' "
            + Main.class.getName()
            + " \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The end of what was said, where the command that failed stands. */
  private static String read(Path said) {
    try {
      String all = Files.readString(said);
      return all.substring(Math.max(0, all.length() - 3000));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
