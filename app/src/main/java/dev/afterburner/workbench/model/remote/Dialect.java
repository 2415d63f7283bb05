// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a kind of server is spoken to. */
abstract class Dialect {

  private static final List<String> SAMPLING =
      List.of("temperature", "top_p", "max_tokens", "max_completion_tokens", "seed");

  private final ModelAddress.Server address;
  private final Optional<String> key;
  private final String advice;

  Dialect(ModelAddress.Server address, Optional<String> key, String advice) {
    this.address = address;
    this.key = key;
    this.advice = advice;
  }

  /** Who is spoken to, for messages. */
  final String server() {
    return String.valueOf(address.base());
  }

  /** The model's name. */
  final String model() {
    return address.name();
  }

  /** What to do when a key is missing or refused. */
  final String keyAdvice() {
    return advice;
  }

  /** Sent with each request; never shown. */
  final Optional<String> key() {
    return key;
  }

  /** A request to a path of the server. */
  final Request.Builder to(String path) {
    return new Request.Builder().url(server() + path);
  }

  /** What to look at where the answer is of another kind; begins with a semicolon. */
  abstract String isAddressRight();

  /** The models' names in the answer to {@link #list}. */
  final List<String> names(JsonNode answer) {
    List<String> names = new ArrayList<>();
    answer.path("data").forEach(m -> names.add(Json.text(m.path("id"))));
    return names;
  }

  /**
   * What a request for a reply, streamed, holds.
   *
   * @param without names of fields that the server does not know
   */
  abstract ObjectNode body(ModelRequest request, Set<String> without);

  /** The request for a reply. */
  abstract Request ask(ObjectNode body);

  /** The fields of a body that say how the reply is drawn, and what they hold. */
  final Map<String, Object> sampling(ModelRequest request, ObjectNode body) {
    Map<String, Object> sent = new TreeMap<>();
    for (String field : SAMPLING) {
      JsonNode value = body.path(field);
      if (value.isNumber()) {
        sent.put(
            field, value.isIntegralNumber() ? (Object) value.longValue() : value.doubleValue());
      }
    }
    request
        .sampling()
        .extra()
        .forEach(
            (field, value) -> {
              if (body.has(field)) {
                sent.put(field, value);
              }
            });
    return sent;
  }

  /** The request for the list of models. */
  abstract Request list();

  /**
   * Takes one event of a stream.
   *
   * @param type its name; null for none
   * @throws Fault where it tells of an error
   */
  abstract void event(@Nullable String type, JsonNode data, Draft draft) throws Fault;

  /** Takes a whole reply, from a server that does not stream. */
  abstract void whole(JsonNode data, Draft draft) throws Fault;
}
