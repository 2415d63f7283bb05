// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.catalogue.BundledCatalogue;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("A published client in Python")
class PublishedClientTest {

  private static final Path SCRIPT = Path.of("src/test/resources/server/published_client.py");

  /** Ways to be wrong, put behind a right solution. */
  private static final List<String> FAULTS =
      List.of(
          "\nprint('more')\n",
          "\nraise ValueError('broken')\n",
          "\nwhile True:\n    pass\n",
          "\nimport sys\nsys.exit(1)\n",
          "\nundefined_name\n");

  private static final int SOLUTIONS = 20;

  /** The first cases of each problem are its small ones: they are run 64 times over. */
  private static final int CASES = 5;

  private final JsonMapper mapper = new JsonMapper();

  @Test
  @DisplayName(
      "finds ten right solutions to pass and ten broken ones not, with their three figures")
  void rewards() throws Exception {
    ArrayNode solutions = solutions();
    assertEquals(SOLUTIONS, solutions.size());
    try (Served served = Served.real(1, null, false)) {
      List<JsonNode> said = drive(served.server.address().toString(), solutions);
      assertEquals(SOLUTIONS, said.size());
      assertAll(said.stream().map(one -> () -> check(one)));
    }
  }

  private static void check(JsonNode said) {
    String name = said.path("name").asString();
    assertEquals(!name.contains("broken"), said.path("passed").asBoolean(), said::toString);
    if (said.path("status").asString().equals("success")) {
      assertTrue(said.path("time").asDouble() > 0, said::toString);
      assertTrue(said.path("memory").asDouble() > 0, said::toString);
      assertTrue(
          said.path("integral").asDouble() >= said.path("memory").asDouble(), said::toString);
    } else {
      assertTrue(name.endsWith("broken 2"), "only the endless loop does not end: " + said);
      assertEquals("error", said.path("status").asString());
    }
  }

  private ArrayNode solutions() throws Exception {
    Catalogue catalogue = new BundledCatalogue(Path.of("../resources/problems"));
    ArrayNode solutions = mapper.createArrayNode();
    for (var listing : catalogue.list()) {
      Problem problem = catalogue.find(listing.id());
      Reference right =
          problem.references().stream()
              .filter(r -> r.language().equals("python") && !r.start())
              .findFirst()
              .orElseThrow();
      if (solutions.size() < SOLUTIONS) {
        int fault = solutions.size() / 2 % FAULTS.size();
        add(solutions, problem, problem.id(), right.code());
        add(
            solutions,
            problem,
            problem.id() + " broken " + fault,
            right.code() + FAULTS.get(fault));
      }
    }
    return solutions;
  }

  private static void add(ArrayNode solutions, Problem problem, String name, String code) {
    ObjectNode solution =
        solutions.addObject().put("name", name).put("code", code).put("timeout", 20);
    if (name.endsWith("broken 2")) {
      solution.put("timeout", 2);
    }
    ArrayNode cases = solution.putArray("cases");
    problem.cases().stream()
        .limit(CASES)
        .forEach(
            c ->
                cases
                    .addObject()
                    .put("input", c.input().text())
                    .put("output", c.expected().text()));
  }

  private List<JsonNode> drive(String url, ArrayNode solutions) throws Exception {
    Path input = Files.createTempFile("solutions", ".json");
    try {
      Files.writeString(input, solutions.toString());
      Process python =
          new ProcessBuilder(python(), SCRIPT.toString(), url)
              .redirectInput(input.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String out = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, python.waitFor(), out);
      List<JsonNode> said = new ArrayList<>();
      out.lines().forEach(line -> said.add(mapper.readTree(line)));
      return said;
    } finally {
      Files.delete(input);
    }
  }

  /** One that has requests, where there is one; the script copes without. */
  private static String python() throws IOException, InterruptedException {
    for (String candidate : List.of("python3", "/usr/bin/python3")) {
      if (Files.exists(Path.of("/usr/bin/python3")) || candidate.equals("python3")) {
        Process ask =
            new ProcessBuilder(candidate, "-c", "import requests")
                .redirectErrorStream(true)
                .start();
        ask.getInputStream().readAllBytes();
        if (ask.waitFor() == 0) {
          return candidate;
        }
      }
    }
    return "python3";
  }
}
