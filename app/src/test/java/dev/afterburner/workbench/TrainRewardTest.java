// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@EnabledOnOs(value = OS.LINUX, disabledReason = "programs are run by the local sandbox")
@DisplayName("The shipped reward function")
class TrainRewardTest {

  private static final Path REWARD =
      Path.of("../resources/training/afterburner_reward.py").toAbsolutePath().normalize();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int CANDIDATES = 512;

  /** Four kinds of replies, told apart by their scores. */
  private static final String REPLIES =
      """
      def reply(i):
          kinds = [
              "<thinking>t</thinking><solution>```python\\nprint('no %d')\\n```</solution>",
              "```python\\nraise SystemExit(3) # %d\\n```",
              "I can't, %d",
              "<thinking>t</thinking><solution>```python\\nimport sys; sys.exit('%d')\\n```</solution>",
          ]
          return kinds[i % 4] % (i + 3)
      EXTRA = {"problem": "pair-sums", "objective": "time", "runs": 1}
      TRUTH = {"code": "", "passed": True, "time": 900.0, "memory": 1e5, "integral": 1e5}
      """;

  private static final String STORM =
      """
      import asyncio, json, sys
      import afterburner_reward as r
      %s
      done = 0
      async def one(i):
          global done
          found = await r.compute_score("own", reply(i), TRUTH, EXTRA, url=sys.argv[1], in_flight=64, patience=120)
          done += 1
          print("done", done, file=sys.stderr, flush=True)
          return [i, found["score"], found["verdict_code"]]
      async def main():
          return await asyncio.gather(*[one(i) for i in range(%d)])
      print(json.dumps(asyncio.run(main())))
      """
          .formatted(REPLIES, CANDIDATES);

  @TempDir private Path folder;

  private WorkbenchProcess.Running serve(int port) throws Exception {
    WorkbenchProcess.Running server =
        new WorkbenchProcess(folder.resolve("home"))
            .start("serve", "--port", String.valueOf(port), "--workers", "2");
    while (!Files.readString(server.out()).contains("serving at")) {
      assertTrue(server.process().isAlive(), Files.readString(server.err()));
      Thread.sleep(20);
    }
    return server;
  }

  private Process python(String script, String... arguments) throws IOException {
    Path file = Files.writeString(folder.resolve("script.py"), script);
    List<String> command = new java.util.ArrayList<>(List.of("python3", file.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("said").toFile())
            .redirectError(folder.resolve("errors").toFile());
    builder.environment().put("PYTHONPATH", String.valueOf(REWARD.getParent()));
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return builder.start();
  }

  private JsonNode ended(Process process) throws Exception {
    assertTrue(process.waitFor(300, TimeUnit.SECONDS), "hangs");
    assertEquals(0, process.exitValue(), Files.readString(folder.resolve("errors")));
    return MAPPER.readTree(Files.readString(folder.resolve("said")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitDone(int count) throws Exception {
    while (!Files.readString(folder.resolve("errors")).contains("done " + count + "\n")) {
      Thread.sleep(20);
    }
  }

  @Test
  @DisplayName("scores 512 candidates once each while the server is stopped, killed and started")
  void storm() throws Exception {
    int port = freePort();
    WorkbenchProcess.Running server = serve(port);
    try {
      Process training = python(STORM, "http://127.0.0.1:" + port);
      awaitDone(100);
      server.signal("TERM");
      server.process().waitFor();
      server = serve(port);
      awaitDone(250);
      server.signal("KILL");
      server.process().waitFor();
      server = serve(port);
      JsonNode scores = ended(training);
      assertEquals(CANDIDATES, scores.size());
      // Form and pass to fail; no form; no program; form.
      double[] expected = {0.2 - 0.5, -0.2 - 0.5, -0.2 - 0.5, 0.2 - 0.5};
      double[] verdicts = {1, 2, 4, 2};
      for (int i = 0; i < CANDIDATES; i++) {
        JsonNode one = scores.get(i);
        assertEquals(i, one.get(0).asInt());
        assertEquals(expected[i % 4], one.get(1).asDouble(), 1e-9, one::toString);
        assertEquals(verdicts[i % 4], one.get(2).asDouble(), one::toString);
      }
    } finally {
      server.signal("KILL");
      server.process().waitFor();
    }
  }

  @Test
  @DisplayName("gives by all three entry points and modes what the server's answer says")
  void entries() throws Exception {
    int port = freePort();
    WorkbenchProcess.Running server = serve(port);
    try {
      String url = "http://127.0.0.1:" + port;
      String script =
          """
          import asyncio, json, sys
          import afterburner_reward as r
          %s
          url = sys.argv[1]
          found = {}
          replies = [reply(i) for i in range(4)] + ["", "\\ud800"]
          n = len(replies)
          for mode in ("paper", "published", "published-ms"):
              options = {"url": url, "mode": mode}
              async def all():
                  return await asyncio.gather(*[
                      r.compute_score("own", one, dict(TRUTH, passed=False), EXTRA, **options) for one in replies])
              batch = r.compute_score_batch(["own"] * n, replies, [dict(TRUTH, passed=False)] * n, [EXTRA] * n, **options)
              base = {"passed": False, "wall_ms": 900.0, "peak_kb": 1e5, "integral_kb_s": 1e5}
              trl = r.trl_reward(
                  prompts=["p"] * n, completions=[[{"role": "assistant", "content": one}] for one in replies],
                  problem=["pair-sums"] * n, baseline=[base] * n, objective=["time"] * n, runs=[1] * n,
                  completion_ids=None, trainer_state=None, **options)
              found[mode] = [[s["score"] for s in asyncio.run(all())], [s["score"] for s in batch], trl]
          found["replies"] = replies[:4]
          found["about"] = r.preflight(url=url)["server"]
          print(json.dumps(found))
          """
              .formatted(REPLIES);
      JsonNode found = ended(python(script, url));
      assertEquals("afterburner-workbench", found.path("about").asString());
      for (int i = 0; i < 4; i++) {
        JsonNode judged = judge(url, found.path("replies").get(i).asString());
        for (String mode : List.of("paper", "published", "published-ms")) {
          double expected = judged.path("reward").path(mode.replace('-', '_')).asDouble();
          for (JsonNode entry : found.path(mode)) {
            assertEquals(expected, entry.get(i).asDouble(), 1e-12, mode + " " + i);
          }
        }
      }
      // Nothing, and half a character, are wrong answers: no form, fail to fail.
      assertEquals(-0.45, found.path("paper").get(0).get(4).asDouble(), 1e-9);
      assertEquals(-0.45, found.path("paper").get(2).get(5).asDouble(), 1e-9);
    } finally {
      server.signal("KILL");
      server.process().waitFor();
    }
  }

  private static JsonNode judge(String url, String reply) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request = MAPPER.createObjectNode();
      request.put("problem", "pair-sums").put("reply", reply).put("runs", 1);
      request
          .putObject("baseline")
          .put("passed", false)
          .put("wall_ms", 900.0)
          .put("peak_kb", 1e5)
          .put("integral_kb_s", 1e5);
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(url + "/judge"))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return MAPPER.readTree(answer.body());
    }
  }

  /** Answers as it is told, one answer after another; the last one again and again. */
  private static HttpServer faulty(AtomicInteger asked, String... answers) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/judge",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          String answer = answers[Math.min(asked.getAndIncrement(), answers.length - 1)];
          answer(exchange, answer);
        });
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, String answer) throws IOException {
    try (exchange) {
      if (answer.equals("close")) {
        return;
      }
      int status = Integer.parseInt(answer.substring(0, 3));
      byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String asked(String url, String options) throws Exception {
    String script =
        """
        import json, sys
        import afterburner_reward as r
        try:
            print(json.dumps(r.compute_score_batch(["d"], ["x"], [{"passed": True}], [{"problem": "p"}],
                                                   url=sys.argv[1], %s)[0]["score"]))
        except r.RewardUnavailable as fault:
            print(json.dumps("raised: " + str(fault)))
        """
            .formatted(options);
    return ended(python(script, url)).asString();
  }

  @Test
  @DisplayName("asks again where the server is busy, breaks off or answers nonsense")
  void again() throws Exception {
    String good = "200 {\"verdict\": \"passed\", \"reward\": {\"paper\": 0.25, \"format\": 0}}";
    AtomicInteger count = new AtomicInteger();
    HttpServer server =
        faulty(
            count,
            "503 {\"error\": \"Task queue is full\"}",
            "close",
            "200 nonsense",
            "200 {}",
            "500 x",
            good);
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      assertEquals("0.25", asked(url, "patience=60"));
      assertEquals(6, count.get());
    } finally {
      server.stop(0);
    }
  }

  @Test
  @DisplayName("raises where the server stays away, refuses, or lacks the mode, and scores nothing")
  void raises() throws Exception {
    AtomicInteger count = new AtomicInteger();
    HttpServer busy = faulty(count, "503 {\"error\": \"Task queue is full\"}");
    HttpServer refusing = faulty(new AtomicInteger(), "400 {\"error\": \"no problem p\"}");
    HttpServer old = faulty(new AtomicInteger(), "200 {\"reward\": {\"paper\": 0.5}}");
    try {
      String found = asked("http://127.0.0.1:" + busy.getAddress().getPort(), "patience=1");
      assertTrue(
          found.startsWith("raised: no reward from") && found.contains("503: Task queue is full"),
          found);
      assertTrue(count.get() > 1, "asked once only");
      found = asked("http://127.0.0.1:" + refusing.getAddress().getPort(), "patience=60");
      assertEquals("raised: the server refused the request (400): no problem p", found);
      found =
          asked("http://127.0.0.1:" + old.getAddress().getPort(), "patience=60, mode='published'");
      assertEquals(
          "raised: the server gives no published reward; it is older than this file", found);
      found = asked("http://127.0.0.1:" + freePort(), "patience=1");
      assertTrue(found.contains("it does not answer"), found);
    } finally {
      busy.stop(0);
      refusing.stop(0);
      old.stop(0);
    }
  }
}
