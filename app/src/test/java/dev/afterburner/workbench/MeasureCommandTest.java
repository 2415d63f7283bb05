// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@EnabledOnOs(OS.LINUX)
@Tag("alone")
class MeasureCommandTest {

  private static final List<String> RUN_KEYS =
      List.of(
          "outcome",
          "wall_ms",
          "cpu_ms",
          "peak_kb",
          "integral_kb_s",
          "samples",
          "sample_rate_hz",
          "gap_p99_us");

  @TempDir private Path home;
  private Path echo;

  @BeforeEach
  void program() throws IOException {
    echo =
        file("echo.py", "import time\nx = bytearray(20_000_000)\ntime.sleep(0.02)\nprint(input())");
  }

  private CommandFixture.Result run(String... words) {
    return new CommandFixture(home).run(words);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(home.resolve(name), content);
  }

  private String path(String name) {
    return home.resolve(name).toString();
  }

  @ParameterizedTest
  @CsvSource({"1, one run says nothing", "3, covers the true median 75", "6, ''"})
  @DisplayName("measure says what the range of fewer than six runs covers")
  void fewRuns(int runs, String words) throws IOException {
    Path quick = file("quick.py", "print(1)");
    CommandFixture.Result result = run("measure", quick.toString(), "--runs=" + runs);
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains(words), result.out());
    assertEquals(runs < 6, result.out().contains("run says") || result.out().contains("covers"));
  }

  @Test
  @DisplayName("measure --json: the keys of run without a verdict, and each run's outcome")
  void json() throws IOException {
    Path input = file("in", "hello\n");
    Instant before = Instant.now();
    CommandFixture.Result result =
        run("measure", echo.toString(), "--stdin", input.toString(), "--repeat", "6", "--json");
    assertEquals(0, result.code(), result.err());
    JsonNode found = result.json();
    assertEquals("python", found.get("language").asString());
    assertEquals("completed", found.get("outcome").asString());
    assertEquals(6, found.get("runs").size());
    for (JsonNode run : found.get("runs")) {
      assertTrue(run.propertyNames().containsAll(RUN_KEYS), run.toString());
      assertEquals("completed", run.get("outcome").asString());
    }
    for (String figure : List.of("wall_ms", "peak_kb", "integral_kb_s")) {
      JsonNode estimate = found.get(figure);
      assertTrue(estimate.get("low").asDouble() <= estimate.get("median").asDouble());
      assertTrue(estimate.get("median").asDouble() <= estimate.get("high").asDouble());
      assertTrue(found.get("baseline").get(figure).get("median").asDouble() > 0);
    }
    assertTrue(found.get("peak_kb").get("median").asDouble() > 20e6 / 1024);
    assertTrue(found.get("monolith").propertyNames().contains("peak_memory"));
    assertEquals("namespaces", found.get("isolation").asString());
    Instant measured = Instant.parse(found.get("measured_at").asString());
    assertTrue(!measured.isBefore(before) && !measured.isAfter(Instant.now()), "" + measured);
    assertEquals(
        "%s %s, %s, %d cores"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors())
            .replaceFirst(", 1 cores$", ", 1 core"),
        found.get("machine").asString());
    assertFalse(found.propertyNames().contains("verdict"));
  }

  @Test
  @DisplayName("measure writes a picture, every sample, and tables as hyperfine names them")
  void exports() throws IOException {
    Path input = file("in", "hello\n");
    CommandFixture.Result result =
        run(
            "measure",
            echo.toString(),
            "--stdin=" + input,
            "--repeat=5",
            "--rate=1000",
            "--png=" + path("curve.png"),
            "--csv=" + path("curve.csv"),
            "--export-json=" + path("all.json"),
            "--export-csv=" + path("all.csv"),
            "--export-markdown=" + path("all.md"));
    assertEquals(0, result.code(), result.err());
    byte[] picture = Files.readAllBytes(home.resolve("curve.png"));
    assertEquals("PNG", new String(picture, 1, 3, java.nio.charset.StandardCharsets.US_ASCII));
    List<String> samples = Files.readAllLines(home.resolve("curve.csv"));
    assertTrue(samples.getFirst().endsWith("at_ns,resident_bytes"), samples.getFirst());
    assertTrue(samples.size() > 10);
    assertTrue(Files.readString(home.resolve("all.json")).contains("\"sample_rate_hz\""));
    List<String> table = Files.readAllLines(home.resolve("all.csv"));
    assertEquals(2, table.size());
    assertTrue(table.getFirst().startsWith("program,runs,wall_ms,"));
    assertTrue(table.getLast().endsWith(",completed"));
    assertTrue(Files.readString(home.resolve("all.md")).startsWith("| Program | Runs | Time |"));
    assertTrue(result.out().contains("an empty program of this language:"), result.out());
    assertTrue(result.out().contains("samples at"), result.out());
  }

  @Test
  @DisplayName("after -- stands a command that is there, with its own options")
  void command() {
    CommandFixture.Result result =
        run("measure", "--repeat", "2", "--json", "--", "sh", "-c", "echo --json; exit 0");
    assertEquals(0, result.code(), result.err());
    JsonNode found = result.json();
    assertEquals(2, found.get("runs").size());
    assertTrue(found.get("language").isNull() && found.get("baseline").isNull());
  }

  @ParameterizedTest
  @CsvSource({
    "raise SystemExit(3), runtime_error",
    "while True: pass, time_limit",
    "x = b'x' * 300_000_000, memory_limit",
    "while True: print('x' * 100000), output_limit",
    "print(, runtime_error"
  })
  @DisplayName("a run that does not complete ends with its outcome and exit code 1")
  void failures(String code, String outcome) throws IOException {
    Path program = file("bad.py", code);
    CommandFixture.Result result =
        run("measure", program.toString(), "--timeout=1", "--memory=200", "--json");
    assertEquals(1, result.code());
    assertEquals(outcome, result.json().get("outcome").asString());
    assertEquals(1, result.json().get("runs").size());
    assertFalse(result.err().isBlank());
  }

  @Test
  @DisplayName("what does not compile is said with the compiler's words")
  void compileError() throws IOException {
    Path program = file("bad.c", "int main(void) { return x; }");
    CommandFixture.Result result = run("measure", program.toString(), "--json");
    assertEquals(1, result.code());
    assertEquals("compile_error", result.json().get("outcome").asString());
    assertTrue(
        result.json().get("failure").get("diagnostics").asString().contains("undeclared"),
        result.out());
  }

  @Test
  @DisplayName("--warmup runs are not counted, --prepare runs before each run")
  void prepared() throws IOException {
    CommandFixture.Result result =
        run(
            "measure",
            "--repeat=3",
            "--warmup=2",
            "--prepare=echo x >> " + path("log"),
            "--json",
            "--",
            "true");
    assertEquals(0, result.code(), result.err());
    assertEquals(3, result.json().get("runs").size());
    assertEquals(5, Files.readAllLines(home.resolve("log")).size());
    CommandFixture.Result refused = run("measure", "--prepare=echo no; exit 7", "--", "true");
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("exit code 7: no"), refused.err());
  }

  @Test
  @DisplayName("stopped before it began, it says so")
  void stopped() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    CommandFixture.Result result =
        new CommandFixture(home).run(cancellation, "measure", "--json", "--", "sleep", "60");
    assertEquals(1, result.code());
    assertTrue(result.out().contains("\"error\" : \"stopped\""), result.out());
    assertTrue(result.err().contains("stopped"), result.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "measure nothing.py",
        "measure a b",
        "measure --rate=99 -- true",
        "measure --rate=50001 -- true",
        "measure --repeat=0 -- true",
        "measure --warmup=-1 -- true",
        "measure --timeout=0 -- true",
        "measure --memory=0 -- true",
        "measure --stdin=/nowhere/in -- true",
        "measure --language=cobol /etc/hostname",
        "compare /bin/true /nowhere/program"
      })
  @DisplayName("what can't be meant is refused before anything runs")
  void badUse(String line) {
    CommandFixture.Result result = run(line.split(" ", -1));
    assertEquals(2, result.code(), result.err());
    assertEquals("", result.out());
    assertTrue(result.err().startsWith("workbench: "), result.err());
  }

  @Test
  @DisplayName("compare --json: three programs, every pair in every figure")
  void compare() throws IOException {
    Path slow = file("slow.py", "import time\nx = bytearray(40_000_000)\ntime.sleep(0.15)");
    Path fast = file("fast.py", "import time\nx = bytearray(10_000_000)\ntime.sleep(0.02)");
    CommandFixture.Result result =
        run("compare", slow.toString(), fast.toString(), "sleep 0.05", "--repeat=6", "--json");
    assertEquals(0, result.code(), result.err());
    JsonNode found = result.json();
    assertEquals(3, found.get("programs").size());
    assertEquals(9, found.get("comparisons").size());
    for (JsonNode pair : found.get("comparisons")) {
      assertTrue(pair.propertyNames().containsAll(List.of("a", "b", "figure", "ratio", "outcome")));
      assertTrue(pair.get("ratio").propertyNames().containsAll(List.of("value", "low", "high")));
    }
    JsonNode first = found.get("comparisons").get(0);
    assertEquals(slow.toString(), first.get("a").asString());
    assertEquals(fast.toString(), first.get("b").asString());
    assertEquals("time", first.get("figure").asString());
    assertEquals("faster", first.get("outcome").asString());
    assertTrue(first.get("ratio").get("high").asDouble() < 1);
    assertEquals("less", found.get("comparisons").get(1).get("outcome").asString());
    assertEquals("less", found.get("comparisons").get(2).get("outcome").asString());
  }

  @Test
  @DisplayName("compare writes tables, one picture, and the samples of each program by its name")
  void compareText() throws IOException {
    CommandFixture.Result result =
        run(
            "compare",
            "sleep 0.02",
            "sleep 0.02",
            "--repeat=5",
            "--csv=" + path("curves.csv"),
            "--png=" + path("curves.png"),
            "--export-markdown=" + path("table.md"));
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("sleep 0.02 (2) against sleep 0.02"), result.out());
    assertTrue(result.out().lines().allMatch(line -> line.length() <= 100), result.out());
    List<String> samples = Files.readAllLines(home.resolve("curves.csv"));
    assertTrue(samples.stream().anyMatch(line -> line.startsWith("sleep 0.02 (2),")));
    assertEquals(4, Files.readAllLines(home.resolve("table.md")).size());
    assertTrue(Files.size(home.resolve("curves.png")) > 1000);
  }

  @Test
  @DisplayName("compare stops at the first program that fails, and names it")
  void compareFailure() {
    CommandFixture.Result result = run("compare", "true x", "false x", "--repeat=5", "--json");
    assertEquals(1, result.code());
    assertTrue(result.err().contains("false x"), result.err());
    assertEquals(0, result.json().get("comparisons").size());
    // Which one runs first is drawn; the other one may not have run by then.
    JsonNode programs = result.json().get("programs");
    JsonNode failed = programs.get(programs.size() - 1);
    assertEquals("false x", failed.get("program").asString());
    assertEquals("runtime_error", failed.get("outcome").asString());
    assertEquals(programs.size() == 1, result.err().contains("true x was not run"), result.err());
  }
}
