// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@EnabledOnOs(value = OS.LINUX, disabledReason = "programs are run by the local sandbox")
@DisplayName("optimize, as a process of its own,")
@Tag("alone")
class OptimizeProcessTest {

  private static final String[] WORDS = words(5);
  private static final String[] TWO_STEPS = words(2);

  @TempDir private Path temporary;

  @Test
  @DisplayName("makes a demo problem at least three times faster, and leaves all its files")
  void wholeWay() throws Exception {
    Path out = temporary.resolve("results/of today");
    WorkbenchProcess.Result result =
        new WorkbenchProcess(temporary.resolve("home")).run(with(WORDS, "--out", out.toString()));
    assertEquals(0, result.code(), result.err());

    JsonNode document = result.json();
    assertTrue(
        document
            .propertyNames()
            .containsAll(List.of("session", "problem", "objective", "versions", "best")),
        result.out());
    assertEquals("pair-sums", document.get("problem").asString());
    assertEquals("time", document.get("objective").asString());
    JsonNode versions = document.get("versions");
    for (JsonNode version : versions) {
      assertTrue(
          version
              .propertyNames()
              .containsAll(
                  List.of(
                      "id",
                      "parent",
                      "origin",
                      "verdict",
                      "accepted",
                      "reason",
                      "wall_ms",
                      "peak_kb",
                      "integral_kb_s",
                      "ratio_to_parent")),
          version.toString());
    }
    JsonNode best = versions.get(document.get("best").asInt());
    double ratio = versions.get(0).get("wall_ms").asDouble() / best.get("wall_ms").asDouble();
    assertTrue(ratio >= 3, "only " + ratio + " times faster");
    JsonNode toParent = best.get("ratio_to_parent");
    assertTrue(toParent.get("low").asDouble() <= toParent.get("value").asDouble());
    assertTrue(toParent.get("value").asDouble() <= toParent.get("high").asDouble());

    for (JsonNode version : versions) {
      assertTrue(Files.exists(out.resolve("versions/v" + version.get("id").asInt() + ".py")));
    }
    JsonNode stored =
        JsonMapper.builder().build().readTree(Files.readString(out.resolve("session.json")));
    assertEquals(document.get("session"), stored.get("session"));
    assertEquals(5, stored.get("steps").size());
    List<String> csv = Files.readAllLines(out.resolve("curves.csv"));
    assertTrue(csv.size() > 1000, csv.size() + " lines of samples");
    for (String chart : List.of("curves.png", "trend.png")) {
      assertPainted(out.resolve(chart));
    }
    readFromPython(document.get("session").asString(), versions.size());
  }

  /** The example script of the documentation reads the session's file, and draws its curves. */
  private void readFromPython(String session, int versions) throws Exception {
    Assumptions.assumeTrue(
        new ProcessBuilder("sh", "-c", "command -v python3").start().waitFor() == 0,
        "python3 is not installed: the example script is not tried");
    Path file = temporary.resolve("session.json.gz");
    Path drawing = temporary.resolve("curves.svg");
    WorkbenchProcess.Result exported =
        new WorkbenchProcess(temporary.resolve("home"))
            .run("sessions", "export", session, file.toString());
    assertEquals(0, exported.code(), exported.err());
    Process script =
        new ProcessBuilder(
                "python3", "../docs/examples/plot_session.py", file.toString(), drawing.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, script.waitFor(), said);
    assertTrue(said.startsWith(session + ": pair-sums, python, demo"), said);
    for (int id = 0; id < versions; id++) {
      assertTrue(said.contains("v" + id), said);
    }
    String svg = Files.readString(drawing);
    assertTrue(svg.contains("<polyline points=\"50.0,"), "no curve from time 0 on");
  }

  private static void assertPainted(Path file) throws Exception {
    BufferedImage image = ImageIO.read(file.toFile());
    assertNotNull(image, file + " is no picture");
    assertTrue(image.getWidth() >= 800 && image.getHeight() >= 400, file + " is small");
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y));
      }
    }
    // Axes, words with smooth edges and a curve a version: a blank sheet has one colour.
    assertTrue(colours.size() > 20, file + " has " + colours.size() + " colours");
  }

  @Test
  @DisplayName("stopped by Ctrl-C, leaves no process, and goes on where it was")
  void interrupted() throws Exception {
    WorkbenchProcess workbench = new WorkbenchProcess(temporary.resolve("home"));
    Path out = temporary.resolve("out");
    WorkbenchProcess.Running running = workbench.start(with(TWO_STEPS, "--out", out.toString()));
    running.awaitErr("v0: passed");
    List<ProcessHandle> below = running.process().descendants().toList();
    assertFalse(below.isEmpty(), "its sandbox");
    running.signal("INT");
    WorkbenchProcess.Result stopped = running.end();
    assertTrue(stopped.code() != 0);
    assertTrue(stopped.err().contains("stopped"), stopped.err());
    assertNothingLeft(below);

    JsonNode session = workbench.run("sessions", "--json").json().get(0);
    WorkbenchProcess.Result resumed =
        workbench.run(
            "resume", session.get("session").asString(), "--out", out.toString(), "--json");
    assertEquals(0, resumed.code(), resumed.err());
    assertEquals(2, resumed.json().get("finished_steps").asInt());
    assertPainted(out.resolve("curves.png"));
  }

  @Test
  @DisplayName("ended by kill -9, leaves no process and every finished step")
  void killed() throws Exception {
    WorkbenchProcess workbench = new WorkbenchProcess(temporary.resolve("home"));
    WorkbenchProcess.Running running =
        workbench.start(with(TWO_STEPS, "--out", temporary.resolve("out").toString()));
    running.awaitErr("v1: ");
    List<ProcessHandle> below = running.process().descendants().toList();
    running.signal("KILL");
    assertTrue(running.end().code() != 0);
    assertNothingLeft(below);
    JsonNode session = workbench.run("sessions", "--json").json().get(0);
    assertTrue(session.get("versions").asInt() >= 2, session.toString());
  }

  private static void assertNothingLeft(List<ProcessHandle> below) throws Exception {
    for (ProcessHandle process : below) {
      process.onExit().get();
      assertFalse(process.isAlive());
    }
  }

  private static String[] words(int steps) {
    return new String[] {
      "optimize",
      "--problem",
      "pair-sums",
      "--objective",
      "time",
      "--iterations",
      "" + steps,
      "--json"
    };
  }

  private static String[] with(String[] words, String... more) {
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return all;
  }
}
