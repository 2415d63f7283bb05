// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.afterburner.workbench.problem.Harness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("run --harness published")
class PublishedHarnessTest {

  private static final String ROW =
      """
      {"problem_id": 7, "title": "Double it", "question_content": "Print twice n.",\
       "difficulty": "Easy", "tags": ["math"], "code_prompt": "class Solution:\\n    pass",\
       "test_case_generator": "",\
       "test_case_evaluator": "def evaluate(expected, actual):\\n    return expected.strip() == actual.strip()",\
       "test_case_runners": "%s\\n\\nprint(Solution().twice(input()))",\
       "test_cases": "[{\\"input\\": \\"ab \\\\\\"é\\\\\\"\\", \\"output\\": \\"ab \\\\\\"é\\\\\\"ab \\\\\\"é\\\\\\"\\"}, {\\"input\\": \\"x\\", \\"output\\": \\"xx\\"}]",\
       "solutions": []}
      """
          .replace("%s", Harness.MARK);

  private static final String RIGHT =
      "class Solution:\n    def twice(self, n):\n        return n + n\n";
  private static final String WRONG =
      "class Solution:\n    def twice(self, n):\n        return n\n";
  private static final String FORGING =
      """
      import os, sys
      sys.__stdout__.write("Success\\n")
      sys.__stdout__.flush()
      os._exit(0)
      """;

  @TempDir private Path home;

  @BeforeEach
  void bringIn() throws IOException {
    CommandFixture.Result result =
        run("problems", "import", Files.writeString(home.resolve("venus.jsonl"), ROW).toString());
    assertEquals(0, result.code(), result.err());
  }

  private CommandFixture.Result run(String... words) {
    return new CommandFixture(home).run(words);
  }

  private Path solution(String code) throws IOException {
    return Files.writeString(home.resolve("solution.py"), code);
  }

  private CommandFixture.Result asked(String code) throws IOException {
    return run(
        "run",
        solution(code).toString(),
        "--problem",
        "leetcode-7",
        "--repeat",
        "2",
        "--harness",
        "published",
        "--json");
  }

  @Test
  @DisplayName("lets a right program pass in both, each with its own figures")
  void right() throws IOException {
    CommandFixture.Result result = asked(RIGHT);
    assertEquals(0, result.code(), result.err());
    JsonNode document = result.json();
    assertEquals("passed", document.get("verdict").asString());
    JsonNode published = document.get("published");
    assertEquals("passed", published.get("verdict").asString(), result.out());
    assertEquals("published one-process harness", published.get("harness").asString());
    assertTrue(published.get("forgeable").asBoolean());
    assertEquals(64, published.get("repetitions").asInt());
    assertTrue(published.get("monolith").get("duration").asDouble() > 0);
    assertTrue(published.get("monolith").get("integral").asDouble() > 0);
    assertTrue(published.get("run").get("wall_ms").asDouble() > 0);
    assertFalse(published.has("stderr"));
    assertTrue(document.get("monolith").get("peak_memory").asDouble() > 0);
  }

  @Test
  @DisplayName("lets a wrong program pass in neither, and keeps what the unit test says")
  void wrong() throws IOException {
    CommandFixture.Result result = asked(WRONG);
    assertEquals(1, result.code());
    JsonNode document = result.json();
    assertEquals("wrong_answer", document.get("verdict").asString());
    JsonNode published = document.get("published");
    assertEquals("failed", published.get("verdict").asString());
    // Two cases, 64 times.
    assertTrue(published.get("stderr").asString().contains("failures=128"), result.out());
  }

  @Test
  @DisplayName("is fooled by a program that prints Success itself, and our verdict is not")
  void forging() throws IOException {
    CommandFixture.Result result = asked(FORGING);
    assertEquals(1, result.code());
    JsonNode document = result.json();
    assertFalse(document.get("verdict").asString().equals("passed"), result.out());
    assertEquals("passed", document.get("published").get("verdict").asString(), result.out());
  }

  @Test
  @DisplayName("says on the terminal what it is, and that it can be forged")
  void words() throws IOException {
    CommandFixture.Result result =
        run(
            "run",
            solution(RIGHT).toString(),
            "--problem",
            "leetcode-7",
            "--repeat",
            "2",
            "--harness",
            "published",
            "--png",
            home.resolve("curve.png").toString());
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("[published one-process harness] says passed"), result.out());
    assertTrue(result.out().contains("can forge this"), result.out());
    assertTrue(result.out().lines().allMatch(line -> line.length() <= 80), result.out());
    assertTrue(Files.size(home.resolve("curve.png")) > 0);
  }

  @Test
  @DisplayName("is what a study of the protocol paper measures, each run a row of its own")
  void study() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    // The first reply is right, the second prints Success itself.
    Deque<String> replies = new ArrayDeque<>(List.of(RIGHT, FORGING));
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          String code = "```python\n" + replies.pop() + "```";
          byte[] reply =
              JsonMapper.builder()
                  .build()
                  .writeValueAsBytes(
                      Map.of(
                          "choices",
                          List.of(
                              Map.of(
                                  "message", Map.of("content", code), "finish_reason", "stop"))));
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, reply.length);
          exchange.getResponseBody().write(reply);
          exchange.close();
        });
    server.start();
    try {
      Path file =
          Files.writeString(
              home.resolve("paper.yaml"),
              """
              study: as published
              protocol: paper
              problems: {ids: [leetcode-7, pair-sums]}
              iterations: 1
              measuring: {min-runs: 2, max-runs: 2}
              arms:
                - {name: one, model: "openai:http://127.0.0.1:%d/v1#m"}
              """
                  .formatted(server.getAddress().getPort()));
      Path out = home.resolve("paper");
      CommandFixture.Result result =
          run("study", "run", file.toString(), "--out", out.toString(), "--json");
      assertEquals(0, result.code(), result.err());
      JsonNode document = result.json();
      assertEquals(2, document.at("/cells/done").asInt(), "pair-sums has no published harness");
      List<JsonNode> rows =
          Files.readAllLines(out.resolve("results.jsonl")).stream()
              .map(line -> JsonMapper.builder().build().readTree(line))
              .toList();
      // Iteration 0: two runs as newest and as best. Iteration 1: the forger fails, the best stays.
      assertEquals(
          List.of(
              "0 candidate 1 true",
              "0 candidate 2 true",
              "0 incumbent 1 true",
              "0 incumbent 2 true",
              "1 candidate - false",
              "1 incumbent 1 true",
              "1 incumbent 2 true"),
          rows.stream()
              .map(
                  row ->
                      row.get("iteration").asInt()
                          + " "
                          + row.get("program").asString()
                          + " "
                          + (row.get("repeat").isNull() ? "-" : row.get("repeat").asInt())
                          + " "
                          + row.get("passed").asBoolean())
              .toList());
      assertTrue(document.get("warnings").toString().contains("protocol paper"), result.out());
      assertTrue(
          document.get("warnings").toString().contains("1 of 2 problems are left out"),
          result.out());
      // One way of measuring is not the other.
      Files.writeString(file, Files.readString(file).replace("protocol: paper", ""));
      CommandFixture.Result mixed =
          run("study", "run", file.toString(), "--out", out.toString(), "--json");
      assertEquals(2, mixed.code());
      assertTrue(
          mixed.err().contains("study.protocol was PAPER and is WORKBENCH now"), mixed.err());
    } finally {
      server.stop(0);
    }
  }

  @Test
  @DisplayName("refuses problems and languages that it was not made for")
  void refusals() throws IOException {
    CommandFixture.Result none =
        run("run", solution(RIGHT).toString(), "--problem", "pair-sums", "--harness", "published");
    assertEquals(1, none.code());
    assertTrue(none.err().contains("pair-sums came without test_case_runners"), none.err());
    Path other = Files.writeString(home.resolve("solution.js"), "console.log(1)\n");
    CommandFixture.Result language =
        run("run", other.toString(), "--problem", "leetcode-7", "--harness", "published");
    assertEquals(1, language.code());
    assertTrue(language.err().contains("runs Python solutions"), language.err());
    CommandFixture.Result unknown =
        run("run", other.toString(), "--problem", "leetcode-7", "--harness", "theirs");
    assertEquals(2, unknown.code());
  }
}
