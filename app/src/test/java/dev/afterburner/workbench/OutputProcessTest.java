// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A start, as a process")
class OutputProcessTest {

  @TempDir private Path home;

  @ParameterizedTest
  @ValueSource(strings = {"problems", "problems --json", "problems show pair-sums", "--help"})
  @DisplayName("whose output can't be written fails and says why")
  void full(String words) throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full here");
    WorkbenchProcess.Running running = new WorkbenchProcess(home).startInto(full, words.split(" "));
    assertEquals(1, running.process().waitFor());
    assertEquals(
        List.of(
            "workbench: standard output can't be written (no space left on device); what was"
                + " printed there is not whole"),
        Files.readAllLines(running.err()));
  }

  @Test
  @DisplayName("whose reader leaves early is no fault")
  void head() throws Exception {
    Path out = home.resolve("pipe");
    assumeTrue(
        new ProcessBuilder("mkfifo", out.toString()).start().waitFor() == 0, "mkfifo fails here");
    Process reader = new ProcessBuilder("sh", "-c", "exec <" + out + "; sleep 0.2").start();
    WorkbenchProcess.Running running =
        new WorkbenchProcess(home).startInto(out, "problems", "show", "pair-sums");
    reader.waitFor();
    assertEquals(0, running.process().waitFor());
    assertEquals("", Files.readString(running.err()));
  }

  @Test
  @DisplayName("may write an export to /dev/stdout, between what it prints")
  void standardOutput() throws Exception {
    Path link = Files.createSymbolicLink(home.resolve("x.jsonl"), Path.of("/dev/stdout"));
    WorkbenchProcess.Result result =
        new WorkbenchProcess(home.resolve("data"))
            .run("problems", "export", "pair-sums", "--out", link.toString());
    assertEquals(0, result.code(), result.err());
    assertTrue(Files.isSymbolicLink(link));
    String row = result.out().lines().filter(l -> l.startsWith("{")).findFirst().orElse("");
    assertTrue(row.endsWith("}") && row.contains("pair-sums"), result.out());
  }

  @Test
  @DisplayName("in a locale without the letters of a file's name says so, and no stack trace")
  void asciiLocale() throws Exception {
    WorkbenchProcess ascii = new WorkbenchProcess(home.resolve("data"), Map.of("LC_ALL", "C"));
    for (List<String> words :
        List.of(
            List.of("measure", "gr\u00fc\u00dfe.py"),
            List.of("run", "gr\u00fc\u00dfe.py", "--problem", "pair-sums"),
            List.of("problems", "import", "\u00fc.jsonl"),
            List.of("problems", "export", "pair-sums", "--out", "\u00fc.jsonl"))) {
      WorkbenchProcess.Result result = utf8(ascii, words);
      assertTrue(result.code() == 1 || result.code() == 2, words + ": " + result.code());
      assertTrue(result.err().contains("set LC_ALL=C.UTF-8 and start again"), result.err());
      assertFalse(result.err().matches("(?s).*(Exception|\\bat java).*"), result.err());
    }
  }

  /** This process may be in an ASCII locale itself, and could not hand on the names. */
  private static WorkbenchProcess.Result utf8(WorkbenchProcess process, List<String> words)
      throws Exception {
    assumeTrue(
        "UTF-8".equals(System.getProperty("sun.jnu.encoding")), "this locale is not UTF-8 itself");
    return process.run(words.toArray(String[]::new));
  }

  @Test
  @DisplayName("of the window on a display that lets nobody in ends with words")
  void refusedDisplay() throws Exception {
    assumeTrue(
        new Display(Map.of("DISPLAY", "nobody.invalid:1"), "Linux", Path.of("/"))
            .obstacle()
            .orElse("")
            .startsWith("the display"),
        "GTK is not here");
    try (ServerSocket server = display()) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  while (true) {
                    Socket refused = server.accept();
                    refused.close();
                  }
                } catch (java.io.IOException e) {
                  return;
                }
              });
      WorkbenchProcess.Running running =
          new WorkbenchProcess(
                  home, Map.of("DISPLAY", "localhost:" + (server.getLocalPort() - 6000)))
              .start();
      try {
        running.awaitErr("the demo runs here instead");
        String err = Files.readString(running.err());
        assertTrue(err.contains("can't open the window: The window needs a display"), err);
      } finally {
        running.process().destroyForcibly().waitFor();
      }
    }
  }

  /** A port that a display can have. */
  private static ServerSocket display() throws java.io.IOException {
    for (int number = 700; number < 800; number++) {
      try {
        return new ServerSocket(6000 + number, 5, InetAddress.getLoopbackAddress());
      } catch (java.net.BindException e) {
        // Taken: the next one may be free.
      }
    }
    throw new java.io.IOException("no port is free");
  }
}
