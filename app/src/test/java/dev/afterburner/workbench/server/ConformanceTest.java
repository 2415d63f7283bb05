// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.server.conformance.Conformance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The conformance suite")
class ConformanceTest {

  @Test
  @DisplayName("finds the server to speak both dialects of Monolith's protocol")
  void serve() throws Exception {
    try (Served served = Served.real(2, "secret", false)) {
      Conformance suite = suite(served.server.address().toString(), "secret");
      List<Conformance.Verdict> verdicts = suite.run(verdict -> {}, new Cancellation());
      assertTrue(verdicts.size() >= 60, "as many as the suite is to have");
      assertAll(
          verdicts.stream()
              .map(v -> () -> assertTrue(v.passed(), () -> v.name() + ": " + v.fault())));
      assertFalse(served.log().contains("sys.stdin"), "the log holds no programs");
    }
  }

  @Test
  @DisplayName("fails a server that answers everything with the same words")
  void parrot() throws Exception {
    HttpServer parrot =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    byte[] words =
        "{\"status\":\"success\",\"error\":null,\"output_dict\":{\"stdout\":\"Success\\n\"}}"
            .getBytes(StandardCharsets.UTF_8);
    parrot.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().transferTo(java.io.OutputStream.nullOutputStream());
          exchange.sendResponseHeaders(200, words.length);
          exchange.getResponseBody().write(words);
          exchange.close();
        });
    parrot.start();
    try {
      List<Conformance.Verdict> seen = new ArrayList<>();
      suite("http://localhost:" + parrot.getAddress().getPort(), null)
          .run(seen::add, new Cancellation());
      assertEquals(0, seen.stream().filter(Conformance.Verdict::passed).count());
      assertTrue(
          seen.stream().filter(v -> v.group().equals("async")).noneMatch(v -> v.offered()),
          "it does not claim to be asynchronous");
    } finally {
      parrot.stop(0);
    }
  }

  private static Conformance suite(String url, @org.jspecify.annotations.Nullable String token)
      throws IOException {
    HttpUrl base = HttpUrl.parse(url);
    if (base == null) {
      throw new IOException("no address: " + url);
    }
    return new Conformance(base, token, new OkHttpClient());
  }
}
