// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.afterburner.workbench.WorkbenchProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Processes of their own, in mount namespaces where disks are small and tools are hidden. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "mount namespaces")
@DisplayName("On a machine")
class MachineFaultsTest {

  private static final String[] ONE_STEP = {
    "optimize",
    "--problem",
    "prime-gaps",
    "--acceptance",
    "plain",
    "--iterations",
    "1",
    "--json",
    "--out"
  };

  @TempDir private Path folder;
  private Path home;
  private WorkbenchProcess workbench;

  @BeforeEach
  void namespaces() throws Exception {
    home = folder.resolve("home");
    workbench = new WorkbenchProcess(home);
    List<String> command = new ArrayList<>(WorkbenchProcess.mountNamespace());
    command.add("true");
    Process probe =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    assumeTrue(probe.waitFor() == 0, "this user may not make namespaces");
  }

  private static String[] oneStep(Path out) {
    String[] words = java.util.Arrays.copyOf(ONE_STEP, ONE_STEP.length + 1);
    words[ONE_STEP.length] = out.toString();
    return words;
  }

  private static void assertPlain(Result result) {
    assertFalse(result.err().contains("\tat "), result.err());
    assertFalse(result.err().contains("Exception"), result.err());
  }

  @Test
  @DisplayName("whose compiler is missing, it is named with how to get it; the rest goes on")
  void missingCompiler() throws Exception {
    Path solution = Files.writeString(folder.resolve("x.rb"), "puts 1\n");
    String hide =
        """
        for tool in $(which -a ruby || true); do
          mount --bind /dev/null "$(readlink -f "$tool")"
        done
        """;
    Result result =
        workbench.runAfter(hide, "run", solution.toString(), "--problem", "pair-sums", "--json");
    assertPlain(result);
    assertEquals(1, result.code(), result.err());
    assertTrue(result.err().contains("Ruby is not on this machine"), result.err());
    assertTrue(result.err().contains("apt install ruby"), result.err());
    assertTrue(result.json().get("error").asString().contains("Ruby"));

    Result doctor = workbench.runAfter(hide, "doctor", "--json");
    assertPlain(doctor);
    for (JsonNode tool : doctor.json().get("toolchains")) {
      if (tool.get("language").asString().equals("ruby")) {
        assertFalse(tool.get("available").asBoolean());
        assertTrue(tool.get("problem").asString().contains("apt install ruby"));
      } else if (tool.get("language").asString().equals("python")) {
        assertTrue(tool.get("available").asBoolean());
      }
    }
  }

  @Test
  @DisplayName("whose disk is full where results go, they are printed, and the session is kept")
  void fullOutput() throws Exception {
    assumeTrue(WorkbenchProcess.isRoot(), "no sandbox in a user namespace with one user");
    Path small = Files.createDirectories(folder.resolve("small"));
    Result result =
        workbench.runAfter(
            "mount -t tmpfs -o size=128k none '" + small + "'", oneStep(small.resolve("out")));
    assertPlain(result);
    assertEquals(1, result.code(), result.err());
    assertTrue(result.err().contains("no space left on device"), result.err());
    assertTrue(result.err().contains("workbench resume"), result.err());
    String session = result.json().get("session").asString();

    Path out = folder.resolve("elsewhere");
    Result again = workbench.run("resume", session, "--out", out.toString());
    assertEquals(0, again.code(), again.err());
    assertTrue(Files.exists(out.resolve("curves.png")));
  }

  @Test
  @DisplayName("whose disk is full where sessions lie, it says so and keeps what was finished")
  void fullHome() throws Exception {
    assumeTrue(WorkbenchProcess.isRoot(), "no sandbox in a user namespace with one user");
    Files.createDirectories(home);
    Result result =
        workbench.runAfter(
            "mount -t tmpfs -o size=256k none '" + home + "'", oneStep(folder.resolve("out")));
    assertPlain(result);
    assertEquals(1, result.code(), result.err());
    String said = result.err();
    assertTrue(said.contains("disk is full") || said.contains("No space left"), said);
    assertTrue(said.contains(home.toString()), said);
  }

  @Test
  @DisplayName("two commands at once use one database, each with a session of its own")
  void twoAtOnce() throws Exception {
    WorkbenchProcess.Running one = workbench.start(oneStep(folder.resolve("one")));
    WorkbenchProcess.Running two = workbench.start(oneStep(folder.resolve("two")));
    Result first = one.end();
    Result second = two.end();
    assertEquals(0, first.code(), first.err());
    assertEquals(0, second.code(), second.err());
    assertEquals(2, workbench.run("sessions", "--json").json().size());
  }

  @Test
  @DisplayName("a session that one command works on is not opened by another one")
  void held() throws Exception {
    String[] slow = oneStep(folder.resolve("one"));
    slow[2] = "pair-sums";
    slow[6] = "3";
    WorkbenchProcess.Running one = workbench.start(slow);
    one.awaitErr("v0: ");
    String session = workbench.run("sessions", "--json").json().get(0).get("session").asString();
    Result other = workbench.run("resume", session, "--out", folder.resolve("two").toString());
    assertPlain(other);
    assertEquals(1, other.code(), other.err());
    assertTrue(other.err().contains("is open in another window or command"), other.err());
    assertEquals(0, one.end().code());
  }
}
