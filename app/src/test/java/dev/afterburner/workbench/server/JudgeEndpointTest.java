// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.catalogue.BundledCatalogue;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Judging for training")
class JudgeEndpointTest {

  private static final String ECHO_ROW =
      """
      {"problem_id": 1, "title": "Sum", "question_content": "Add.", "difficulty": "Easy",
       "tags": [], "code_prompt": "class Solution:\\n    def add(self, a, b):\\n        pass",
       "test_case_generator": "", "test_case_evaluator": "",
       "test_case_runners": "import sys\\n==Code Submission==\\nfor line in sys.stdin:\\n    a, b = map(int, line.split())\\n    print(Solution().add(a, b))\\n",
       "test_cases": "[{\\"input\\": \\"1 2\\", \\"output\\": \\"3\\"}, {\\"input\\": \\"5 8\\", \\"output\\": \\"13\\"}]",
       "solutions": []}
      """;

  private final JsonMapper mapper = new JsonMapper();

  private static String solution(String name) throws Exception {
    Problem problem = new BundledCatalogue(Path.of("../resources/problems")).find("pair-sums");
    return problem.references().stream()
        .filter(r -> r.language().equals("python") && r.name().equals(name))
        .findFirst()
        .orElseThrow()
        .code();
  }

  private ObjectNode request() {
    return mapper.createObjectNode().put("problem", "pair-sums").put("runs", 2);
  }

  @Test
  @DisplayName("measures a solution beside its baseline and rewards what it saves")
  void rewards() throws Exception {
    try (Served served = Served.real(1, null, false)) {
      ObjectNode request = request().put("code", solution("count-tokens"));
      request.putObject("baseline").put("code", solution("match-positions"));
      JsonNode judged = served.post("/judge", request.toString()).json();
      assertEquals("passed", judged.path("verdict").asString(), judged::toString);
      JsonNode reward = judged.path("reward");
      double before = judged.path("baseline").path("wall_ms").path("median").asDouble();
      double after = judged.path("figures").path("wall_ms").path("median").asDouble();
      assertTrue(after < before, judged::toString);
      double efficiency = Math.tanh((before - after) / before);
      assertEquals(efficiency, reward.path("efficiency").asDouble(), 1e-6);
      assertEquals(0.5, reward.path("correctness").asDouble());
      int cases =
          new BundledCatalogue(Path.of("../resources/problems")).find("pair-sums").cases().size();
      String counted =
          "workbench_cases_total{language=\"python\",verdict=\"passed\"} " + 2 * cases + "\n";
      String metrics = served.get("/metrics").text();
      assertTrue(metrics.contains(counted), metrics);
      assertEquals(0.2 + 0.25 + 0.3 * efficiency, reward.path("paper").asDouble(), 1e-6);
      assertEquals(
          0.2 + 0.5 * (0.5 + 0.5 * efficiency), reward.path("published_code").asDouble(), 1e-6);
    }
  }

  @Test
  @DisplayName(
      "streams a batch as it is done: right, wrong, forged, without code, without a problem")
  void batch() throws Exception {
    try (Served served = Served.real(1, null, false)) {
      ObjectNode request = request();
      request
          .putObject("baseline")
          .put("passed", true)
          .put("wall_ms", 1e5)
          .put("peak_kb", 1e6)
          .put("integral_kb_s", 1e7);
      ArrayNode items = request.putArray("items");
      items.addObject().put("id", "right").put("code", solution("count-tokens"));
      items.addObject().put("id", "forged").put("code", "print('Success')\nimport os\nos._exit(0)");
      items.addObject().put("id", "crash").put("code", "raise SystemExit(3)");
      items.addObject().put("id", "none").put("reply", "I can't.");
      items.addObject().put("id", "lost").put("problem", "nowhere").put("code", "x");
      items
          .addObject()
          .put("id", "reply")
          .put(
              "reply",
              "<thinking>count</thinking>\n<solution>\n```python\n"
                  + solution("count-tokens")
                  + "\n```\n</solution>");
      Served.Answer answer = served.post("/judge", request.toString());
      List<JsonNode> lines = new ArrayList<>();
      answer.text().lines().forEach(line -> lines.add(mapper.readTree(line)));
      assertEquals(items.size(), lines.size(), answer.text());
      Set<Integer> indexes = new HashSet<>();
      for (JsonNode line : lines) {
        indexes.add(line.path("index").asInt());
        JsonNode reward = line.path("reward");
        switch (line.path("id").asString()) {
          case "right", "reply" -> {
            assertEquals("passed", line.path("verdict").asString(), line::toString);
            assertTrue(reward.path("efficiency").asDouble() > 0.5, line::toString);
            assertEquals(1, reward.path("format").asDouble());
          }
          case "forged" -> assertEquals("wrong_answer", line.path("verdict").asString());
          case "crash" -> {
            assertEquals("runtime_error", line.path("verdict").asString());
            assertEquals(-1.0, reward.path("correctness").asDouble());
            assertEquals(0.2 - 0.5, reward.path("paper").asDouble(), 1e-9);
          }
          case "none" -> {
            assertEquals("no_code", line.path("verdict").asString());
            assertEquals(0, reward.path("format").asDouble());
            assertEquals(-0.5, reward.path("published").asDouble(), 1e-9);
          }
          default -> assertTrue(line.path("error").asString().contains("nowhere"), line::toString);
        }
      }
      assertEquals(items.size(), indexes.size());
    }
  }

  @Test
  @DisplayName("gives verdicts without figures, and tries first where others failed before")
  void verdictsAlone() throws Exception {
    Problem problem = new BundledCatalogue(Path.of("../resources/problems")).find("pair-sums");
    try (Served served = Served.real(1, null, false)) {
      ObjectNode request = request().put("runs", 0);
      request.putObject("baseline").put("passed", false);
      ArrayNode items = request.putArray("items");
      String failing =
          "import sys\ntext = sys.stdin.read()\nif text == "
              + mapper.writeValueAsString(problem.cases().getLast().input().text())
              + ":\n    sys.exit(7)\nsys.stdin = __import__('io').TextIOWrapper(__import__('io').BytesIO(text.encode()))\n"
              + solution("count-tokens");
      items.addObject().put("id", "fails last").put("code", failing);
      items.addObject().put("id", "fails first").put("code", failing + "\n# again");
      items.addObject().put("id", "right").put("code", solution("count-tokens"));
      for (String text : served.post("/judge", request.toString()).text().lines().toList()) {
        JsonNode line = mapper.readTree(text);
        boolean right = line.path("id").asString().equals("right");
        assertEquals(right ? "passed" : "runtime_error", line.path("verdict").asString(), text);
        int passed =
            switch (line.path("id").asString()) {
              case "right" -> problem.cases().size();
              case "fails last" -> problem.cases().size() - 1;
              default -> 0;
            };
        assertEquals(passed, line.path("cases").path("passed").asInt(), text);
        assertTrue(line.path("figures").isNull(), text);
        assertEquals(0, line.path("reward").path("efficiency").asDouble(), text);
        assertTrue(line.path("reward").path("published").isNumber(), text);
        assertEquals(right, line.path("reward").path("correctness").asDouble() == 1, text);
      }
    }
  }

  @Test
  @DisplayName("gives the published code's reward, with an original that fails, beside ours")
  void published() throws Exception {
    try (Served served = Served.real(1, null, false)) {
      ObjectNode request = request().put("objective", "memory");
      request.putObject("baseline").put("passed", false);
      request.put(
          "reply",
          "<thinking>see <solution></thinking><solution>\n```python\n"
              + solution("count-tokens")
              + "\n```\n</solution>");
      JsonNode judged = served.post("/judge", request.toString()).json();
      double kilobytes = judged.path("figures").path("peak_kb").path("median").asDouble();
      JsonNode reward = judged.path("reward");
      // A second <solution> is no fault of form there; the failed original has no figure here.
      assertEquals(0, reward.path("format").asDouble(), judged::toString);
      assertEquals(0, reward.path("efficiency").asDouble());
      double expected = 0.2 + 0.5 * (1 + 0.5 * Math.tanh(1 - kilobytes / 1_048_576));
      assertEquals(expected, reward.path("published").asDouble(), 1e-6);
      assertEquals(expected, reward.path("published_ms").asDouble(), 1e-6);
    }
  }

  @Test
  @DisplayName("judges by a data set's row that is sent along")
  void row() throws Exception {
    try (Served served = Served.real(1, null, false)) {
      ObjectNode request = mapper.createObjectNode().put("runs", 1);
      request.set("row", mapper.readTree(ECHO_ROW));
      request.put("code", "class Solution:\n    def add(self, a, b):\n        return a + b");
      JsonNode right = served.post("/judge", request.toString()).json();
      assertEquals("passed", right.path("verdict").asString(), right::toString);
      assertEquals(2, right.path("cases").path("passed").asInt());
      assertEquals(
          1.0, right.path("reward").path("correctness").asDouble(), "none was there before");
      request.put("code", "class Solution:\n    def add(self, a, b):\n        return 3");
      JsonNode wrong = served.post("/judge", request.toString()).json();
      assertEquals("wrong_answer", wrong.path("verdict").asString());
      assertEquals("13", wrong.path("failure").path("expected").asString().strip());
    }
  }

  @Test
  @DisplayName("runs the programs of others while a row is read that takes long")
  void longRow() throws Exception {
    String sum = "1" + "+1".repeat(500);
    String test =
        "def check(candidate):\n" + ("    assert candidate(" + sum + ") == 1\n").repeat(40);
    ObjectNode request = mapper.createObjectNode().put("code", "def f(x): return 1").put("runs", 0);
    request
        .putObject("row")
        .put("task_id", "HumanEval/900")
        .put("prompt", "def f(x):\n    \"\"\"One.\"\"\"\n")
        .put("entry_point", "f")
        .put("canonical_solution", "    return 1\n")
        .put("test", test);
    List<String> ended = Collections.synchronizedList(new ArrayList<>());
    try (Served served = Served.real(1, null, false)) {
      Thread judging =
          Thread.startVirtualThread(
              () -> {
                try {
                  JsonNode judged = served.post("/judge", request.toString()).json();
                  ended.add("judge " + judged.path("verdict").asString());
                } catch (Exception e) {
                  ended.add(e.toString());
                }
              });
      served.post("/execute", "{\"code\": \"print(1)\", \"language\": \"python\"}").json();
      ended.add("execute");
      judging.join();
    }
    assertEquals(List.of("execute", "judge passed"), ended);
  }

  @Test
  @DisplayName("judges a baseline by the tests of its own row, though another row has the same id")
  void sameId() throws Exception {
    String three = "class Solution:\n    def add(self, a, b):\n        return 3";
    ObjectNode easy = (ObjectNode) mapper.readTree(ECHO_ROW);
    easy.put("test_cases", "[{\"input\": \"1 2\", \"output\": \"3\"}]");
    try (Served served = Served.real(1, null, false)) {
      ObjectNode request = mapper.createObjectNode().put("runs", 1);
      ArrayNode items = request.putArray("items");
      for (JsonNode row : List.of(easy, mapper.readTree(ECHO_ROW))) {
        ObjectNode item = items.addObject();
        item.set("row", row);
        item.put("code", "class Solution:\n    def add(self, a, b):\n        return a + b");
        item.putObject("baseline").put("code", three);
      }
      List<Boolean> passed = new ArrayList<>(List.of(false, false));
      List<Boolean> better = new ArrayList<>(List.of(false, false));
      for (String line : served.post("/judge", request.toString()).text().lines().toList()) {
        JsonNode judged = mapper.readTree(line);
        passed.set(
            judged.path("index").asInt(), judged.path("verdict").asString().equals("passed"));
        better.set(
            judged.path("index").asInt(),
            judged.path("reward").path("correctness").asDouble() == 1.0);
      }
      assertEquals(List.of(true, true), passed);
      assertEquals(List.of(false, true), better, "only the second baseline fails its tests");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"problem\": \"pair-sums\", \"code\": \"x\"}",
        "{\"problem\": \"pair-sums\", \"items\": [{\"code\": \"x\"}, {\"code\": \"y\"}]}"
      })
  @DisplayName("ends the program of a client that leaves, and has its worker free for the next")
  void left(String body) throws Exception {
    HeldSandbox sandbox = new HeldSandbox(); // nothing but a cancellation lets its programs go
    try (Served served = Served.over(sandbox)) {
      URI address = served.server.address();
      try (Socket client = new Socket(address.getHost(), address.getPort())) {
        client
            .getOutputStream()
            .write(
                ("POST /judge HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                    .getBytes(StandardCharsets.UTF_8));
        sandbox.held.await();
      }
      assertTrue(sandbox.letGo.await(60, TimeUnit.SECONDS), "the program still runs");
      served.post("/execute", "{\"language\": \"python\", \"code\": \"z\"}");
      assertEquals(List.of("x", "z"), sandbox.order, "no other of its programs was begun");
    }
  }

  @Test
  @DisplayName("says what is wrong with a request")
  void bad() throws Exception {
    try (Served served = Served.real(1, null, false)) {
      for (String body :
          List.of(
              "{\"problem\": \"pair-sums\"}",
              "{\"code\": \"x\"}",
              "{\"problem\": \"pair-sums\", \"code\": 5}",
              "{\"problem\": \"pair-sums\", \"reply\": [\"x\"]}",
              "{\"problem\": \"pair-sums\", \"code\": \"x\", \"language\": 1}",
              "{\"problem\": \"pair-sums\", \"code\": \"x\", \"objective\": \"speed\"}",
              "{\"problem\": \"pair-sums\", \"code\": \"x\", \"runs\": -1}",
              "{\"problem\": \"pair-sums\", \"code\": \"x\", \"language\": \"cobol\"}",
              "{\"problem\": \"pair-sums\", \"code\": \"x\", \"baseline\": {\"wall_ms\": 1}}",
              "{\"items\": 1}")) {
        Served.Answer answer = served.post("/judge", body);
        assertEquals(400, answer.status(), body + answer.text());
        assertEquals("error", answer.json().path("status").asString());
      }
    }
  }
}
