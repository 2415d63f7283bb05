// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The model server that an imported session names")
class ImportedServerTest {

  private static final String EVENTS =
      """
      {"format": "afterburner-workbench-session", "version": 1, "events": [
      {"kind": "SessionStarted", "data": {"session": "20261101-000000-0000abcd",
       "problem": "pair-sums", "language": "python", "settings": {"objective": "TIME",
       "policy": "KEEP_BEST", "acceptance": "INTERLEAVED", "iterations": 1, "candidates": 1,
       "feedback": false, "seed": 1, "model": "openai:%s/v1#m", "requests": {"system": "",
       "template": "", "temperature": null, "topP": null, "maxTokens": 64, "extra": {}},
       "stops": {"patience": 0, "tokens": 0, "money": 0.0, "minutes": 0.0, "percentile": 0.0,
       "inputPrice": 0.0, "outputPrice": 0.0}}, "isolation": "NAMESPACES",
       "at": "2026-11-01T00:00:00Z"}},
      {"kind": "VersionCreated", "data": {"version": 0, "parent": null, "origin": "ORIGINAL",
       "step": 0, "code": "print('no solution')\\n"}}], "marks": []}
      """;

  @TempDir private Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private String url;

  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          exchange.getRequestBody().readAllBytes();
          byte[] reply =
              "{\"choices\":[{\"message\":{\"content\":\"No.\"},\"finish_reason\":\"stop\"}]}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, reply.length);
          exchange.getResponseBody().write(reply);
          exchange.close();
        });
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private CommandFixture.Result resume(CommandFixture commands, String... more) {
    List<String> words =
        new java.util.ArrayList<>(
            List.of(
                "resume", "20261101-000000-0000abcd", "--out", folder.resolve("out").toString()));
    words.addAll(List.of(more));
    return commands.run(words.toArray(String[]::new));
  }

  @Test
  @DisplayName("is asked nothing until the user names it, and then by this session alone")
  void named() throws Exception {
    CommandFixture commands = new CommandFixture(folder.resolve("home"));
    Path file = folder.resolve("session.json");
    Files.writeString(file, EVENTS.formatted(url));
    assertEquals(0, commands.run("sessions", "import", file.toString()).code());

    CommandFixture.Result refused = resume(commands);
    assertEquals(1, refused.code(), refused.err());
    assertTrue(
        refused
            .err()
            .contains(
                "names the model server "
                    + url
                    + "/v1, which was not confirmed; nothing was sent there. If you trust it, add"
                    + " --server "
                    + url
                    + "/v1"),
        refused.err());
    assertEquals(1, resume(commands, "--server", "http://127.0.0.1:1/v1").code());
    assertEquals(List.of(), asked);

    CommandFixture.Result agreed = resume(commands, "--server", url + "/v1");
    assertEquals(List.of("/v1/chat/completions"), asked, agreed.err());
    // What was confirmed for this session is not for a copy of it.
    assertEquals(0, commands.run("sessions", "import", file.toString()).code());
    String servers = Files.readString(folder.resolve("home/servers.json"));
    assertEquals(
        "{\"servers\":[],\"sessions\":{\"20261101-000000-0000abcd\":[\"" + url + "/v1\"]}}",
        servers);
  }
}
