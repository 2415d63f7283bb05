// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "GNOME Keyring is what is tried")
@DisplayName("The system keyring, a real one in a session bus of its own,")
class SystemKeyringTest {

  private static final URI SERVER = URI.create("http://localhost:9/v1");
  private static final String KEY = "sk-open-sesame";

  @TempDir Path folder;

  /** The child, on the session bus that it was started in: keeps a key, reads it, forgets it. */
  static final class Child {
    public static void main(String[] arguments) throws Exception {
      Keys keys =
          new Keys(
              Map.of(),
              Path.of(arguments[0]),
              new SystemKeyring(Duration.ofSeconds(Long.parseLong(arguments[1]))));
      System.out.println(keys.keep("localhost:9", KEY));
      System.out.println(Files.readString(Path.of(arguments[0])));
      System.out.println(keys.of(SERVER).equals(Optional.of(KEY)) ? "read" : "lost");
      System.out.println(keys.keep("localhost:9", ""));
      System.out.println(keys.of(SERVER).isEmpty() ? "gone" : "still there");
      System.exit(0);
    }
  }

  @Test
  @DisplayName("keeps a key, gives it back and forgets it; the file holds none")
  void unlocked() throws Exception {
    needs("dbus-run-session", "gnome-keyring-daemon");
    List<String> said =
        run(
            "dbus-run-session",
            "--",
            "sh",
            "-c",
            "printf secret | gnome-keyring-daemon --unlock --components=secrets > /dev/null;"
                + " exec \"$@\"",
            "sh");
    assertEquals(
        List.of(
            "The key of localhost:9 is saved in the system keyring.",
            "{\"localhost:9\":\"\"}",
            "read",
            "The key of localhost:9 is forgotten.",
            "gone"),
        said);
  }

  @Test
  @DisplayName("that is locked is given up after a while, and a file of the owner's keeps the key")
  void locked() throws Exception {
    needs("dbus-run-session", "gnome-keyring-daemon");
    fallsBack(
        run(
            "dbus-run-session",
            "--",
            "sh",
            "-c",
            "gnome-keyring-daemon --start --components=secrets > /dev/null; exec \"$@\"",
            "sh"));
  }

  @Test
  @DisplayName("that is missing is said to be so, and a file of the owner's keeps the key")
  void missing() throws Exception {
    fallsBack(run("env", "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"));
  }

  private void fallsBack(List<String> said) throws Exception {
    Path file = folder.resolve("keys.json");
    String first = said.getFirst();
    assertTrue(
        first.startsWith(
            "The key of localhost:9 is kept in "
                + file
                + ", which only you can read: the system keyring "),
        first);
    assertFalse(first.contains(KEY), first);
    assertEquals(
        List.of("read", "The key of localhost:9 is forgotten.", "gone"),
        said.subList(2, said.size()));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  private static void needs(String... programs) throws Exception {
    for (String program : programs) {
      Assumptions.assumeTrue(
          new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0,
          program + " is not installed (Debian: apt install gnome-keyring dbus): not tried");
    }
  }

  /** Runs the child behind these words; gives what it says on standard output. */
  private List<String> run(String... before) throws Exception {
    List<String> command = new ArrayList<>(List.of(before));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            folder.resolve("keys.json").toString(),
            "3"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(folder.resolve("err").toFile());
    Path home = Files.createDirectories(folder.resolve("home"));
    Path runtime =
        Files.createDirectory(
            folder.resolve("run"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("XDG_RUNTIME_DIR", runtime.toString());
    builder.environment().remove("DISPLAY");
    builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
    builder.environment().remove("XDG_DATA_HOME");
    if (before[0].equals("env")) {
      builder.environment().put("XDG_RUNTIME_DIR", "/nonexistent");
    }
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> said + read(folder.resolve("err")));
    return said.lines().filter(l -> !l.isBlank()).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }
}
