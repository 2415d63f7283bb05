// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.curve.MonolithFigures;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The server")
class MonolithServerTest {

  private static final String SLEEP =
      "{\"language\":\"python\",\"run_profiling\":true,"
          + "\"code\":\"import time\\ntime.sleep(0.4)\\nprint(1)\"}";

  @Test
  @DisplayName("listens beyond this machine only with a token")
  void loopback() {
    assertThrows(
        IllegalArgumentException.class, () -> new ServerSettings("0.0.0.0", 8000, 1, null, false));
    assertThrows(
        IllegalArgumentException.class, () -> new ServerSettings("127.0.0.1", 8000, 1, " ", false));
    assertEquals("t", new ServerSettings("0.0.0.0", 8000, 1, "t", false).token());
  }

  @Test
  @DisplayName("wants its token in a header or as an address's password, and is healthy to all")
  void token() throws Exception {
    try (Served served = Served.real(1, "secret", false)) {
      URI status = URI.create(served.server.address() + "/status");
      assertEquals(401, served.send(HttpRequest.newBuilder(status)).status());
      assertEquals(
          401,
          served
              .send(HttpRequest.newBuilder(status).header("Authorization", "Bearer wrong"))
              .status());
      assertEquals(200, served.get("/status").status());
      String basic =
          Base64.getEncoder().encodeToString("any:secret".getBytes(StandardCharsets.UTF_8));
      assertEquals(
          200,
          served
              .send(HttpRequest.newBuilder(status).header("Authorization", "Basic " + basic))
              .status());
      assertEquals(
          200,
          served
              .send(HttpRequest.newBuilder(URI.create(served.server.address() + "/healthz")))
              .status());
    }
  }

  @Test
  @DisplayName("says beside the published fields what Monolith has none for")
  void extras() throws Exception {
    try (Served served = Served.real(1, null, false)) {
      Served.Answer answer = served.post("/execute", SLEEP);
      var extra = answer.json().path("workbench");
      var output = answer.json().path("output_dict");
      assertEquals("completed", extra.path("outcome").asString());
      assertEquals(0, extra.path("exit_code").asInt(-1));
      assertTrue(extra.path("cpu_ms").asDouble() > 0);
      assertTrue(extra.path("sample_rate_hz").asDouble() > MonolithFigures.ORIGINAL_RATE_HZ);
      assertTrue(
          extra.path("wall_ms").asDouble() >= output.path("duration").asDouble(),
          "the samples lie within the run");
      assertTrue(
          extra.path("integral_kb_s").asDouble() < output.path("integral").asDouble(),
          "weighted by time, not by the number of samples");
    }
  }

  @Test
  @DisplayName("thins its samples to the original's rate where it is to be faithful")
  void faithful() throws Exception {
    int all;
    try (Served served = Served.real(1, null, false)) {
      all = served.post("/execute", SLEEP).json().path("output_dict").path("log").size();
    }
    try (Served served = Served.real(1, null, true)) {
      var output = served.post("/execute", SLEEP).json();
      int thinned = output.path("output_dict").path("log").size();
      assertTrue(thinned > 1 && thinned * 4 < all, thinned + " of " + all);
      assertEquals(
          output.path("workbench").path("monolith").path("integral").asDouble(),
          output.path("output_dict").path("integral").asDouble());
    }
  }

  @Test
  @DisplayName("names the library that is not installed from the network, and runs the program")
  void libraries() throws Exception {
    try (Served served = Served.real(1, null, false)) {
      var json =
          served
              .post(
                  "/execute",
                  "{\"language\":\"python\",\"code\":\"print(1)\",\"libraries\":[\"numpy\"]}")
              .json();
      assertEquals("1\n", json.path("output_dict").path("stdout").asString());
      assertTrue(json.path("workbench").path("note").asString().contains("numpy"));
    }
  }

  @Test
  @DisplayName("lets 128 programs wait in order, refuses the next, and answers all when it goes on")
  void queue() throws Exception {
    HeldSandbox sandbox = new HeldSandbox();
    try (Served served = Served.over(sandbox)) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < Workers.QUEUE + 1; i++) {
        var answer =
            served.post("/async/execute", "{\"language\":\"python\",\"code\":\"" + i + "\"}");
        assertEquals("processing", answer.json().path("status").asString(), answer.text());
        ids.add(answer.json().path("task_id").asString());
        sandbox.held.await(); // the first has left the queue
      }
      var refused = served.post("/execute", "{\"language\":\"python\",\"code\":\"x\"}");
      assertEquals(503, refused.status());
      assertEquals("1", refused.retryAfter());
      assertEquals("error", refused.json().path("status").asString());
      assertEquals("Task queue is full", refused.json().path("error").asString());
      assertEquals(Workers.QUEUE, served.get("/status").json().path("current_queue_size").asInt());

      sandbox.letGo.countDown();
      String last = ids.getLast();
      while (served.get("/status").json().path("current_queue_size").asInt() > 0) {
        Thread.onSpinWait();
      }
      var result = served.get("/results/" + last).json();
      while (result.path("status").asString().equals("processing")) {
        result = served.get("/results/" + last).json();
      }
      assertEquals("128", result.path("output_dict").path("stdout").asString());
      for (int i = 0; i < sandbox.order.size(); i++) {
        assertEquals(String.valueOf(i), sandbox.order.get(i), "first come, first served");
      }
    }
  }

  @Test
  @DisplayName("forgets the oldest of more than 128 results")
  void results() throws Exception {
    HeldSandbox sandbox = new HeldSandbox();
    sandbox.letGo.countDown();
    try (Served served = Served.over(sandbox)) {
      String first = "";
      for (int i = 0; i < Results.MOST + 5; i++) {
        var answer =
            served.post("/async/execute", "{\"language\":\"python\",\"code\":\"" + i + "\"}");
        first = first.isEmpty() ? answer.json().path("task_id").asString() : first;
        while (served.get("/status").json().path("current_queue_size").asInt() > 0) {
          Thread.onSpinWait();
        }
      }
      while (!served.get("/status").json().path("worker_status").path(0).asBoolean()) {
        Thread.onSpinWait();
      }
      assertEquals(
          Results.MOST, served.get("/status").json().path("current_result_cache_size").asInt());
      assertEquals(404, served.get("/results/" + first).status());
      served.send(served.request("/clean/11").DELETE());
      assertEquals(10, served.get("/status").json().path("current_result_cache_size").asInt());
    }
  }

  @Test
  @DisplayName("ends the program of a client that leaves, and has its worker free for the next")
  void left() throws Exception {
    try (Served served = Served.real(1, null, false)) {
      URI address = served.server.address();
      String sleeper =
          "{\"language\":\"python\",\"run_profiling\":true,\"timeout\":120,"
              + "\"code\":\"import time\\ntime.sleep(60)\"}";
      try (Socket client = new Socket(address.getHost(), address.getPort());
          Socket waiting = new Socket(address.getHost(), address.getPort())) {
        send(client, sleeper);
        while (served.get("/status").json().path("worker_status").path(0).asBoolean()) {
          Thread.onSpinWait(); // true means free
        }
        send(waiting, sleeper);
        while (served.get("/status").json().path("current_queue_size").asInt() < 1) {
          Thread.onSpinWait();
        }
      }
      var next = served.post("/execute", "{\"language\":\"python\",\"code\":\"print(1)\"}");
      assertEquals("1\n", next.json().path("output_dict").path("stdout").asString());
      String metrics = served.get("/metrics").text();
      assertTrue(
          metrics.contains("workbench_runs_total{language=\"python\",outcome=\"cancelled\"} 2"),
          metrics);
      String log = served.logWith("the client left");
      assertTrue(log.contains("the client left"), log);
    }
  }

  @Test
  @DisplayName("lets the program of a client that waits run for longer than two looks at clients")
  void stays() throws Exception {
    try (Served served = Served.real(1, null, false)) {
      var answer =
          served.post(
              "/execute",
              "{\"language\":\"python\",\"code\":\"import time\\ntime.sleep(2)\\nprint(1)\"}");
      assertEquals("1\n", answer.json().path("output_dict").path("stdout").asString());
    }
  }

  private static void send(Socket client, String json) throws IOException {
    String request =
        "POST /execute HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + json.length()
            + "\r\n\r\n"
            + json;
    client.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("answers everybody when it stops: who runs and who waits")
  void stopping() throws Exception {
    HeldSandbox sandbox = new HeldSandbox();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
        Served served = Served.over(sandbox)) {
      Callable<Served.Answer> request =
          () -> served.post("/execute", "{\"language\":\"python\",\"code\":\"x\"}");
      Future<Served.Answer> running = clients.submit(request);
      sandbox.held.await();
      Future<Served.Answer> waiting = clients.submit(request);
      while (served.get("/status").json().path("current_queue_size").asInt() < 1) {
        Thread.onSpinWait();
      }
      served.server.close();
      for (Future<Served.Answer> one : List.of(running, waiting)) {
        assertEquals(503, one.get().status());
        assertTrue(one.get().json().path("error").asString().contains("stopping"));
      }
      assertEquals(1, sandbox.order.size(), "what waited was never begun");
    }
  }

  @Test
  @DisplayName("counts requests and runs for Prometheus, and logs a line of JSON without programs")
  void metrics() throws Exception {
    try (Served served = Served.real(1, null, false)) {
      served.post("/execute", SLEEP);
      String log = served.logWith("\"outcome\":\"completed\"");
      served.get("/made-up-path");
      String text = served.get("/metrics").text();
      assertTrue(
          text.contains("workbench_requests_total{endpoint=\"/execute\",status=\"200\"} 1"), text);
      assertTrue(
          text.contains("workbench_runs_total{language=\"python\",outcome=\"completed\"} 1"), text);
      assertFalse(text.contains("made-up"), "what clients make up is no label");
      for (String line : text.split("\n", -1)) {
        assertTrue(
            line.isEmpty() || line.matches("# (HELP|TYPE) .*|[a-z_]+(\\{.*\\})? [0-9.]+"), line);
      }
      assertTrue(log.contains("\"outcome\":\"completed\""), log);
      assertFalse(served.log().contains("time.sleep"), served.log());
      assertNull(served.get("/healthz").json().get("isolation"), "tells strangers nothing");
    }
  }
}
