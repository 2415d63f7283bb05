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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("Texts of others on the command line")
class ForeignTextTest {

  /** MBPP's form; the escapes are JSON's. */
  private static final String ROW =
      """
      {"task_id": %d, "text": "Write a function\\u001b]0;mine\\u0007 that \\u202eadds.", \
      "code": "def add(a, b):\\n    return a + b%s", "test_setup_code": "", \
      "test_list": ["assert add(1, 2) == 3"], "challenge_test_list": []}
      """;

  @TempDir private Path home;

  private CommandFixture.Result run(String... words) {
    return new CommandFixture(home).run(words);
  }

  private static void assertPlain(CommandFixture.Result result) {
    String all = result.out() + result.err();
    assertTrue(
        all.codePoints().noneMatch(c -> c == 0x1b || c == 7 || c == 0x9b || c == 0x202e), all);
  }

  private void importRows(String... endings) throws Exception {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < endings.length; i++) {
      rows.append(ROW.formatted(900_001 + i, endings[i]));
    }
    Path file = Files.writeString(home.resolve("rows.jsonl"), rows);
    CommandFixture.Result imported = run("problems", "import", file.toString());
    assertEquals(0, imported.code(), imported.err());
  }

  @Test
  @DisplayName("can't steer the terminal by a statement or a title, and are whole in JSON")
  void statement() throws Exception {
    importRows("");
    CommandFixture.Result shown = run("problems", "show", "mbpp-mbpp-900001");
    assertEquals(0, shown.code(), shown.err());
    assertPlain(shown);
    assertTrue(
        shown.out().contains("function⟨U+001B⟩]0;mine⟨U+0007⟩ that ⟨U+202E⟩adds."), shown.out());
    assertPlain(run("problems", "search", "adds"));
    CommandFixture.Result json = run("problems", "show", "mbpp-mbpp-900001", "--json");
    assertPlain(json);
    JsonNode problem = json.json();
    assertTrue(
        problem.path("statement").asString().contains("\u001b]0;mine\u0007 that \u202eadds."),
        json.out());
  }

  @Test
  @DisplayName("can't steer it by a server's error or the names of its models")
  void models() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean list = exchange.getRequestURI().getPath().endsWith("/models");
          byte[] text =
              (list
                      ? "{\"data\":[{\"id\":\"m\\u001b[2J\\u009b1mx\"}]}"
                      : "{\"error\":{\"message\":\"no\\u001b]52;c;AA==\\u0007 \\u202e\"}}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(list ? 200 : 400, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    server.start();
    try {
      String address = "openai:http://127.0.0.1:" + server.getAddress().getPort();
      CommandFixture.Result names = run("models", "list", address);
      assertEquals(0, names.code(), names.err());
      assertPlain(names);
      assertTrue(names.out().contains("m⟨U+001B⟩[2J⟨U+009B⟩1mx"), names.out());
      CommandFixture.Result error = run("models", "test", address + "#x");
      assertEquals(1, error.code());
      assertPlain(error);
      assertTrue(error.err().contains("⟨U+001B⟩]52;c"), error.err());
    } finally {
      server.stop(0);
    }
  }

  @Test
  @DisplayName("that are half of a pair are replaced in a program, which is judged like another")
  void surrogates() throws Exception {
    importRows(" # \\ud83d", "");
    CommandFixture.Result verified =
        run("problems", "verify", "mbpp-mbpp-900001", "mbpp-mbpp-900002");
    assertEquals(0, verified.code(), verified.err());
    assertTrue(verified.out().contains("python: 2 of 2 references pass"), verified.out());
  }
}
