// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelException.Kind;
import dev.afterburner.workbench.model.ModelRequest;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.model.Sampling;
import java.util.Optional;
import java.util.Set;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chat completions as OpenAI defines them and vLLM, Ollama, LM Studio, llama.cpp and many others
 * offer them. Reasoning comes in {@code reasoning_content} (vLLM, DeepSeek) or {@code reasoning}
 * (Ollama, OpenRouter).
 */
final class OpenAiDialect extends Dialect {

  OpenAiDialect(ModelAddress.OpenAi address, Optional<String> key, String advice) {
    super(address, key, advice);
  }

  @Override
  ObjectNode body(ModelRequest request, Set<String> without) {
    ObjectNode body = Json.object();
    if (!model().isEmpty()) {
      body.put("model", model());
    }
    ArrayNode messages = body.putArray("messages");
    if (!request.system().isEmpty()) {
      messages.addObject().put("role", "system").put("content", request.system());
    }
    messages.addObject().put("role", "user").put("content", request.prompt());
    Sampling sampling = request.sampling();
    body.put("stream", true);
    if (sampling.temperature() != null) {
      body.put("temperature", sampling.temperature());
    }
    if (sampling.topP() != null) {
      body.put("top_p", sampling.topP());
    }
    if (without.contains("max_tokens")) {
      body.put("max_completion_tokens", sampling.maxTokens());
    } else {
      body.put("max_tokens", sampling.maxTokens());
    }
    body.put("seed", sampling.seed());
    body.putObject("stream_options").put("include_usage", true);
    sampling.extra().forEach(body::putPOJO);
    without.forEach(body::remove);
    return body;
  }

  @Override
  Request ask(ObjectNode body) {
    return authorised("/chat/completions").post(Json.body(body)).build();
  }

  @Override
  String isAddressRight() {
    return server().matches(".*/v\\d+")
        ? "; is the address right? Is a chat model served there?"
        : "; is the address right? It often ends in /v1";
  }

  @Override
  Request list() {
    return authorised("/models").get().build();
  }

  private Request.Builder authorised(String path) {
    Request.Builder request = to(path).header("Accept", "text/event-stream, */*");
    key().ifPresent(k -> request.header("Authorization", "Bearer " + k));
    return request;
  }

  @Override
  void event(@Nullable String type, JsonNode data, Draft draft) throws Fault {
    failIfError(data);
    JsonNode choice = data.path("choices").path(0);
    take(choice.path("delta"), draft);
    finish(choice, data, draft);
  }

  @Override
  void whole(JsonNode data, Draft draft) throws Fault {
    failIfError(data);
    JsonNode choice = data.path("choices").path(0);
    if (!choice.path("message").isObject()) {
      throw new Fault(
          Fault.Rule.REFUSED,
          Kind.NOT_A_CHAT_MODEL,
          server()
              + " answers, but not with a chat completion; is "
              + model()
              + " a chat model?"
              + isAddressRight().replaceFirst("; is", " Is"));
    }
    take(choice.path("message"), draft);
    finish(choice, data, draft);
    draft.close();
  }

  private static void take(JsonNode message, Draft draft) {
    draft.reasoning(Json.text(message.path("reasoning_content")));
    draft.reasoning(Json.text(message.path("reasoning")));
    draft.content(Json.text(message.path("content")));
    message.path("content").forEach(part -> part(part, draft));
    draft.content(Json.text(message.path("refusal")));
    if (!message.path("tool_calls").isEmpty() || message.path("function_call").isObject()) {
      draft.toolCall();
    }
  }

  /** One of the parts that some servers write content in, Mistral's among them. */
  private static void part(JsonNode part, Draft draft) {
    switch (Json.text(part.path("type"))) {
      case "text", "output_text" -> draft.content(Json.text(part.path("text")));
      case "refusal" -> draft.content(Json.text(part.path("refusal")));
      case "thinking", "reasoning" -> {
        JsonNode thought = part.path("thinking").isMissingNode() ? part : part.path("thinking");
        draft.reasoning(Json.text(thought));
        draft.reasoning(Json.text(thought.path("text")));
        thought.forEach(piece -> draft.reasoning(Json.text(piece.path("text"))));
      }
      default -> {
        // Pictures, references and the like hold no program.
      }
    }
  }

  private static void finish(JsonNode choice, JsonNode data, Draft draft) {
    switch (Json.text(choice.path("finish_reason"))) {
      case "" -> {}
      case "length" -> draft.ending(Reply.Ending.AT_LIMIT);
      case "content_filter" -> draft.ending(Reply.Ending.WITHHELD);
      default -> draft.ending(Reply.Ending.COMPLETE);
    }
    draft.promptTokens(Json.number(data.path("usage").path("prompt_tokens")));
    draft.tokens(Json.number(data.path("usage").path("completion_tokens")));
  }

  private void failIfError(JsonNode data) throws Fault {
    JsonNode error = data.path("error");
    if (!error.isMissingNode() && !error.isNull()) {
      throw Answers.within(this, data);
    }
  }
}
