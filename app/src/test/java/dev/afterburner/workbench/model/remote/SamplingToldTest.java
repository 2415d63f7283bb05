// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import static dev.afterburner.workbench.model.remote.ScriptedServer.body;
import static dev.afterburner.workbench.model.remote.ScriptedServer.status;
import static dev.afterburner.workbench.model.remote.ScriptedServer.stream;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.ModelRequest;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.model.ReplyListener;
import dev.afterburner.workbench.model.Sampling;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a model server leaves out")
class SamplingToldTest {

  private static final String HELLO =
      """
      data: {"choices":[{"delta":{"content":"Hi"},"finish_reason":"stop"}]}

      data: [DONE]

      """;
  private static final String ANTHROPIC =
      "{\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}],\"stop_reason\":\"end_turn\"}";

  private final List<String> told = new ArrayList<>();

  private static RemoteModel model(String words) throws ModelException {
    return RemoteModel.of(
        (ModelAddress.Server) ModelAddress.parse(words),
        Optional.empty(),
        "",
        new OkHttpClient(),
        Patience.DEFAULT.once(),
        (time, cancellation) -> {},
        InstantSource.system());
  }

  private Reply ask(RemoteModel model, Sampling sampling) throws ModelException {
    return model.ask(
        new ModelRequest("p", "python", 0, "", "Say hello.", sampling),
        new ReplyListener() {
          @Override
          public void piece(String text) {}

          @Override
          public void told(String what) {
            told.add(what);
          }
        },
        new Cancellation());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "temperature | Unsupported value: 'temperature' does not support 0.2 with this model.",
        "top_p | `top_p` is not supported by this model",
        "seed | Unrecognized request argument supplied: seed",
        "seed | Extra inputs are not permitted: body.seed"
      })
  @DisplayName("is told, and what was sent is known with the reply")
  void told(String field, String said) throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            status(400, "", "{\"error\":{\"message\":\"" + said + "\"}}"), stream(HELLO))) {
      Reply reply = ask(model("openai:" + server.url() + "/v1#m"), new Sampling(0.2, 0.9, 50, 7));
      assertEquals(
          List.of(
              "m at " + server.url().substring(7) + " does not take " + field + "; asked without."),
          told);
      Map<String, Object> all =
          new java.util.HashMap<>(
              Map.of("temperature", 0.2, "top_p", 0.9, "seed", 7L, "max_tokens", 50L));
      all.remove(field);
      assertEquals(all, reply.sampling());
    }
  }

  @Test
  @DisplayName(
      "is told of Anthropic's interface, too, which has no seed and no temperature above 1")
  void anthropic() throws Exception {
    try (ScriptedServer server = new ScriptedServer(body("application/json", ANTHROPIC))) {
      Reply reply =
          ask(
              model("anthropic:" + server.url() + "#m"),
              new Sampling(1.5, null, 50, 7, Map.of("top_k", 40)));
      assertEquals(
          List.of(
              "m at "
                  + server.url().substring(7)
                  + " does not take seed; asked without, and with temperature = 1.0 instead of"
                  + " 1.5."),
          told);
      assertEquals(Map.of("temperature", 1.0, "max_tokens", 50L, "top_k", 40), reply.sampling());
    }
  }

  @Test
  @DisplayName("is nothing where all is sent as asked for")
  void nothing() throws Exception {
    try (ScriptedServer server = new ScriptedServer(stream(HELLO))) {
      Reply reply = ask(model("openai:" + server.url() + "/v1#m"), new Sampling(0.2, null, 50, 7));
      assertEquals(List.of(), told);
      assertEquals(Map.of("temperature", 0.2, "seed", 7L, "max_tokens", 50L), reply.sampling());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "temperature must be between 0 and 1",
        "The model acme/seed-coder-8b is unknown here",
        "Extra text at http://example.org/docs/seed"
      })
  @DisplayName("is nothing that was asked for out of bounds, or that only has a field's name in it")
  void refused(String said) throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            status(400, "", "{\"error\":{\"message\":\"" + said + "\"}}"), stream(HELLO))) {
      RemoteModel model = model("openai:" + server.url() + "/v1#m");
      ModelException fault =
          assertThrows(ModelException.class, () -> ask(model, new Sampling(1.5, null, 50, 7)));
      assertTrue(String.valueOf(fault.getMessage()).contains(said), fault.getMessage());
      assertEquals(1, server.requests.size());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "an empty reply | \"content\":\"\" | stop | answers with an empty reply",
        "a call of a tool | \"content\":null,\"tool_calls\":[{\"id\":\"t\"}] | tool_calls | calls a"
            + " tool instead",
        "a withheld reply | \"content\":\"\" | content_filter | withheld its reply"
      })
  @DisplayName("is found when it is tested")
  void testFails(String what, String message, String reason, String words) throws Exception {
    String whole =
        "{\"choices\":[{\"message\":{%s},\"finish_reason\":\"%s\"}]}".formatted(message, reason);
    try (ScriptedServer server = new ScriptedServer(body("application/json", whole))) {
      RemoteModel model = model("openai:" + server.url() + "/v1#m");
      ModelException fault =
          assertThrows(ModelException.class, () -> model.test(new Cancellation()));
      assertTrue(String.valueOf(fault.getMessage()).contains(words), fault.getMessage());
    }
  }

  @Test
  @DisplayName("is no fault where a model keeps its reasoning to itself and needs more tokens")
  void hiddenReasoning() throws Exception {
    String whole =
        "{\"choices\":[{\"message\":{\"content\":\"\"},\"finish_reason\":\"length\"}],"
            + "\"usage\":{\"completion_tokens\":16}}";
    try (ScriptedServer server = new ScriptedServer(body("application/json", whole))) {
      String said = model("openai:" + server.url() + "/v1#m").test(new Cancellation());
      assertTrue(said.contains("answers: 16 tokens in"), said);
      assertTrue(said.endsWith("none of them shown yet"), said);
    }
  }
}
