// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.monolith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Languages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A sandbox on a published Monolith")
class PublishedMonolithTest {

  private static final String LOG = "[[1000, 100], [1001000, 300], [3001000, 200]]";
  private static final String OUTPUT =
      "{\"stdout\": \"Success\\n\", \"stderr\": null, \"duration\": 3.0, \"peak_memory\": 300,"
          + " \"integral\": 700, \"log\": "
          + LOG
          + "}";
  private static final String SUCCESS =
      "{\"task_id\": \"t\", \"status\": \"success\", \"error\": null, \"output_dict\": "
          + OUTPUT
          + "}";

  private HttpServer server;
  private final List<String> executed = new CopyOnWriteArrayList<>();

  /** What the server does with the n-th request, from 1: a status and a body, or nothing at all. */
  private record Reply(int status, String body) {
    static Reply of(String body) {
      return new Reply(200, body);
    }

    static Reply cut() {
      return new Reply(0, "");
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/", exchange -> answer(exchange, new Reply(404, "")));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void on(String path, IntFunction<Reply> replies) {
    int[] requests = {0};
    server.createContext(
        path,
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          if (path.equals("/execute")) {
            executed.add(body);
          }
          answer(exchange, replies.apply(++requests[0]));
        });
  }

  private static void answer(HttpExchange exchange, Reply reply) throws IOException {
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    if (reply.status() > 0) {
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private Run run() throws SandboxException {
    try (MonolithSandbox sandbox = MonolithSandbox.connect(address())) {
      return run(sandbox, new Cancellation());
    }
  }

  private static Run run(MonolithSandbox sandbox, Cancellation cancellation)
      throws SandboxException {
    Program.Source program =
        new Program.Source(new Languages().byId("python").orElseThrow(), "print('Success')");
    return sandbox.run(Execution.of(program, Bytes.utf8("input")), RunObserver.NONE, cancellation);
  }

  private void fails(String... words) {
    SandboxException e = assertThrows(SandboxException.class, this::run);
    for (String word : words) {
      assertTrue(String.valueOf(e.getMessage()).contains(word), e.getMessage());
    }
  }

  @Test
  @DisplayName("takes figures and curve from the answer of a synchronous one")
  void synchronous() throws SandboxException {
    on("/execute", n -> Reply.of(SUCCESS));
    Run run = run();
    assertEquals(new Outcome.Completed(), run.outcome());
    assertEquals("Success\n", run.stdout().text());
    assertEquals(3_000_000, run.wallNanos());
    assertEquals(300 * 1024, run.peakBytes());
    assertEquals(3, run.curve().size());
    assertEquals(1024 * (0.001 * 200 + 0.002 * 250), run.integralByteSeconds(), 1e-6);
    assertTrue(executed.getFirst().contains("\"run_profiling\":true"), executed.getFirst());
    assertTrue(executed.getFirst().contains("\"timeout\":90"), executed.getFirst());
  }

  @Test
  @DisplayName("fetches the result of an asynchronous one, which does not know it at first")
  void asynchronous() throws SandboxException {
    on("/status", n -> Reply.of("{\"max_queue_size\": 128, \"number_of_worker\": 72}"));
    on("/execute", n -> Reply.of("{\"task_id\": \"t\", \"status\": \"processing\"}"));
    on(
        "/results/t",
        n ->
            switch (n) {
              case 1 -> new Reply(404, "{\"status\": \"error\", \"error\": \"Task not found\"}");
              case 2 -> Reply.of("{\"status\": \"processing\", \"output_dict\": null}");
              default -> Reply.of("{\"status\": \"done\", \"output_dict\": " + OUTPUT + "}");
            });
    try (MonolithSandbox sandbox = MonolithSandbox.connect(address())) {
      assertEquals(MonolithSandbox.Dialect.ASYNCHRONOUS, sandbox.server().dialect());
      assertEquals(72, sandbox.server().workers());
      assertEquals("Success\n", run(sandbox, new Cancellation()).stdout().text());
      assertTrue(executed.getFirst().contains("\"run_memory_profile\":true"));
    }
  }

  @Test
  @DisplayName("knows a time-out in both of its spellings")
  void timeouts() throws SandboxException {
    on(
        "/execute",
        n ->
            Reply.of(
                n == 1
                    ? "{\"status\": \"error\", \"error\": \"'Timed Out'\", \"output_dict\": null}"
                    : "{\"status\": \"timeout\", \"error\": \"Task timed out.\"}"));
    assertEquals("time_limit", run().outcome().id());
    assertEquals("time_limit", run().outcome().id());
  }

  @Test
  @DisplayName("sends again what was refused for a full queue, and nothing else")
  void retries() throws SandboxException {
    on(
        "/execute",
        n -> n < 3 ? new Reply(503, "{\"error\": \"Task queue is full\"}") : Reply.of(SUCCESS));
    assertEquals("Success\n", run().stdout().text());
    assertEquals(3, executed.size());
  }

  @Test
  @DisplayName("sends nothing again when the connection breaks: the program may be running")
  void broken() {
    on("/execute", n -> Reply.cut());
    fails("broke", "not sent again");
    assertEquals(1, executed.size());
  }

  @Test
  @DisplayName("names the field that an answer lacks")
  void missing() {
    on(
        "/execute",
        n ->
            Reply.of(
                switch (n) {
                  case 1 -> SUCCESS.replace("\"log\"", "\"other\"");
                  case 2 -> SUCCESS.replace("\"duration\"", "\"other\"");
                  default -> SUCCESS.replace("output_dict", "other");
                }));
    fails("\"log\"");
    fails("\"duration\"");
    fails("\"output_dict\"");
  }

  @Test
  @DisplayName(
      "says what to do about a token, a body too large, another kind of server, its errors")
  void refusals() {
    on(
        "/execute",
        n ->
            switch (n) {
              case 1 -> new Reply(401, "");
              case 2 -> new Reply(413, "<html>");
              case 3 -> new Reply(404, "");
              default -> Reply.of("{\"status\": \"error\", \"error\": \"no image\"}");
            });
    fails("http://any:TOKEN@");
    fails("50 MB");
    fails("is not a Monolith");
    fails("no image");
  }

  @Test
  @DisplayName("says where no server answers")
  void nobody() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    SandboxException e =
        assertThrows(
            SandboxException.class, () -> MonolithSandbox.connect("http://127.0.0.1:" + free));
    assertTrue(String.valueOf(e.getMessage()).contains("could not connect to"), e.getMessage());
    assertThrows(SandboxException.class, () -> MonolithSandbox.connect("no address"));
  }

  @Test
  @DisplayName("lets go of a run that is cancelled")
  void cancelled() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    on(
        "/execute",
        n -> {
          asked.countDown();
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Reply.of(SUCCESS);
        });
    Cancellation cancellation = new Cancellation();
    try (MonolithSandbox sandbox = MonolithSandbox.connect(address())) {
      Thread.startVirtualThread(
          () -> {
            try {
              asked.await();
              cancellation.cancel();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      assertEquals("cancelled", run(sandbox, cancellation).outcome().id());
      over.countDown();
    }
  }
}
