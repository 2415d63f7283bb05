// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Proxies of the environment")
class EnvironmentProxiesTest {

  private static final ProxySelector NONE =
      new ProxySelector() {
        @Override
        public List<Proxy> select(URI server) {
          return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI server, SocketAddress address, IOException e) {}
      };

  private static String of(Map<String, String> environment, String server) {
    Proxy proxy = new EnvironmentProxies(environment, NONE).select(URI.create(server)).getFirst();
    return proxy.type() == Proxy.Type.DIRECT ? "direct" : proxy.toString();
  }

  @Test
  @DisplayName("are chosen by the scheme; small letters go first, and all_proxy last")
  void scheme() {
    Map<String, String> environment =
        Map.of(
            "https_proxy", "http://one:1",
            "HTTPS_PROXY", "http://two:2",
            "HTTP_PROXY", "three:3",
            "ALL_PROXY", "socks5h://four:4");
    assertEquals("HTTP @ one/<unresolved>:1", of(environment, "https://api.example.org/v1"));
    assertEquals("HTTP @ three/<unresolved>:3", of(environment, "http://api.example.org"));
    assertEquals(
        "SOCKS @ four/<unresolved>:4",
        of(Map.of("ALL_PROXY", "socks5h://four:4"), "https://x.org"));
    assertEquals("direct", of(Map.of("HTTP_PROXY", "three:3"), "https://api.example.org"));
    assertEquals("direct", of(Map.of("HTTPS_PROXY", " "), "https://api.example.org"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8000/v1",
    "http://app.localhost/v1",
    "http://127.0.0.1:11434",
    "http://127.9.9.9",
    "http://[::1]:8000/v1"
  })
  @DisplayName("are never asked for this machine")
  void loopback(String server) {
    Map<String, String> environment = Map.of("http_proxy", "http://one:1", "ALL_PROXY", "two:2");
    assertEquals("direct", of(environment, server));
  }

  @ParameterizedTest
  @CsvSource({
    "example.org, https://example.org/v1, true",
    "example.org, https://api.example.org/v1, true",
    ".example.org, https://api.example.org/v1, true",
    "*.example.org, https://api.example.org/v1, true",
    "example.org, https://badexample.org/v1, false",
    "EXAMPLE.org, https://example.ORG/v1, true",
    "example.org:8443, https://example.org:8443/v1, true",
    "example.org:8443, https://example.org/v1, false",
    "example.org:443, https://example.org/v1, true",
    "*, https://example.org/v1, true",
    "10.0.0.0/8, https://10.20.30.40/v1, true",
    "10.0.0.0/8, https://11.20.30.40/v1, false",
    "10.20.30.40, https://10.20.30.40/v1, true",
    "fd00::/8, 'https://[fd00::1]:9/v1', true",
    "'fd00::1', 'https://[fd00::1]/v1', true",
    "'[fd00::1]:9', 'https://[fd00::1]:9/v1', true",
    "'a.org , example.org', https://example.org/v1, true",
    "'', https://example.org/v1, false",
    "10.0.0.0/99, https://10.20.30.40/v1, false"
  })
  @DisplayName("are not asked for what NO_PROXY lists")
  void noProxy(String list, String server, boolean direct) {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "http://one:1", "NO_PROXY", list);
    assertEquals(direct, of(environment, server).equals("direct"), of(environment, server));
  }

  @Test
  @DisplayName("are named in messages, without their passwords")
  void words() {
    EnvironmentProxies proxies =
        new EnvironmentProxies(Map.of("HTTPS_PROXY", "http://ada:SECRET@one:3128"), NONE);
    assertEquals(
        Optional.of("http://one:3128, which HTTPS_PROXY names"),
        proxies.words(URI.create("https://example.org")));
    assertEquals(Optional.empty(), proxies.words(URI.create("http://example.org")));
  }

  @ParameterizedTest
  @CsvSource({"https://one:1", "http://", "http://ada:SECRET@", "ftp://one", "'http://one two'"})
  @DisplayName("that can't be used are a fault, not silently left out")
  void unusable(String proxy) {
    EnvironmentProxies proxies = new EnvironmentProxies(Map.of("HTTPS_PROXY", proxy), NONE);
    String fault = proxies.fault(URI.create("https://example.org")).orElse("");
    assertTrue(fault.startsWith("HTTPS_PROXY names no proxy that can be used"), fault);
    assertFalse(fault.contains("SECRET"), fault);
    assertEquals(Optional.empty(), proxies.fault(URI.create("http://localhost:8000")));
  }

  @Test
  @DisplayName("get their user and password when they ask for them, and the server does not")
  void credentials() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    HttpServer proxy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext(
        "/",
        exchange -> {
          String brought = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
          seen.add(exchange.getRequestURI() + " " + brought);
          if (brought == null) {
            exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"p\"");
          }
          exchange.sendResponseHeaders(brought == null ? 407 : 204, -1);
          exchange.close();
        });
    proxy.start();
    try {
      EnvironmentProxies proxies =
          new EnvironmentProxies(
              Map.of("http_proxy", "http://a%40b:c+d@localhost:" + proxy.getAddress().getPort()),
              NONE);
      try (Response response =
          proxies
              .client()
              .build()
              .newCall(new Request.Builder().url("http://models.example.invalid/v1").build())
              .execute()) {
        assertEquals(204, response.code());
      }
      assertEquals(
          List.of(
              "http://models.example.invalid/v1 null",
              "http://models.example.invalid/v1 Basic YUBiOmMrZA=="),
          seen);
    } finally {
      proxy.stop(0);
    }
  }
}
