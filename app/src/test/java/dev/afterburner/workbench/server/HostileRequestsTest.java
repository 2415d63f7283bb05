// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The server, asked by someone who means it harm,")
class HostileRequestsTest {

  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String HELLO = "{\"language\":\"python\",\"code\":\"hello\"}";

  private static HeldSandbox free() {
    HeldSandbox sandbox = new HeldSandbox();
    sandbox.letGo.countDown();
    return sandbox;
  }

  private static String post(Served served, String path, String headers, String json)
      throws Exception {
    try (RawClient client = new RawClient(served.server.address())) {
      return client.post(path, headers, json).answer();
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "evil.example:8000,,403",
    "evil.example,,403",
    "127.0.0.1.evil.example,,403",
    "localhost.evil.example:80,,403",
    "[::1].evil.example,,403",
    "localhost:8000,http://evil.example:8000,403",
    "localhost:8000,http://localhost:3000,403",
    "localhost:8000,null,403",
    "localhost:8000,http://localhost:8000,200",
    "localhost,,200",
    "LOCALHOST:9,,200",
    "127.0.0.1:8000,,200",
    "127.8.4.1,,200",
    "[::1]:8000,,200",
  })
  @DisplayName("runs nothing for a web page whose name was bound to this machine")
  void rebinding(String host, String origin, int status) throws Exception {
    HeldSandbox sandbox = free();
    try (Served served = Served.over(sandbox)) {
      String headers =
          "Host: " + host + "\r\n" + (origin == null ? "" : "Origin: " + origin + "\r\n") + JSON;
      String answer = post(served, "/execute", headers, HELLO);
      assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
      assertEquals(status == 200 ? List.of("hello") : List.of(), sandbox.order);
      if (status == 403) {
        assertTrue(answer.contains("Without a token this server answers"), answer);
      }
    }
  }

  @Test
  @DisplayName("wants exactly one host")
  void hosts() throws Exception {
    HeldSandbox sandbox = free();
    try (Served served = Served.over(sandbox)) {
      assertTrue(post(served, "/execute", JSON, HELLO).startsWith("HTTP/1.1 403 "));
      String two = "Host: localhost\r\nHost: evil.example\r\n" + JSON;
      assertTrue(post(served, "/execute", two, HELLO).startsWith("HTTP/1.1 4"));
      assertEquals(List.of(), sandbox.order);
    }
  }

  @Test
  @DisplayName("is reached by any name by those who bring the token")
  void named() throws Exception {
    try (Served served = Served.real(1, "secret", false)) {
      String answer =
          post(
              served,
              "/execute",
              "Host: bench.example\r\nAuthorization: Bearer secret\r\n" + JSON,
              "{\"language\":\"python\",\"code\":\"print(6*7)\"}");
      assertTrue(answer.contains("42\\n"), answer);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,200",
    "Application/JSON; charset=utf-8,200",
    "application/jsonx,415",
    "application/json-patch+json,415",
    "text/plain,415",
    "'text/plain, application/json',415",
    "'',415",
  })
  @DisplayName("takes JSON under its own type only")
  void types(String type, int status) throws Exception {
    try (Served served = Served.over(free())) {
      String headers = "Host: localhost\r\nContent-Type: " + type + "\r\n";
      String answer = post(served, "/execute", headers, HELLO);
      assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    }
  }

  @Test
  @DisplayName(
      "says that it takes no compressed body, and is healthy to who asks for the head only")
  void small() throws Exception {
    try (Served served = Served.over(free())) {
      String zipped = "Host: localhost\r\nContent-Encoding: gzip\r\n" + JSON;
      String answer = post(served, "/execute", zipped, "\u001f\u008b\u0008");
      assertTrue(answer.startsWith("HTTP/1.1 415 "), answer);
      assertTrue(answer.contains("compressed (Content-Encoding: gzip)"), answer);
      var head =
          served.send(
              served.request("/healthz").method("HEAD", HttpRequest.BodyPublishers.noBody()));
      assertEquals(200, head.status());
      assertEquals("", head.text());
    }
  }

  @Test
  @DisplayName("judges a program with half of a surrogate pair, and names one in an input")
  void surrogates() throws Exception {
    HeldSandbox sandbox = free();
    try (Served served = Served.over(sandbox)) {
      String code = "\"language\":\"python\",\"code\":\"x # \\ud83d\"";
      for (String path : List.of("/execute", "/async/execute")) {
        var refused = served.post(path, "{" + code + ",\"stdin\":\"ab\\ud83d\"}");
        assertEquals(400, refused.status());
        assertTrue(
            refused
                .text()
                .contains("\"stdin\\\" has half of a surrogate pair (U+D83D, character 3)"),
            refused.text());
      }
      assertEquals(List.of(), sandbox.order);
      assertEquals(200, served.post("/execute", "{" + code + "}").status());
      assertEquals(List.of("x # \ufffd"), sandbox.order);
      String item = "{\"problem\":\"pair-sums\"," + code + "}";
      for (String body : List.of(item, "{\"items\":[" + item + "]}")) {
        var judged = served.post("/judge", body);
        assertEquals(200, judged.status());
        assertTrue(judged.text().contains("\"verdict\":\"wrong_answer\""), judged.text());
        assertTrue(judged.text().contains("\"reward\":{"), judged.text());
      }
      var id =
          served.post("/judge", "{\"items\":[{\"id\":\"\\udc00\",\"problem\":\"pair-sums\"}]}");
      assertTrue(id.text().contains("\"id\":\"\\uDC00\""), id.text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"deep", "many", "name", "number", "list"})
  @DisplayName("answers JSON that is too much for it in words")
  void tooMuch(String what) throws Exception {
    String value =
        switch (what) {
          case "deep" -> "[".repeat(100_000);
          case "many" -> "[" + "{},".repeat(2_000_000) + "{}]";
          case "name" -> "{\"" + "n".repeat(100_000) + "\":1}";
          case "number" -> "1".repeat(5_000);
          default -> "1}]";
        };
    try (Served served = Served.over(free())) {
      var answer = served.post("/execute", "{\"x\":" + value + "}");
      assertEquals(what.equals("many") ? 413 : 400, answer.status());
      String error = answer.json().path("error").asString();
      assertTrue(error.startsWith("The body "), error);
      assertFalse(error.contains("StreamReadConstraints"), error);
      assertEquals(200, served.post("/execute", HELLO).status());
    }
  }

  /** Fails as Java does at its limits, at first. */
  private static final class Exhausted implements Sandbox {
    private final AtomicInteger runs = new AtomicInteger();
    private final Sandbox then = free();

    @Override
    public Isolation isolation() {
      return then.isolation();
    }

    @Override
    public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
        throws dev.afterburner.sandbox.SandboxException {
      switch (runs.getAndIncrement()) {
        case 0 -> throw new OutOfMemoryError("made for the test");
        case 1 -> throw new StackOverflowError("made for the test");
        default -> {
          return then.run(execution, observer, cancellation);
        }
      }
    }

    @Override
    public void close() {
      then.close();
    }
  }

  @Test
  @DisplayName("answers who met a limit of Java, and its one worker goes on")
  void limits() throws Exception {
    try (Served served = Served.over(new Exhausted())) {
      assertTrue(
          served.post("/execute", HELLO).text().contains("The server's memory does not suffice"));
      assertTrue(served.post("/execute", HELLO).text().contains("nested too deeply or too long"));
      var third = served.post("/execute", HELLO).json();
      assertEquals("hello", third.path("output_dict").path("stdout").asString());
    }
  }

  private static final String RUN =
      "{\"id\":\"run-%d-of-them\",\"language\":\"python\",\"code\":\"x\",\"stdin\":\"\","
          + "\"wall_nanos\":1000000,\"cpu_nanos\":1000000,\"memory_bytes\":1000000,\"processes\":9,"
          + "\"output_bytes\":1000,\"files_bytes\":1000,\"rate_hz\":1000,\"arguments\":[\"a\"]}";

  @Test
  @DisplayName("gives no run more than the machine has, nor words that a command line can't hold")
  void ceilings() throws Exception {
    Map<String, String> refused =
        Map.of(
            "\"wall_nanos\":1000000", "\"wall_nanos\":4611686018427387904",
            "\"cpu_nanos\":1000000", "\"cpu_nanos\":4611686018427387904",
            "\"memory_bytes\":1000000", "\"memory_bytes\":1125899906842624",
            "\"files_bytes\":1000", "\"files_bytes\":9223372036854775807",
            "\"output_bytes\":1000", "\"output_bytes\":1099511627776",
            "\"processes\":9", "\"processes\":100000",
            "[\"a\"]", "[\"a\\u0000b\"]",
            "9,\"output", "1099511627776,\"output",
            "\"rate_hz\":1000", "\"rate_hz\":4294968296",
            "\"a\"", "\"" + "a".repeat(70_000) + "\"");
    try (Served served = Served.over(free())) {
      int id = 0;
      assertEquals(200, served.post("/runs", RUN.formatted(id++)).status());
      for (Map.Entry<String, String> one : refused.entrySet()) {
        String body = RUN.replace(one.getKey(), one.getValue()).formatted(id++);
        Served.Answer answer = served.post("/runs", body);
        assertEquals(400, answer.status(), body + answer.text());
        assertTrue(
            Stream.of(
                    "more than this server gives a run",
                    "can't hold U+0000",
                    "should be a whole number below 2147483648",
                    "holds 70001 characters; at most 65536 can be handed to a program")
                .anyMatch(answer.text()::contains),
            answer.text());
      }
    }
  }

  @Test
  @DisplayName("answers for each item of a batch, where reading one overflows the stack")
  void items() throws Exception {
    Catalogue overflowing =
        new Catalogue() {
          @Override
          public List<Listing> list() {
            return List.of();
          }

          @Override
          public Problem find(String id) {
            throw new StackOverflowError("made for the test");
          }
        };
    try (Served served = Served.over(free(), overflowing)) {
      String item = "{\"problem\":\"p\",\"language\":\"python\",\"code\":\"x\"}";
      var one = served.post("/judge", item);
      assertEquals(400, one.status());
      assertTrue(one.text().contains("nested too deeply"), one.text());
      var two = served.post("/judge", "{\"items\":[" + item + "," + item + "]}");
      assertEquals(2, two.text().lines().count(), two.text());
      assertTrue(two.text().lines().allMatch(line -> line.contains("nested too deeply")));
    }
  }

  @Test
  @DisplayName("answers others while a row is read, and stops reading for a client that has left")
  void reading() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Catalogue endless =
        new Catalogue() {
          @Override
          public List<Listing> list() {
            return List.of();
          }

          @Override
          public Problem find(String id) throws ProblemException {
            begun.countDown();
            // Busy, as reading is: a thread that only waits would leave its carrier to others.
            while (!Thread.currentThread().isInterrupted()) {
              Thread.onSpinWait();
            }
            stopped.countDown();
            throw new ProblemException("made for the test");
          }
        };
    try (Served served = Served.over(free(), endless)) {
      String item = "{\"problem\":\"p\",\"language\":\"python\",\"code\":\"x\"}";
      int more = Runtime.getRuntime().availableProcessors();
      List<RawClient> clients = new ArrayList<>();
      for (int i = 0; i <= more; i++) {
        clients.add(new RawClient(served.server.address()));
        clients.getLast().post("/judge", "Host: localhost\r\n" + JSON, item);
      }
      assertTrue(begun.await(10, TimeUnit.SECONDS));
      assertEquals(200, served.get("/healthz").status());
      assertEquals(1, stopped.getCount());
      for (RawClient client : clients) {
        client.close();
      }
      assertTrue(stopped.await(20, TimeUnit.SECONDS));
      assertEquals(200, served.post("/execute", HELLO).status());
    }
  }

  @Test
  @DisplayName("takes the room of half-sent bodies back for others, and tells their senders")
  void halfSent() throws Exception {
    byte[] half = "x".repeat(6 << 20).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    BodyBudget budget = new BodyBudget(16L << 20, Duration.ZERO);
    try (Served served = Served.over(free(), budget);
        RawClient slow = new RawClient(served.server.address());
        RawClient second = new RawClient(served.server.address())) {
      String head =
          "POST /execute HTTP/1.1\r\nHost: localhost\r\n"
              + JSON
              + "Content-Length: 9000000\r\n\r\n";
      slow.send(head).send(half);
      second.send(head).send(half);
      while (budget.usedBytes() < 12L << 20) {
        Thread.onSpinWait();
      }
      String large = "{\"language\":\"python\",\"code\":\"" + "y".repeat(5 << 20) + "\"}";
      assertEquals(200, served.post("/execute", large).status());
      String told = slow.answer();
      assertTrue(told.startsWith("HTTP/1.1 408 "), told);
      assertTrue(told.contains("took too long to come"), told);
    }
  }

  @Test
  @DisplayName("keeps room that large bodies can't take, for small ones")
  void reserve() throws Exception {
    BodyBudget budget = new BodyBudget(16L << 20, Duration.ofHours(1));
    AtomicInteger gaveUp = new AtomicInteger();
    BodyBudget.Share large = budget.share(gaveUp::incrementAndGet);
    large.grow(14L << 20);
    BodyBudget.Share another = budget.share(gaveUp::incrementAndGet);
    org.junit.jupiter.api.Assertions.assertThrows(Refused.class, () -> another.grow(2L << 20));
    BodyBudget.Share small = budget.share(gaveUp::incrementAndGet);
    small.grow(1L << 20);
    assertEquals(15L << 20, budget.usedBytes());
    assertEquals(0, gaveUp.get(), "none is late");
    large.close();
    small.close();
    assertEquals(0, budget.usedBytes());
  }
}
