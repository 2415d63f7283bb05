// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as servers write it: fields may be missing, null or of another kind. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int MESSAGE_KEPT = 300;

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static RequestBody body(ObjectNode node) {
    return RequestBody.create(
        MAPPER.writeValueAsBytes(node), MediaType.get("application/json; charset=utf-8"));
  }

  static Optional<JsonNode> read(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return Optional.ofNullable(node).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** A string; empty where there is none. */
  static String text(JsonNode node) {
    return node.isString() ? node.stringValue() : "";
  }

  static int number(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : 0;
  }

  /** What an error's body says, in one line. */
  static String message(String body) {
    String text =
        read(body)
            .map(
                node -> {
                  JsonNode error = node.path("error");
                  for (JsonNode at :
                      new JsonNode[] {
                        error.path("message"), error, node.path("message"), node.path("detail")
                      }) {
                    if (at.isString() && !at.stringValue().isBlank()) {
                      return at.stringValue();
                    }
                  }
                  return node.toString();
                })
            .orElse(body.replaceAll("<[^<>]*+>", " "));
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= MESSAGE_KEPT ? line : line.substring(0, MESSAGE_KEPT) + " …";
  }
}
