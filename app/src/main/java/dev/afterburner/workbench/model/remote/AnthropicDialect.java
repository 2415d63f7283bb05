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
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's messages interface, version 2023-06-01. It knows no seed. */
final class AnthropicDialect extends Dialect {

  private static final String VERSION = "2023-06-01";

  AnthropicDialect(ModelAddress.Anthropic address, Optional<String> key, String advice) {
    super(address, key, advice);
  }

  @Override
  ObjectNode body(ModelRequest request, Set<String> without) {
    Sampling sampling = request.sampling();
    ObjectNode body = Json.object();
    body.put("model", model());
    body.put("max_tokens", sampling.maxTokens());
    body.put("stream", true);
    if (!request.system().isEmpty()) {
      body.put("system", request.system());
    }
    if (sampling.temperature() != null) {
      // The interface takes 0 to 1.
      body.put("temperature", Math.min(1, sampling.temperature()));
    }
    if (sampling.topP() != null) {
      body.put("top_p", sampling.topP());
    }
    body.putArray("messages").addObject().put("role", "user").put("content", request.prompt());
    sampling.extra().forEach(body::putPOJO);
    without.forEach(body::remove);
    return body;
  }

  @Override
  Request ask(ObjectNode body) {
    return authorised("/v1/messages").post(Json.body(body)).build();
  }

  @Override
  String isAddressRight() {
    return "; is the address right? /v1/messages is put after it";
  }

  @Override
  Request list() {
    return authorised("/v1/models").get().build();
  }

  private Request.Builder authorised(String path) {
    Request.Builder request = to(path).header("anthropic-version", VERSION);
    key().ifPresent(k -> request.header("x-api-key", k));
    return request;
  }

  @Override
  void event(@Nullable String type, JsonNode data, Draft draft) throws Fault {
    switch (Json.text(data.path("type"))) {
      case "message_start" -> usage(data.path("message").path("usage"), draft);
      case "content_block_start" -> block(data.path("content_block"), draft);
      case "content_block_delta" -> block(data.path("delta"), draft);
      case "message_delta" -> {
        usage(data.path("usage"), draft);
        stop(Json.text(data.path("delta").path("stop_reason")), draft);
      }
      case "message_stop" -> draft.close();
      case "error" -> throw Answers.within(this, data);
      default -> {
        // Pings, ends of blocks, and what later versions add.
      }
    }
  }

  @Override
  void whole(JsonNode data, Draft draft) throws Fault {
    if (!data.path("content").isArray()) {
      throw new Fault(
          Fault.Rule.REFUSED,
          Kind.NOT_A_CHAT_MODEL,
          server() + " answers, but not with a message" + isAddressRight());
    }
    usage(data.path("usage"), draft);
    data.path("content").forEach(block -> block(block, draft));
    stop(Json.text(data.path("stop_reason")), draft);
    draft.close();
  }

  private static void block(JsonNode block, Draft draft) {
    if (Json.text(block.path("type")).equals("tool_use")) {
      draft.toolCall();
    }
    draft.reasoning(Json.text(block.path("thinking")));
    draft.content(Json.text(block.path("text")));
  }

  private static void stop(String reason, Draft draft) {
    switch (reason) {
      case "" -> {}
      case "max_tokens" -> draft.ending(Reply.Ending.AT_LIMIT);
      case "refusal" -> draft.ending(Reply.Ending.WITHHELD);
      default -> draft.ending(Reply.Ending.COMPLETE);
    }
  }

  private static void usage(JsonNode usage, Draft draft) {
    draft.promptTokens(Json.number(usage.path("input_tokens")));
    draft.tokens(Json.number(usage.path("output_tokens")));
  }
}
