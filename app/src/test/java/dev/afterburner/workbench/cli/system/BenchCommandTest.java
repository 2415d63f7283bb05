// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.bench.Bench;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import dev.afterburner.workbench.cli.console.Failures;
import dev.afterburner.workbench.cli.console.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@EnabledOnOs(OS.LINUX)
@Tag("alone")
class BenchCommandTest {

  private static final Bench.Sizes TINY = new Bench.Sizes(2, 4, 5, 4, 1, 1, 20);

  private static final Map<String, List<String>> KEYS =
      Map.of(
          "sampling", List.of("rate_hz", "gap_p99_us", "gap_max_us", "sampler_cpu"),
          "perturbation", List.of("ratio", "low", "high"),
          "overhead_ms", List.of("median", "p95"),
          "throughput", List.of("workers_1", "workers_2"),
          "python_throughput", List.of("workers_1", "workers_2"),
          "judging", List.of("c", "python", "candidates"),
          "spread", List.of("wall", "peak", "integral"),
          "limit_delay_ms", List.of("wall", "cpu", "memory", "processes", "output", "files"));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Path folder, boolean watched, Cancellation cancellation, String... words)
      throws Exception {
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, true), new PrintWriter(err, true), false, watched, false, 80);
    Toolchains toolchains = Toolchains.ofThisMachine();
    try (Sandbox sandbox = LocalSandbox.open(folder, toolchains)) {
      BenchCommand command =
          new BenchCommand(
              sizes ->
                  new Bench(
                      folder, new Languages(), toolchains, BenchCommandTest::noContainers, TINY),
              () -> sandbox,
              cancellation,
              terminal);
      Failures failures = new Failures(true);
      return new CommandLine(command)
          .setErr(terminal.err())
          .setExecutionExceptionHandler(failures)
          .execute(words);
    }
  }

  @Test
  @DisplayName("bench --json: the promised keys on standard output, progress on standard error")
  void json(@TempDir Path folder) throws Exception {
    assertEquals(0, run(folder, false, new Cancellation(), "--json"), err.toString());
    JsonNode found = JsonMapper.builder().build().readTree(out.toString());
    KEYS.forEach(
        (key, inner) -> {
          assertTrue(found.get(key).propertyNames().containsAll(inner), key + out);
          inner.forEach(name -> assertTrue(found.get(key).get(name) != null, key + "." + name));
        });
    assertTrue(found.get("sampling").get("rate_hz").asDouble() > 0);
    assertTrue(found.get("throughput").get("workers_2").asDouble() > 0);
    for (String language : List.of("c", "python")) {
      assertTrue(found.get("judging").get(language).get("workers_1").asDouble() > 0);
      assertTrue(found.get("judging").get(language).get("workers_2").asDouble() > 0);
    }
    JsonNode candidates = found.get("judging").get("candidates");
    assertEquals(2, candidates.get("count").asInt());
    assertEquals(20, candidates.get("cases").asInt());
    assertTrue(candidates.get("seconds").asDouble() > 0);
    assertTrue(candidates.get("seconds_fresh").asDouble() > 0);
    assertTrue(found.get("bars").size() >= 8);
    assertTrue(found.get("bars").get(0).propertyNames().contains("met"));
    List<String> ways =
        found.get("ways").valueStream().map(way -> way.get("name").asString()).toList();
    assertEquals(List.of("this sandbox", "bare"), ways.subList(0, 2));
    assertTrue(err.toString().contains("warming up"), err.toString());
  }

  @Test
  @DisplayName("bench: a page that fits 80 columns")
  void text(@TempDir Path folder) throws Exception {
    assertEquals(0, run(folder, true, new Cancellation(), "--quick"), err.toString());
    assertTrue(out.toString().contains("WAY TO MEASURE"), out.toString());
    assertTrue(out.toString().lines().allMatch(line -> line.length() <= 80), out.toString());
    assertTrue(err.toString().contains("\r"), "progress in one line");
  }

  @Test
  @DisplayName("bench that is stopped says so")
  void stopped(@TempDir Path folder) throws Exception {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    assertEquals(1, run(folder, false, cancellation, "--json"));
    assertEquals("", out.toString());
    assertTrue(err.toString().contains("workbench: stopped"), err.toString());
  }

  private static Sandbox noContainers(int workers) throws SandboxException {
    throw new SandboxException(
        SandboxException.Kind.ISOLATION_UNAVAILABLE, "no engine for " + workers + " workers");
  }
}
