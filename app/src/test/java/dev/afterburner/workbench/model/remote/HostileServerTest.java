// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import static dev.afterburner.workbench.model.remote.ScriptedServer.body;
import static dev.afterburner.workbench.model.remote.ScriptedServer.status;
import static dev.afterburner.workbench.model.remote.ScriptedServer.stream;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.Fuzzing;
import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.ModelException.Kind;
import dev.afterburner.workbench.model.ModelRequest;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.model.Sampling;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A hostile server")
class HostileServerTest {

  private static final String KEY = "sk-very-secret";
  private static final long MEGABYTE = 1 << 20;
  private static final String DONE = "data: [DONE]\n\n";
  private static final ModelRequest REQUEST =
      new ModelRequest("p", "python", 0, "", "PROMPT", new Sampling(null, null, 50, 7));

  private static final Patience ONCE =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          List.of(),
          List.of(),
          List.of(),
          Duration.ZERO);

  private final OkHttpClient client = new OkHttpClient();

  private RemoteModel model(String words) throws ModelException {
    return RemoteModel.of(
        (ModelAddress.Server) ModelAddress.parse(words),
        Optional.of(KEY),
        "",
        client,
        ONCE,
        (time, cancellation) -> {},
        InstantSource.system());
  }

  private static Reply ask(RemoteModel model) throws ModelException {
    return model.ask(REQUEST, piece -> {}, new Cancellation());
  }

  // ---- redirects

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  @DisplayName("gets neither key nor prompt by a redirect of another one, which is named")
  void redirect(int status) throws Exception {
    for (String kind : List.of("openai:%s/v1#m", "anthropic:%s#m")) {
      try (ScriptedServer other = new ScriptedServer();
          ScriptedServer server =
              new ScriptedServer(
                  status(status, "Location: " + other.url() + "/stolen", ""),
                  status(status, "Location: " + other.url() + "/stolen", ""))) {
        RemoteModel model = model(kind.formatted(server.url()));
        ModelException fault = assertThrows(ModelException.class, () -> ask(model));
        String message = String.valueOf(fault.getMessage());
        assertTrue(
            message.contains(
                "sends its callers on to "
                    + other.url()
                    + "/stolen (status "
                    + status
                    + "); neither key nor prompt were sent there"),
            message);
        assertThrows(ModelException.class, () -> model.list(new Cancellation()));
        assertEquals(List.of(), other.requests);
        assertEquals(2, server.requests.size());
      }
    }
  }

  // ---- answers without an end

  /** Sends a beginning and then the same on and on, until the client leaves. */
  private static ScriptedServer.Script onAndOn(
      String begin, String more, AtomicLong sent, long most) {
    return out -> {
      out.write(begin.getBytes(UTF_8));
      byte[] piece = more.repeat(Math.max(1, 65_536 / more.length())).getBytes(UTF_8);
      while (sent.get() < most) {
        out.write(piece);
        sent.addAndGet(piece.length);
      }
    };
  }

  private static final String JSON_HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";

  private void endless(String begin, String more, String words) throws IOException, ModelException {
    AtomicLong sent = new AtomicLong();
    try (ScriptedServer server = new ScriptedServer(onAndOn(begin, more, sent, 512 * MEGABYTE))) {
      RemoteModel model = model("openai:" + server.url() + "/v1#m");
      ModelException fault = assertThrows(ModelException.class, () -> ask(model));
      String message = String.valueOf(fault.getMessage());
      assertTrue(message.contains(words), message);
      assertEquals(Kind.NOT_A_CHAT_MODEL, fault.kind());
      // What the sockets hold comes on top.
      assertTrue(sent.get() < 64 * MEGABYTE, sent + " bytes were taken");
    }
  }

  @Test
  @DisplayName("is cut off in a line without an end")
  void endlessLine() throws Exception {
    endless(ScriptedServer.STREAM + "data: ", "a", "sends an event of more than 1 MB");
  }

  @Test
  @DisplayName("is cut off in an event of lines without an end")
  void endlessEvent() throws Exception {
    endless(ScriptedServer.STREAM, "data: aaaaaaaaaa\n", "sends an event of more than 1 MB");
  }

  @Test
  @DisplayName("is cut off in a comment without an end")
  void endlessComment() throws Exception {
    endless(ScriptedServer.STREAM + ": ", "a", "sends an event of more than 1 MB");
  }

  @Test
  @DisplayName("is cut off in a whole reply without an end")
  void endlessBody() throws Exception {
    endless(JSON_HEAD + "{\"a\":\"", "a", "sends more than 16 MB in one answer");
  }

  private static byte[] packed(String begin, int megabytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(begin.getBytes(UTF_8));
      byte[] piece = "a".repeat((int) MEGABYTE).getBytes(UTF_8);
      for (int i = 0; i < megabytes; i++) {
        out.write(piece);
      }
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/event-stream"})
  @DisplayName("is cut off in what a few bytes unpack to")
  void bomb(String type) throws Exception {
    byte[] bomb = packed(type.contains("json") ? "{\"a\":\"" : "data: ", 256);
    assertTrue(bomb.length < MEGABYTE, bomb.length + " bytes");
    try (ScriptedServer server =
        new ScriptedServer(
            out -> {
              out.write(
                  ("HTTP/1.1 200 OK\r\nContent-Type: "
                          + type
                          + "\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n")
                      .getBytes(UTF_8));
              out.write(bomb);
            })) {
      RemoteModel model = model("openai:" + server.url() + "/v1#m");
      ModelException fault = assertThrows(ModelException.class, () -> ask(model));
      assertTrue(
          String.valueOf(fault.getMessage()).contains(" MB"), String.valueOf(fault.getMessage()));
    }
  }

  // ---- noise

  private static final String OPENAI_STREAM =
      "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"Hel\"}}]}\n\n"
          + ": alive\n\nevent: x\ndata: {\"choices\":[{\"delta\":{\"content\":[{\"type\":\"text\","
          + "\"text\":\"lo\"},{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\","
          + "\"text\":\"hm\"}]}]}}]}\r\n\r\n"
          + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],"
          + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}\n\n"
          + DONE;
  private static final String OPENAI_WHOLE =
      "{\"choices\":[{\"message\":{\"content\":\"Hello\",\"reasoning\":\"hm\"},"
          + "\"finish_reason\":\"length\"}],\"usage\":{\"prompt_tokens\":3}}";
  private static final String ANTHROPIC_STREAM =
      "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"usage\":"
          + "{\"input_tokens\":21}}}\n\n"
          + "data: {\"type\":\"content_block_delta\",\"delta\":{\"text\":\"Hello\"}}\n\n"
          + "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}\n\n"
          + "data: {\"type\":\"message_stop\"}\n\n";
  private static final List<String> PIECES =
      List.of(
          "data: ",
          "\n",
          "\r",
          "\n\n",
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "null",
          "-1",
          "1e999",
          "99999999999999999999",
          "\\u0000",
          "\\ud800",
          "\u0000",
          "\uFEFF",
          "event: error\n",
          "{\"error\":{\"message\":\"no\"}}",
          "\"content\":{}",
          "[".repeat(2000),
          "retry: x\n",
          "\"finish_reason\":7",
          "\"tool_calls\":[{}]",
          DONE,
          "é漢😀",
          "a".repeat(5000));

  /** One to five changes: bytes lost, doubled, turned, pieces put in, the end cut off. */
  private static byte[] mutated(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int change = random.nextInt(5); change >= 0; change--) {
      int at = changed.isEmpty() ? 0 : random.nextInt(changed.length());
      int to = Math.min(changed.length(), at + 1 + random.nextInt(20));
      switch (random.nextInt(5)) {
        case 0 -> changed.delete(at, to);
        case 1 -> changed.insert(at, changed.substring(at, to));
        case 2 -> changed.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 3 -> changed.setLength(at);
        default -> {
          if (!changed.isEmpty()) {
            changed.setCharAt(at, (char) random.nextInt(256));
          }
        }
      }
    }
    return changed.toString().getBytes(UTF_8);
  }

  @Test
  @DisplayName("gets a reply or a sentence for whatever it sends (mutated answers)")
  void fuzz() throws Exception {
    Random random = new Random(20261129);
    int replies = 0;
    List<String> seeds = List.of(OPENAI_STREAM, OPENAI_WHOLE, ANTHROPIC_STREAM);
    int cases = Fuzzing.cases(600);
    for (int i = 0; i < cases; i++) {
      String seed = seeds.get(i % seeds.size());
      byte[] bytes = mutated(seed, random);
      String type = random.nextInt(4) == 0 ? "text/plain" : "text/event-stream";
      try (ScriptedServer server =
          new ScriptedServer(
              out -> {
                out.write(
                    ("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nConnection: close\r\n\r\n")
                        .getBytes(UTF_8));
                out.write(bytes);
              })) {
        RemoteModel model =
            model(
                seed.equals(ANTHROPIC_STREAM)
                    ? "anthropic:" + server.url() + "#m"
                    : "openai:" + server.url() + "/v1#m");
        try {
          Reply reply = ask(model);
          replies++;
          assertTrue(reply.text().length() < 100_000, new String(bytes, UTF_8));
        } catch (ModelException e) {
          String message = String.valueOf(e.getMessage());
          assertFalse(
              message.matches("(?s).*(Exception|java\\.|okhttp|jackson|" + KEY + ").*"), message);
        }
      }
    }
    assertTrue(
        replies > cases / 12 && replies < cases - cases / 12,
        replies + " replies: too tame or too wild");
  }

  @Test
  @DisplayName("is believed by how its answer begins, whatever type that has")
  void types() throws Exception {
    for (String type :
        List.of("text/plain; charset=utf-8", "application/json", "application/octet-stream", "")) {
      for (String begin : List.of("", "\uFEFF", "\n\n", ": alive\n\n", "event: m\n")) {
        try (ScriptedServer server = new ScriptedServer(body(type, begin + OPENAI_STREAM))) {
          Reply reply = ask(model("openai:" + server.url() + "/v1#m"));
          assertEquals("Hello<think>\nhm\n</think>\n", reply.text(), type + begin);
        }
      }
    }
    for (String type : List.of("text/event-stream", "text/plain", "application/json")) {
      try (ScriptedServer server = new ScriptedServer(body(type, OPENAI_WHOLE))) {
        Reply reply = ask(model("openai:" + server.url() + "/v1#m"));
        assertEquals("<think>\nhm\n</think>\n\nHello", reply.text(), type);
      }
    }
  }

  @Test
  @DisplayName("may begin a stream with a byte-order mark and lose nothing by it")
  void byteOrderMark() throws Exception {
    try (ScriptedServer server = new ScriptedServer(stream("\uFEFF" + OPENAI_STREAM))) {
      assertEquals(
          "Hello<think>\nhm\n</think>\n", ask(model("openai:" + server.url() + "/v1#m")).text());
    }
  }
}
