// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import static dev.afterburner.workbench.model.remote.ScriptedServer.body;
import static dev.afterburner.workbench.model.remote.ScriptedServer.slam;
import static dev.afterburner.workbench.model.remote.ScriptedServer.status;
import static dev.afterburner.workbench.model.remote.ScriptedServer.stream;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.ModelException.Kind;
import dev.afterburner.workbench.model.ModelRequest;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.model.ReplyListener;
import dev.afterburner.workbench.model.Sampling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A model behind a server")
class RemoteModelTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String KEY = "sk-very-secret";
  private static final Map<String, Object> EXTRA =
      new TreeMap<>(Map.of("top_k", 40, "chat_template_kwargs", Map.of("enable_thinking", false)));
  private static final String DONE = "data: [DONE]\n\n";
  private static final String HELLO = delta("Hel") + delta("lo") + finish("stop") + DONE;

  private static final Patience QUICK =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofMillis(1500),
          Duration.ofMillis(1500),
          Duration.ofSeconds(20),
          Patience.DEFAULT.gone(),
          Patience.DEFAULT.troubled(),
          Patience.DEFAULT.broken(),
          Patience.DEFAULT.longest());

  private final List<Long> waits = new ArrayList<>();
  private final List<String> delays = new ArrayList<>();
  private final StringBuilder streamed = new StringBuilder();
  private final OkHttpClient client = new OkHttpClient();
  private Sleep sleep = (time, cancellation) -> waits.add(time.toSeconds());

  // ---- what goes well

  @Test
  @DisplayName("streams content and reasoning, and counts tokens")
  void streams() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            stream(
                ": a comment\n\n"
                    + event("{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null}}]}")
                    + event("{\"choices\":[{\"delta\":{\"reasoning_content\":\"Let me\"}}]}")
                    + event("{\"choices\":[{\"delta\":{\"reasoning\":\" think\"}}]}")
                    + delta("Hel")
                    + delta("lo ünd 漢")
                    + finish("stop")
                    + event(
                        "{\"choices\":[],\"usage\":{\"prompt_tokens\":12,"
                            + "\"completion_tokens\":34}}")
                    + DONE))) {
      Reply reply = ask(openAi(server));
      assertEquals("<think>\nLet me think\n</think>\n\nHello ünd 漢", reply.text());
      assertEquals(reply.text(), streamed.toString());
      assertEquals(12, reply.promptTokens());
      assertEquals(34, reply.tokens());
      assertEquals(Reply.Ending.COMPLETE, reply.ending());
      assertTrue(reply.firstNanos() > 0 && reply.firstNanos() <= reply.nanos());
      String request = server.requests.getFirst();
      assertTrue(request.startsWith("POST /v1/chat/completions "), request);
      assertTrue(request.contains("Authorization: Bearer " + KEY), request);
      assertTrue(
          request.contains(
              "{\"model\":\"tiny\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                  + "{\"role\":\"user\",\"content\":\"Say hello.\"}],\"stream\":true,"
                  + "\"temperature\":0.5,\"top_p\":0.9,\"max_tokens\":50,\"seed\":7,"
                  + "\"stream_options\":{\"include_usage\":true},"
                  + "\"chat_template_kwargs\":{\"enable_thinking\":false},\"top_k\":40}"),
          request);
    }
  }

  @Test
  @DisplayName("is asked in Anthropic's way too")
  void anthropic() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            stream(
                named("message_start", "\"message\":{\"usage\":{\"input_tokens\":21}}")
                    + named("ping", "\"x\":1")
                    + named(
                        "content_block_start",
                        "\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\"}")
                    + named(
                        "content_block_delta",
                        "\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"Hm\"}")
                    + named("content_block_stop", "\"index\":0")
                    + named(
                        "content_block_delta",
                        "\"delta\":{\"type\":\"text_delta\",\"text\":\"Hello\"}")
                    + named(
                        "message_delta",
                        "\"delta\":{\"stop_reason\":\"max_tokens\"},"
                            + "\"usage\":{\"output_tokens\":5}")
                    + named("message_stop", "\"x\":1")))) {
      Reply reply = ask(anthropic(server));
      assertEquals("<think>\nHm\n</think>\n\nHello", reply.text());
      assertEquals(Reply.Ending.AT_LIMIT, reply.ending());
      assertEquals(21, reply.promptTokens());
      assertEquals(5, reply.tokens());
      String request = server.requests.getFirst();
      assertTrue(request.startsWith("POST /v1/messages "), request);
      assertTrue(request.contains("x-api-key: " + KEY), request);
      assertTrue(request.contains("anthropic-version: 2023-06-01"), request);
      assertTrue(request.contains("\"system\":\"Be brief.\""), request);
      assertTrue(request.contains("\"top_k\":40"), request);
      assertFalse(request.contains("\"seed\""), request);
    }
  }

  @Test
  @DisplayName("may answer without streaming")
  void whole() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            body(
                "application/json",
                "{\"choices\":[{\"message\":{\"content\":\"Hello\"},\"finish_reason\":\"length\"}],"
                    + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}"))) {
      Reply reply = ask(openAi(server));
      assertEquals("Hello", reply.text());
      assertEquals(Reply.Ending.AT_LIMIT, reply.ending());
      assertEquals(4, reply.tokens());
    }
  }

  @Test
  @DisplayName("is believed when it ends with a reason and without [DONE]")
  void withoutDone() throws Exception {
    try (ScriptedServer server = new ScriptedServer(stream(delta("Hello") + finish("stop")))) {
      assertEquals("Hello", ask(openAi(server)).text());
    }
  }

  @Test
  @DisplayName("lists its models, and is tested before it is used")
  void lists() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            body("application/json", "{\"data\":[{\"id\":\"tiny\"},{\"id\":\"large\"}]}"),
            stream(HELLO))) {
      RemoteModel model = openAi(server);
      assertEquals(List.of("tiny", "large"), model.list(new Cancellation()));
      assertTrue(server.requests.getFirst().startsWith("GET /v1/models "));
      assertTrue(model.test(new Cancellation()).contains(" answers: 2 tokens in "));
    }
  }

  @Test
  @DisplayName("is asked without a field that it says it does not know")
  void unknownField() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            status(400, "", error("Unsupported parameter: 'max_tokens' is not supported")),
            status(422, "", "{\"detail\":\"extra field stream_options\"}"),
            stream(HELLO),
            stream(HELLO))) {
      RemoteModel model = openAi(server);
      assertEquals("Hello", ask(model).text());
      assertTrue(server.requests.getLast().contains("\"max_completion_tokens\":50"));
      assertFalse(server.requests.getLast().contains("stream_options"));
      ask(model);
      assertEquals(4, server.requests.size(), "it is remembered");
    }
  }

  // ---- too many requests, and servers in trouble

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After: 7 | 7",
        "Retry-After: Tue, 24 Nov 2026 12:00:30 GMT | 30",
        "Retry-After: Mon, 23 Nov 2026 12:00:30 GMT | 0",
        "Retry-After: soon | 1",
        "X-Nothing: 1 | 1"
      })
  @DisplayName("is asked again when 429 says so, or after a second")
  void tooMany(String header, long wait) throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(status(429, header, error("slow down")), stream(HELLO))) {
      assertEquals("Hello", ask(openAi(server)).text());
      assertEquals(List.of(wait), waits);
    }
  }

  @Test
  @DisplayName("is not waited for when it wants to be asked again in an hour")
  void muchLater() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(status(429, "Retry-After: 3600", error("daily limit")))) {
      ModelException fault = refused(openAi(server));
      assertEquals(Kind.OVERLOADED, fault.kind());
      assertTrue(message(fault).contains("come back in 60 minutes"), message(fault));
      assertEquals(List.of(), waits);
    }
  }

  @Test
  @DisplayName("is not asked again when the account is used up")
  void quota() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            status(
                429,
                "",
                "{\"error\":{\"message\":\"no credit\",\"code\":\"insufficient_quota\"}}"))) {
      assertTrue(message(refused(openAi(server))).contains("the account has no credit left"));
      assertEquals(1, server.requests.size());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"500", "502", "503", "504", "529"})
  @DisplayName("is asked again, with growing waits, when it fails")
  void fails(int status) throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            status(status, "", "<html><body>Bad gateway</body></html>"),
            status(status, "", ""),
            stream(HELLO))) {
      assertEquals("Hello", ask(openAi(server)).text());
      assertEquals(List.of(1L, 2L), waits);
      assertEquals(
          server.url() + "/v1 failed with status " + status + ": Bad gateway; asked again in 1 s.",
          delays.getFirst());
    }
  }

  @Test
  @DisplayName("is given up after six failures, in words")
  void failsOn() throws Exception {
    ScriptedServer.Script broken = status(500, "", error("out of memory"));
    try (ScriptedServer server =
        new ScriptedServer(broken, broken, broken, broken, broken, broken, stream(HELLO))) {
      ModelException fault = refused(openAi(server));
      assertEquals(
          server.url()
              + "/v1 failed with status 500: out of memory, 6 times in a row; try again when it is"
              + " back",
          message(fault));
      assertEquals(List.of(1L, 2L, 4L, 8L, 16L), waits);
    }
  }

  // ---- streams

  @Test
  @DisplayName("is asked anew when its stream breaks off in the middle")
  void cut() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            stream(delta("Hal")), stream(delta("Ha") + "data: {\"cho"), stream(HELLO))) {
      assertEquals("Hello", ask(openAi(server)).text());
      assertEquals(List.of(1L, 4L), waits);
      assertTrue(delays.getFirst().contains("broke off"), delays.toString());
    }
  }

  @Test
  @DisplayName("is given up when its stream breaks off three times")
  void cutAlways() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            stream(delta("a")), stream(delta("a")), stream(delta("a")), stream(HELLO))) {
      ModelException fault = refused(openAi(server));
      assertEquals(Kind.BROKEN, fault.kind());
      assertTrue(message(fault).contains("broke off, 3 times in a row"), message(fault));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"data: {nonsense", "data: <html>", "data: {\"error\":{\"message\":\"CUDA fault\"}}"})
  @DisplayName("is asked anew when an event is malformed or tells of an error")
  void malformed(String line) throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(stream(delta("Ha") + line + "\n\n" + delta("x")), stream(HELLO))) {
      assertEquals("Hello", ask(openAi(server)).text());
      assertEquals(1, delays.size());
    }
  }

  @Test
  @DisplayName("is not alarmed by events that it has no use for")
  void odd() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            stream(
                event("{}")
                    + event("{\"choices\":[]}")
                    + event("{\"choices\":[{\"delta\":{\"content\":7}}]}")
                    + "id: 4\nretry: 10\n\n"
                    + HELLO))) {
      assertEquals("Hello", ask(openAi(server)).text());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"words", "''"})
  @DisplayName("is cut off when its stream never ends")
  void endless(String text) throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      try (ScriptedServer talker = new ScriptedServer(server.endless(delta(text)))) {
        Reply reply = ask(openAi(talker));
        assertEquals(Reply.Ending.ENDLESS, reply.ending());
        assertEquals(1, talker.requests.size());
      }
    }
  }

  @Test
  @DisplayName("is asked anew when it is silent before its answer or within it")
  void silent() throws Exception {
    try (ScriptedServer other = new ScriptedServer();
        ScriptedServer server =
            new ScriptedServer(other.hang(), other.hangAfter(delta("Ha")), stream(HELLO))) {
      assertEquals("Hello", ask(openAi(server, QUICK)).text());
      assertTrue(delays.get(0).contains("said nothing for 1 s"), delays.toString());
      assertTrue(delays.get(1).contains("went silent within the reply"), delays.toString());
    }
  }

  @Test
  @DisplayName("is waited for no longer than the time to connect")
  void hangsAtConnect() throws Exception {
    // A socket whose queue is full does not answer.
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        java.net.Socket a = new java.net.Socket();
        java.net.Socket b = new java.net.Socket();
        java.net.Socket c = new java.net.Socket()) {
      for (java.net.Socket socket : List.of(a, b, c)) {
        try {
          socket.connect(full.getLocalSocketAddress(), 200);
        } catch (IOException e) {
          break;
        }
      }
      Patience patience =
          new Patience(
              Duration.ofMillis(300),
              QUICK.first(),
              QUICK.silence(),
              QUICK.whole(),
              List.of(Duration.ofSeconds(1)),
              List.of(),
              List.of(),
              Duration.ZERO);
      ModelException fault =
          refused(model("http://localhost:" + full.getLocalPort() + "/v1", patience));
      assertEquals(List.of(1L), waits);
      assertTrue(fault.kind() == Kind.UNREACHABLE || fault.kind() == Kind.BROKEN, message(fault));
    }
  }

  // ---- gone and back

  @Test
  @DisplayName("is asked again while it is gone for a minute, and goes on when it is back")
  void goneAndBack() throws Exception {
    try (ScriptedServer server = new ScriptedServer(stream(HELLO))) {
      server.leave();
      sleep =
          (time, cancellation) -> {
            waits.add(time.toSeconds());
            if (waits.stream().mapToLong(w -> w).sum() > 60) {
              try {
                server.comeBack();
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            }
          };
      assertEquals("Hello", ask(openAi(server)).text());
      assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 30L), waits);
      assertTrue(delays.getFirst().contains("could not connect to"), delays.toString());
    }
  }

  @Test
  @DisplayName("is given up when it stays away, in words")
  void staysAway() throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      server.leave();
      ModelException fault = refused(openAi(server));
      assertEquals(Kind.UNREACHABLE, fault.kind());
      assertEquals(91, waits.stream().mapToLong(w -> w).sum());
      assertTrue(
          message(fault).endsWith("8 times in a row; try again when it is back"), message(fault));
    }
  }

  @Test
  @DisplayName("is asked again when it closes without a word")
  void slams() throws Exception {
    try (ScriptedServer server = new ScriptedServer(slam(), slam(), slam(), stream(HELLO))) {
      assertEquals("Hello", ask(openAi(server)).text());
    }
  }

  @Test
  @DisplayName("is asked anew after the connection died while the machine slept")
  void asleep() throws Exception {
    // To the program a sleep is a stream that is dead when it wakes.
    try (ScriptedServer other = new ScriptedServer();
        ScriptedServer server =
            new ScriptedServer(other.hangAfter(delta("before")), stream(HELLO))) {
      assertEquals("Hello", ask(openAi(server, QUICK)).text());
    }
  }

  // ---- refused

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | wrong key sk-very-secret | NOT_ALLOWED | does not accept the key: wrong key (key)",
        "403 | not yours | NOT_ALLOWED | does not accept the key",
        "404 | The model tiny does not exist | UNKNOWN_MODEL | has no model tiny",
        "404 | page missing | UNKNOWN_MODEL | is the address right? Is a chat model served there?",
        "404 | tiny is not a chat model | NOT_A_CHAT_MODEL | is not a chat model",
        "400 | this model's maximum context length is 4096 tokens | TOO_LONG | do not fit",
        "413 | prompt is too long: 9000 tokens | TOO_LONG | do not fit",
        "400 | Requested tokens (9000) exceed context window of 4096 | TOO_LONG | (--max-tokens)",
        "400 | the request exceeds the available context size | TOO_LONG | with a longer context",
        "400 | input length and max_tokens exceed context limit: 199 + 8 > 200 | TOO_LONG | do not",
        "400 | tiny does not support chat | NOT_A_CHAT_MODEL | refused the request",
        "402 | pay first | OVERLOADED | asks for payment",
        "418 | teapot | FAILED | refused the request with status 418: teapot"
      })
  @DisplayName("refuses for good")
  void refuses(int status, String said, Kind kind, String words) throws Exception {
    try (ScriptedServer server = new ScriptedServer(status(status, "", error(said)))) {
      ModelException fault = refused(openAi(server));
      assertEquals(kind, fault.kind(), message(fault));
      assertTrue(message(fault).contains(words), message(fault));
      assertFalse(message(fault).contains(KEY), "a key is never shown");
      assertEquals(1, server.requests.size());
      assertEquals(List.of(), waits);
    }
  }

  @Test
  @DisplayName("refuses for good what does not fit, also where that is said within a reply")
  void tooLongWithin() throws Exception {
    String said = error("This model's maximum context length is 4096 tokens");
    try (ScriptedServer server = new ScriptedServer(stream("data: " + said + "\n\n"))) {
      ModelException fault = refused(openAi(server));
      assertEquals(Kind.TOO_LONG, fault.kind(), message(fault));
      assertTrue(message(fault).contains("(--max-tokens)"), message(fault));
      assertEquals(1, server.requests.size(), "it would not fit the second time either");
    }
  }

  @Test
  @DisplayName("says which variable holds the key that it asks for")
  void noKey() throws Exception {
    try (ScriptedServer server = new ScriptedServer(status(401, "", ""))) {
      RemoteModel model =
          RemoteModel.of(
              (ModelAddress.Server) ModelAddress.parse("openai:" + server.url() + "#tiny"),
              Optional.empty(),
              "set the variable WORKBENCH_API_KEY",
              client,
              QUICK,
              sleep,
              InstantSource.fixed(NOW));
      assertEquals(
          server.url() + "/v1 asks for a key; set the variable WORKBENCH_API_KEY",
          message(refused(model)));
      assertFalse(server.requests.getFirst().contains("Authorization"));
    }
  }

  @Test
  @DisplayName("is not a chat model when it answers with a page or with something else")
  void wrongContent() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            body("text/html", "<html>Welcome</html>"),
            body("application/json", "{\"data\":[{\"embedding\":[1]}]}"))) {
      ModelException page = refused(openAi(server));
      assertEquals(Kind.NOT_A_CHAT_MODEL, page.kind());
      assertTrue(message(page).contains("but with text/html: <html>Welcome"), message(page));
      assertEquals(Kind.NOT_A_CHAT_MODEL, refused(openAi(server)).kind());
    }
  }

  @Test
  @DisplayName("may withhold a reply: the loop goes on without it")
  void withheld() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            stream(delta("Ha") + finish("content_filter") + DONE),
            status(400, "", "{\"error\":{\"code\":\"content_filter\",\"message\":\"no\"}}"))) {
      assertEquals(Reply.Ending.WITHHELD, ask(openAi(server)).ending());
      assertEquals(Reply.Ending.WITHHELD, ask(openAi(server)).ending());
    }
  }

  @Test
  @DisplayName("is not asked over a connection whose certificate is not trusted")
  void tls() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(
            new HandshakeCertificates.Builder().heldCertificate(certificate).build().sslContext()));
    server.start();
    try {
      ModelException fault =
          refused(
              model(
                  "https://localhost:" + server.getAddress().getPort() + "/v1", Patience.DEFAULT));
      assertEquals(Kind.UNREACHABLE, fault.kind());
      assertTrue(message(fault).contains("is not trusted"), message(fault));
      assertEquals(List.of(), waits);
    } finally {
      server.stop(0);
    }
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (java.net.Socket connection = plain.accept()) {
                  int first = connection.getInputStream().read();
                  connection
                      .getOutputStream()
                      .write(("HTTP/1.1 400 Bad " + first + "\r\n\r\n").getBytes(UTF_8));
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      ModelException fault =
          refused(model("https://localhost:" + plain.getLocalPort(), Patience.DEFAULT));
      assertTrue(message(fault).contains("does not speak TLS"), message(fault));
    }
  }

  // ---- stopped

  @Test
  @DisplayName("stops at once, while it is silent and while it streams")
  void stops() throws Exception {
    try (ScriptedServer other = new ScriptedServer();
        ScriptedServer server = new ScriptedServer(other.hangAfter(delta("Ha")), other.hang())) {
      for (int i = 0; i < 2; i++) {
        Cancellation cancellation = new Cancellation();
        RemoteModel model = openAi(server, Patience.DEFAULT);
        int asked = i + 1;
        Thread.ofVirtual()
            .start(
                () -> {
                  while (server.requests.size() < asked) {
                    Thread.onSpinWait();
                  }
                  cancellation.cancel();
                });
        ModelException fault =
            assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () ->
                    assertThrows(
                        ModelException.class,
                        () -> model.ask(request(), piece -> {}, cancellation)));
        assertEquals(Kind.STOPPED, fault.kind());
      }
    }
  }

  // ---- words

  @Test
  @DisplayName("is found by its words")
  void words() throws Exception {
    assertEquals(
        "https://api.openai.com/v1",
        String.valueOf(((ModelAddress.OpenAi) ModelAddress.parse("openai:gpt-x")).base()));
    ModelAddress.OpenAi local =
        (ModelAddress.OpenAi) ModelAddress.parse("openai:http://localhost:8000/#Qwen/Qwen2.5");
    assertEquals("http://localhost:8000/v1", String.valueOf(local.base()));
    assertEquals("Qwen/Qwen2.5", local.name());
    assertEquals(
        "http://h/api/v3",
        String.valueOf(
            ((ModelAddress.OpenAi) ModelAddress.parse("openai:http://h/api/v3")).base()));
    assertEquals(
        new ModelAddress.Gguf(java.nio.file.Path.of("/m/a#1.gguf"), 2, 4096),
        ModelAddress.parse("gguf:/m/a#1.gguf#threads=2,context=4096"));
    for (String bad : List.of("gpt", "openai:", "openai:http://", "anthropic:http://x", "x:y")) {
      assertThrows(ModelException.class, () -> ModelAddress.parse(bad), bad);
    }
  }

  // ---- helpers

  private RemoteModel openAi(ScriptedServer server) throws ModelException {
    return openAi(server, Patience.DEFAULT);
  }

  private RemoteModel openAi(ScriptedServer server, Patience patience) throws ModelException {
    return model(server.url() + "/v1", patience);
  }

  private RemoteModel model(String url, Patience patience) throws ModelException {
    return RemoteModel.of(
        (ModelAddress.Server) ModelAddress.parse("openai:" + url + "#tiny"),
        Optional.of(KEY),
        "set the variable WORKBENCH_API_KEY",
        client,
        patience,
        (time, cancellation) -> sleep.sleep(time, cancellation),
        InstantSource.fixed(NOW));
  }

  private RemoteModel anthropic(ScriptedServer server) throws ModelException {
    return RemoteModel.of(
        (ModelAddress.Server) ModelAddress.parse("anthropic:" + server.url() + "#claude"),
        Optional.of(KEY),
        "",
        client,
        QUICK,
        sleep,
        InstantSource.fixed(NOW));
  }

  private Reply ask(RemoteModel model) throws ModelException {
    streamed.setLength(0);
    return model.ask(
        request(),
        new ReplyListener() {
          @Override
          public void piece(String text) {
            streamed.append(text);
          }

          @Override
          public void delayed(String reason) {
            delays.add(reason);
          }
        },
        new Cancellation());
  }

  private ModelException refused(RemoteModel model) {
    return assertThrows(ModelException.class, () -> ask(model));
  }

  private static String message(ModelException fault) {
    return String.valueOf(fault.getMessage());
  }

  private static ModelRequest request() {
    return new ModelRequest(
        "p", "python", 0, "Be brief.", "Say hello.", new Sampling(0.5, 0.9, 50, 7, EXTRA));
  }

  private static String event(String json) {
    return "data: " + json + "\n\n";
  }

  private static String delta(String text) {
    return event("{\"choices\":[{\"delta\":{\"content\":\"" + text + "\"}}]}");
  }

  private static String finish(String reason) {
    return event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}");
  }

  private static String named(String type, String fields) {
    return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + fields + "}\n\n";
  }

  private static String error(String message) {
    return "{\"error\":{\"message\":\"" + message + "\"}}";
  }
}
