// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.sandboxes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.monolith.MonolithSandbox;
import dev.afterburner.workbench.Fuzzing;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A server that runs programs and answers what it likes")
class ForeignServerTest {

  private static final String ABOUT =
      "{\"server\":\"afterburner-workbench\",\"version\":\"1\",\"workers\":1,"
          + "\"isolation\":\"namespaces\",\"isolation_details\":[\"a\"]}";
  private static final String SAMPLES = "{\"at\":[1,2000000],\"resident\":[4096,8192]}";
  private static final String FINISHED =
      "{\"wall_nanos\":5000000,\"user_nanos\":1,\"system_nanos\":1,\"high_water_bytes\":4096,"
          + "\"end_nanos\":4000000,\"stdout\":\"YQ==\",\"stderr\":\"\",\"orphans\":0,\"core\":-1,"
          + "\"outside_bytes\":-1,\"sampling\":{\"samples\":2,\"rate_hz\":1000.5,"
          + "\"gap_p99_nanos\":1,\"gap_max_nanos\":1,\"sampler_cpu_nanos\":1},"
          + "\"outcome\":{\"id\":\"completed\"}}";
  private static final String MONOLITH =
      "{\"task_id\":\"t\",\"status\":\"success\",\"error\":null,\"output_dict\":{\"stdout\":\"a\","
          + "\"stderr\":null,\"duration\":3.0,\"peak_memory\":300,\"integral\":700,"
          + "\"log\":[[1000,100],[1001000,300]]}}";

  private HttpServer server;
  private volatile byte[] about = {};
  private volatile byte[] answer = {};
  private volatile boolean answered;
  private volatile boolean endless;
  private final AtomicLong sent = new AtomicLong();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/", exchange -> send(exchange, 200, about));
    for (String path : new String[] {"/runs", "/execute"}) {
      server.createContext(
          path,
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (endless) {
              onAndOn(exchange);
            } else {
              // A client that comes again hears that its run is not known.
              send(exchange, answered ? 404 : 200, answer);
              answered = true;
            }
          });
    }
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void onAndOn(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] piece = new byte[1 << 16];
    Arrays.fill(piece, (byte) 'a');
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(answer);
      while (sent.addAndGet(piece.length) < 8L << 30) {
        out.write(piece);
      }
    }
  }

  private Run run() throws SandboxException {
    answered = false;
    Program program = new Program.Source(new Languages().byId("python").orElseThrow(), "x");
    try (MonolithSandbox sandbox =
        MonolithSandbox.connect("http://127.0.0.1:" + server.getAddress().getPort())) {
      return sandbox.run(Execution.of(program, Bytes.EMPTY), RunObserver.NONE, new Cancellation());
    }
  }

  private static void assertSentence(SandboxException e) {
    String words = String.valueOf(e.getMessage());
    assertFalse(words.contains("Exception") || words.contains("jackson"), words);
    assertFalse(words.isBlank());
  }

  private static byte[] events(String samples, String finished) {
    return ("event: started\ndata: {}\n\nevent: samples\ndata: "
            + samples
            + "\n\n: alive\n\nevent: curve\ndata: "
            + samples
            + "\n\nevent: finished\ndata: "
            + finished
            + "\n\n")
        .getBytes(UTF_8);
  }

  /** One case; whether it gave a run. */
  private boolean ran() {
    try {
      run();
      return true;
    } catch (SandboxException e) {
      assertSentence(e);
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(new String(answer, UTF_8) + new String(about, UTF_8), e);
    }
  }

  @Test
  @DisplayName("as a workbench gives a run or a sentence")
  void workbench() throws Exception {
    about = ABOUT.getBytes(UTF_8);
    answer = events(SAMPLES, FINISHED);
    Run run = run();
    assertEquals("a", run.stdout().text());
    assertEquals(2, run.curve().size());
    Random random = new Random(51);
    int runs = 0;
    int cases = Fuzzing.cases(200);
    for (int i = 0; i < cases; i++) {
      answer =
          switch (i % 8) {
            case 0 -> Fuzzing.damaged(events(SAMPLES, FINISHED), random);
            case 1, 2 -> events(Fuzzing.otherValue(SAMPLES, random), FINISHED);
            default -> events(SAMPLES, Fuzzing.otherValue(FINISHED, random));
          };
      about = i % 16 == 0 ? Fuzzing.damaged(ABOUT.getBytes(UTF_8), random) : ABOUT.getBytes(UTF_8);
      runs += ran() ? 1 : 0;
    }
    assertTrue(runs > 0 && runs < cases, runs + " of " + cases);
  }

  @Test
  @DisplayName("as a Monolith gives a run or a sentence")
  void monolith() throws Exception {
    about = "{\"number_of_worker\":1}".getBytes(UTF_8);
    answer = MONOLITH.getBytes(UTF_8);
    assertEquals("a", run().stdout().text());
    Random random = new Random(52);
    int runs = 0;
    int cases = Fuzzing.cases(200);
    for (int i = 0; i < cases; i++) {
      answer =
          i % 2 == 0
              ? Fuzzing.otherValue(MONOLITH, random).getBytes(UTF_8)
              : Fuzzing.damaged(MONOLITH.getBytes(UTF_8), random);
      runs += ran() ? 1 : 0;
    }
    assertTrue(runs > 0 && runs < cases, runs + " of " + cases);
  }

  @Test
  @DisplayName("is cut off in an answer without an end, and in a curve that no run can have")
  void endless() throws Exception {
    endless = true;
    about = "{\"number_of_worker\":1}".getBytes(UTF_8);
    SandboxException body = assertThrows(SandboxException.class, this::run);
    assertTrue(
        String.valueOf(body.getMessage()).contains("an answer of more than"), body::toString);
    endless = false;
    about = ABOUT.getBytes(UTF_8);
    StringBuilder samples = new StringBuilder("{\"at\":[0");
    samples.append(",0".repeat(3_000_000)).append("],\"resident\":[]}");
    answer = events(samples.toString(), FINISHED);
    SandboxException curve = assertThrows(SandboxException.class, this::run);
    assertTrue(
        String.valueOf(curve.getMessage()).contains("more samples than the run can have"),
        curve::toString);
  }
}
