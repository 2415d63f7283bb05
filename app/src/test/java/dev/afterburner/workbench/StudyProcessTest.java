// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.SqliteSessionStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@EnabledOnOs(value = OS.LINUX, disabledReason = "programs are run by the local sandbox")
@DisplayName("A study of recorded replies and real runs")
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudyProcessTest {

  private static final String STUDY =
      """
      study: tiny
      problems: {ids: [big-factorial-digits, coin-ways]}
      arms:
        - {name: full, temperature: 0}
        - {name: no feedback, temperature: 0, ablation: no-feedback}
      iterations: 2
      measuring: {min-runs: 1, max-runs: 1, seconds: 0.1}
      """;

  private static final List<String> FILES =
      List.of(
          "manifest.json",
          "cells.jsonl",
          "sessions.db",
          "results.jsonl",
          "results.parquet",
          "curves.csv",
          "curves.png",
          "curves.svg",
          "curves.pdf",
          "tables.md",
          "tables.tex",
          "tables.csv",
          "report.html");

  /** References are measured once for all tests. */
  @TempDir private Path home;

  private static List<JsonNode> rows(Path folder, String kind) throws IOException {
    JsonMapper mapper = JsonMapper.builder().build();
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readString(folder.resolve("cells.jsonl")).split("\n")) {
      if (line.endsWith("}") && line.contains("\"kind\":\"" + kind + "\"")) {
        rows.add(mapper.readTree(line));
      }
    }
    return rows;
  }

  /** What does not go by the clock: verdict, program, best so far, by problem, arm, iteration. */
  private static Map<String, String> results(Path folder) throws IOException {
    Map<String, String> results = new TreeMap<>();
    for (JsonNode cell : rows(folder, "cell")) {
      String name =
          cell.get("problem").asString()
              + ", "
              + cell.get("arm").asString()
              + ", "
              + cell.get("iteration").asInt();
      String before =
          results.put(
              name,
              cell.get("key").asString()
                  + " "
                  + cell.at("/candidate/verdict").asString()
                  + " "
                  + cell.at("/candidate/code").asString()
                  + " "
                  + cell.at("/candidate/version").asInt());
      assertEquals(null, before, name + " stands twice");
    }
    return results;
  }

  /** The report draws, for each cell, the typical runs of its program and of the best so far. */
  private static void curves(Path out) throws Exception {
    List<String> drawn = new ArrayList<>();
    Matcher curve =
        Pattern.compile("alt=\"([^\"]+)\" src=\"data:image/svg\\+xml;base64,([^\"]+)\"")
            .matcher(Files.readString(out.resolve("report.html")));
    while (curve.find()) {
      String svg = new String(Base64.getDecoder().decode(curve.group(2)), StandardCharsets.UTF_8);
      Matcher legend = Pattern.compile(">v(\\d+) \\(peak ([^,]+),").matcher(svg);
      StringBuilder cell = new StringBuilder(curve.group(1));
      while (legend.find()) {
        cell.append("; ").append(legend.group(1)).append(' ').append(legend.group(2));
      }
      drawn.add(cell.toString());
    }
    List<String> wanted = new ArrayList<>();
    try (SqliteSessionStore sessions = SqliteSessionStore.open(out.resolve("sessions.db"))) {
      for (JsonNode cell : rows(out, "cell")) {
        SessionState state = SessionState.fold(sessions.read(cell.get("session").asString()));
        TreeMap<Integer, String> peaks = new TreeMap<>();
        for (String which : List.of("candidate", "incumbent")) {
          int version = cell.get(which).get("version").asInt();
          state.versions().stream()
              .filter(v -> v.id() == version)
              .flatMap(v -> v.typicalRun().stream())
              .forEach(run -> peaks.put(version, Figures.memory((double) run.peakBytes())));
        }
        if (!peaks.isEmpty()) {
          StringBuilder text = new StringBuilder("Memory over time of ");
          text.append(
              peaks.keySet().stream().map(v -> "v" + v).collect(Collectors.joining(" and ")));
          peaks.forEach((version, peak) -> text.append("; ").append(version + " " + peak));
          wanted.add(text.toString());
        }
      }
    }
    assertTrue(wanted.size() > 4, wanted::toString);
    assertEquals(wanted.stream().sorted().toList(), drawn.stream().sorted().toList());
  }

  private CommandFixture.Result run(String... words) {
    return new CommandFixture(home).run(words);
  }

  private Path file() throws IOException {
    return Files.writeString(home.resolve("tiny.yaml"), STUDY);
  }

  @Test
  @DisplayName("makes its report, is not done twice, and comes again from half its rows")
  void wholeWay() throws Exception {
    Path out = home.resolve("results/of today");
    String[] words = {"study", "run", file().toString(), "--out", out.toString(), "--json"};
    CommandFixture.Result result = run(words);
    assertEquals(0, result.code(), result.err());
    JsonNode document = result.json();
    assertEquals("tiny", document.get("study").asString());
    assertEquals(12, document.at("/cells/planned").asInt());
    assertEquals(12, document.at("/cells/done").asInt());
    assertEquals(0, document.at("/cells/failed").asInt());
    assertEquals(2, document.get("arms").size());
    for (JsonNode arm : document.get("arms")) {
      assertEquals(2, arm.get("problems").asInt());
      assertEquals(2, arm.get("iteration").asInt());
      for (String metric : List.of("pass1", "beyond_time", "beyond_memory", "beyond_integral")) {
        JsonNode value = arm.get(metric);
        assertTrue(
            value.get("low").asDouble() <= value.get("value").asDouble()
                && value.get("value").asDouble() <= value.get("high").asDouble(),
            value.toString());
      }
      // The second of the recorded replies passes for both problems.
      assertEquals(1, arm.at("/pass1/value").asDouble());
    }
    assertTrue(document.has("least_difference"));
    for (String name : FILES) {
      assertTrue(Files.size(out.resolve(name)) > 0, name);
    }
    assertEquals(2, rows(out, "references").size());
    assertEquals(8, rows(out, "references").getFirst().get("figures").size());
    prompts(out);
    curves(out);

    Map<String, String> results = results(out);
    long size = Files.size(out.resolve("cells.jsonl"));
    assertEquals(0, run(words).code());
    assertEquals(size, Files.size(out.resolve("cells.jsonl")), "nothing is done twice");

    CommandFixture.Result other =
        run("study", "run", file().toString(), "--out", out.toString(), "--set", "iterations=1");
    assertEquals(2, other.code());
    assertTrue(other.err().contains("study.iterations was 2 and is 1 now"), other.err());

    byte[] whole = Files.readAllBytes(out.resolve("cells.jsonl"));
    Files.write(out.resolve("cells.jsonl"), java.util.Arrays.copyOf(whole, whole.length / 2));
    CommandFixture.Result again = run("study", "run", "--out", out.toString());
    assertEquals(0, again.code(), again.err());
    assertEquals(results, results(out));

    CommandFixture.Result status = run("study", "status", out.toString(), "--json");
    assertEquals(12, status.json().at("/cells/done").asInt());
    Path given = home.resolve("given");
    assertEquals(0, run("study", "export", out.toString(), "--out", given.toString()).code());
    assertEquals(
        Files.readString(out.resolve("tables.md")), Files.readString(given.resolve("tables.md")));
    assertFalse(Files.exists(given.resolve("cells.jsonl")));

    CommandFixture.Result more =
        run(
            "study",
            "run",
            file().toString(),
            "--out",
            out.toString(),
            "--set",
            "iterations=3",
            "--json");
    assertEquals(0, more.code(), more.err());
    assertEquals(16, more.json().at("/cells/done").asInt());
    Map<String, String> extended = results(out);
    extended.keySet().retainAll(results.keySet());
    assertEquals(results, extended, "what was there is as it was");
  }

  /** The arm without feedback has no figures in its prompts, and says so in its sessions. */
  private static void prompts(Path out) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    rows(out, "text").forEach(t -> texts.put(t.get("digest").asString(), t.get("text").asString()));
    for (JsonNode cell : rows(out, "cell")) {
      String prompt = texts.getOrDefault(cell.get("prompt").asString(), "");
      boolean full = cell.get("arm").asString().equals("full");
      assertEquals(full, prompt.contains("## Original performance"), prompt);
      assertTrue(prompt.contains("## Original solution"), prompt);
      assertFalse(prompt.contains("{{"), prompt);
    }
  }

  @Test
  @DisplayName("killed again and again, ends in the rows of one that was not, each once")
  void killed() throws Exception {
    Path straight = home.resolve("straight");
    assertEquals(0, run("study", "run", file().toString(), "--out", straight.toString()).code());
    Path out = home.resolve("killed");
    WorkbenchProcess workbench = new WorkbenchProcess(home);
    String[] words = {"study", "run", file().toString(), "--out", out.toString(), "--json"};
    for (int cells = 1; cells <= 10; cells++) {
      WorkbenchProcess.Running running = workbench.start(words);
      while (!Files.exists(out.resolve("cells.jsonl")) || rows(out, "cell").size() < cells) {
        assertTrue(running.process().isAlive(), Files.readString(running.err()));
        Thread.sleep(5);
      }
      running.signal("KILL");
      running.process().waitFor();
    }
    WorkbenchProcess.Result result = workbench.run(words);
    assertEquals(0, result.code(), result.err());
    assertEquals(12, result.json().at("/cells/done").asInt());
    assertEquals(results(straight), results(out));
    assertEquals(2, rows(out, "references").size());
  }

  @Test
  @DisplayName("of a model that there is not is refused before anything is made")
  void unknownModel() throws Exception {
    Path out = home.resolve("unknown");
    CommandFixture.Result result =
        run(
            "study",
            "run",
            file().toString(),
            "--set",
            "problems.ids=coin-ways",
            "--set",
            "iterations=0",
            "--model",
            "nobody:x",
            "--out",
            out.toString());
    assertEquals(2, result.code());
    assertFalse(Files.exists(out));
  }
}
