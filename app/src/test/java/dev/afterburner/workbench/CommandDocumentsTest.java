// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.CommandFixture.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@EnabledOnOs(value = OS.LINUX, disabledReason = "programs are run by the local sandbox")
@DisplayName("With --json exactly one document goes to standard output:")
class CommandDocumentsTest {

  private static final Path SOLUTIONS =
      Path.of("..", "resources", "problems", "pair-sums", "solutions", "python");

  @TempDir private Path folder;

  private Result run(String... words) {
    return new CommandFixture(folder.resolve("home")).run(words);
  }

  private static List<String> texts(JsonNode node, String... keys) {
    return Arrays.stream(keys).map(key -> node.get(key).asString()).toList();
  }

  private static void assertHas(JsonNode node, String... keys) {
    assertTrue(node.propertyNames().containsAll(List.of(keys)), node.toString());
  }

  @Test
  @DisplayName("run gives verdict, cases, runs, medians with intervals, and Monolith's figures")
  void runPassed() throws Exception {
    Path png = folder.resolve("curve.png");
    Result result =
        run(
            "run",
            SOLUTIONS.resolve("hash-seen.py").toString(),
            "--problem",
            "pair-sums",
            "--repeat",
            "3",
            "--png",
            png.toString(),
            "--json");
    assertEquals(0, result.code(), result.err());
    JsonNode document = result.json();
    assertHas(
        document,
        "problem",
        "language",
        "verdict",
        "cases",
        "runs",
        "wall_ms",
        "peak_kb",
        "integral_kb_s",
        "isolation",
        "monolith");
    assertEquals("passed", document.get("verdict").asString());
    assertTrue(document.get("cases").size() >= 10);
    assertHas(document.get("cases").get(0), "name", "verdict");
    assertEquals(3, document.get("runs").size());
    for (JsonNode one : document.get("runs")) {
      assertHas(
          one,
          "wall_ms",
          "cpu_ms",
          "peak_kb",
          "integral_kb_s",
          "samples",
          "sample_rate_hz",
          "gap_p99_us");
      assertTrue(one.get("samples").asInt() > 0);
    }
    for (String figure : List.of("wall_ms", "peak_kb", "integral_kb_s")) {
      JsonNode summary = document.get(figure);
      assertTrue(summary.get("low").asDouble() <= summary.get("median").asDouble());
      assertTrue(summary.get("median").asDouble() <= summary.get("high").asDouble());
    }
    assertHas(document.get("monolith"), "duration", "peak_memory", "integral");
    assertTrue(Files.size(png) > 1000);
  }

  @Test
  @DisplayName("run gives the failed case, exit code 1 and no figures for a wrong answer")
  void runFailed() throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong.py"), "print(-1)\n");
    Result result = run("run", wrong.toString(), "--problem", "pair-sums", "--json");
    assertEquals(1, result.code());
    JsonNode document = result.json();
    assertEquals("wrong_answer", document.get("verdict").asString());
    assertEquals(0, document.get("runs").size());
    assertTrue(document.get("wall_ms").isNull());
    assertTrue(result.err().contains("expected:"), result.err());
  }

  @Test
  @DisplayName("optimize, sessions and resume tell of one session alike")
  void session() {
    Result optimized =
        run(
            "optimize",
            "--problem",
            "top-k-stream",
            "--iterations",
            "1",
            "--out",
            folder.resolve("one").toString(),
            "--json");
    assertEquals(0, optimized.code(), optimized.err());
    JsonNode sessions = run("sessions", "--json").json();
    assertEquals(1, sessions.size());
    assertHas(
        sessions.get(0), "session", "problem", "language", "objective", "started_at", "versions");
    String id = sessions.get(0).get("session").asString();
    assertEquals(optimized.json().get("session").asString(), id);

    String beginning = id.substring(0, id.length() - 1);
    Result resumed = run("resume", beginning, "--out", folder.resolve("two").toString(), "--json");
    assertEquals(0, resumed.code(), resumed.err());
    assertEquals(optimized.json().get("versions"), resumed.json().get("versions"));
    assertTrue(Files.exists(folder.resolve("two/curves.png")));

    JsonNode shown = run("sessions", "show", beginning, "--json").json();
    assertEquals(optimized.json().get("versions"), shown.get("versions"));
    JsonNode reward = shown.get("steps").get(0).get("replies").get(0).get("reward");
    assertHas(reward, "format", "correctness", "efficiency", "paper", "published_code");
    assertHas(reward.get("published_code"), "total", "advantage");
    assertEquals(reward, shown.get("versions").get(1).get("reward"));
    assertTrue(run("sessions", "show", id).out().contains("CORRECTNESS"));

    JsonNode again = run("sessions", "measure", beginning, "v1", "--until=50%", "--json").json();
    assertEquals(List.of(id, "1", "0"), texts(again, "session", "version", "against"));
    JsonNode version = run("sessions", "show", beginning, "--json").json().get("versions").get(1);
    assertEquals(again.get("measured_at"), version.get("ratio_measured_at"));
    assertEquals(again.get("comparisons").get(0).get("ratio"), version.get("ratio_to_parent"));
    int rounds = again.get("comparisons").get(0).get("rounds").asInt();
    assertEquals(
        shown.get("versions").get(1).get("runs").size() + rounds, version.get("runs").size());
    Result refused = run("sessions", "measure", beginning, "v0");
    assertEquals(1, refused.code(), refused.err());
    assertTrue(refused.err().contains("nothing to measure it against"), refused.err());
    assertEquals(2, run("sessions", "measure", beginning, "first").code());

    Result table = run("sessions");
    assertTrue(table.out().contains(id), table.out());
  }

  @Test
  @DisplayName("doctor names Java, display, toolchains, isolation, cores and noise")
  void doctor() {
    Result result = run("doctor", "--json");
    assertEquals(0, result.code(), result.err());
    JsonNode document = result.json();
    assertHas(
        document, "workbench", "java", "system", "cores", "display", "toolchains", "isolation");
    assertHas(document, "noise", "containers", "data", "cache");
    assertHas(document.get("containers"), "engine", "problem");
    assertFalse(document.get("display").get("available").asBoolean());
    assertEquals(7, document.get("toolchains").size());
    assertHas(document.get("toolchains").get(0), "language", "available", "version", "problem");
    assertHas(document.get("noise"), "wall_ms", "spread", "sample_rate_hz", "verdict");
  }

  @Test
  @DisplayName("what can't be meant gives a document that says why, and exit code 2")
  void badUse() {
    Result result = run("run", "--json");
    assertEquals(2, result.code());
    assertTrue(result.json().get("error").asString().contains("--problem"), result.out());
  }
}
