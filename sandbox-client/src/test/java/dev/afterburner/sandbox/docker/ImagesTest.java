// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("an image that is not on this machine")
class ImagesTest {

  private static final String NAME = "somebody/python:3";

  /** As an engine tells it: each layer is downloaded, then unpacked. */
  private static final String PULL =
      """
      {"status":"Pulling from somebody/python","id":"3"}
      {"status":"Pulling fs layer","progressDetail":{},"id":"8cd46d290033"}
      {"status":"Pulling fs layer","progressDetail":{},"id":"2e66a70da0be"}
      {"status":"Downloading","progressDetail":{"current":12000000,"total":50000000},"id":"8cd46d290033"}
      {"status":"Downloading","progressDetail":{"current":5000000,"total":10000000},"id":"2e66a70da0be"}
      {"status":"Verifying Checksum","progressDetail":{},"id":"2e66a70da0be"}
      {"status":"Download complete","progressDetail":{},"id":"2e66a70da0be"}
      {"status":"Download complete","progressDetail":{},"id":"8cd46d290033"}
      {"status":"Extracting","progressDetail":{"current":20000000,"total":50000000},"id":"8cd46d290033"}
      {"status":"Pull complete","progressDetail":{},"id":"8cd46d290033"}
      {"status":"Extracting","progressDetail":{"current":1,"units":"s"},"id":"2e66a70da0be"}
      {"status":"Pull complete","progressDetail":{},"id":"2e66a70da0be"}
      {"status":"Digest: sha256:0000"}
      {"status":"Status: Downloaded newer image for somebody/python:3"}
      """;

  private static void answer(HttpExchange call, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  private static HttpServer engine(String pull) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    boolean[] there = {false};
    String kernel = Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
    server.createContext(
        "/",
        call -> {
          String path = call.getRequestURI().getPath();
          if (path.endsWith("/info")) {
            answer(call, 200, "{\"KernelVersion\":\"" + kernel + "\"}");
          } else if (path.endsWith("/images/create")) {
            there[0] = !pull.contains("errorDetail");
            answer(call, 200, pull);
          } else if (there[0]) {
            answer(call, 200, "{\"Id\":\"sha256:1\",\"Config\":{\"Env\":[\"A=b\"]}}");
          } else {
            answer(call, 404, "{\"message\":\"No such image: " + NAME + "\"}");
          }
        });
    server.start();
    return server;
  }

  private static Image find(HttpServer server, List<String> said) throws SandboxException {
    RunObserver observer =
        new RunObserver() {
          @Override
          public void preparing(String what) {
            said.add(what);
          }
        };
    String address = "tcp://127.0.0.1:" + server.getAddress().getPort();
    try (Engine engine = Engine.find(Map.of("DOCKER_HOST", address))) {
      return new Images(engine).find(NAME, observer, new Cancellation());
    }
  }

  @Test
  @DisplayName("is fetched, and what has come and is unpacked is told in megabytes of all layers")
  void progress() throws Exception {
    HttpServer server = engine(PULL);
    try {
      List<String> said = new ArrayList<>();
      assertEquals(new Image(NAME, "sha256:1", List.of("A=b")), find(server, said));
      String fetching = "fetching the container image " + NAME;
      String unpacking = "unpacking the container image " + NAME;
      assertEquals(
          List.of(
              fetching,
              fetching + ": 12 of 50 MB",
              fetching + ": 17 of 60 MB",
              fetching + ": 22 of 60 MB",
              unpacking + ": 0 of 60 MB",
              unpacking + ": 20 of 60 MB",
              unpacking + ": 50 of 60 MB",
              unpacking + ": 60 of 60 MB"),
          said);
    } finally {
      server.stop(0);
    }
  }

  @Test
  @DisplayName("is named where the registry breaks off in the middle, with the registry's reason")
  void broken() throws Exception {
    HttpServer server =
        engine(
            """
            {"status":"Downloading","progressDetail":{"current":1,"total":5},"id":"8cd46d290033"}
            {"errorDetail":{"message":"toomanyrequests: slow down"},"error":"toomanyrequests: slow down"}
            """);
    try {
      find(server, new ArrayList<>());
      throw new AssertionError("found");
    } catch (SandboxException e) {
      assertEquals(SandboxException.Kind.TOOLCHAIN_MISSING, e.kind());
      assertTrue(String.valueOf(e.getMessage()).contains("toomanyrequests"), e.getMessage());
    } finally {
      server.stop(0);
    }
  }
}
