// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server.conformance;

import dev.afterburner.sandbox.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table of requests and expected answers, put to a server one after another. A published server
 * speaks one of the two dialects, synchronous or asynchronous; what it does not offer is left out
 * and told.
 */
public final class Conformance {

  private static final String TABLE = "cases.json";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(50);

  /**
   * What came of one request.
   *
   * @param name what is expected, in words
   * @param group sync, async or any
   * @param offered false where the server does not speak this dialect; then it was not asked
   * @param fault what was wrong; null where nothing was
   * @param millis how long the answer took, ms
   */
  public record Verdict(
      String name, String group, boolean offered, @Nullable String fault, double millis) {

    public boolean passed() {
      return offered && fault == null;
    }
  }

  private record Answer(int status, JsonNode json) {}

  private final HttpUrl base;
  private final @Nullable String token;
  private final OkHttpClient client;
  private final JsonMapper mapper = new JsonMapper();
  private final JsonNode table;

  /**
   * The suite for a server.
   *
   * @param base its address, with a path where it lies below one
   * @param token sent with every request; null for none
   * @param client as it is; time-outs are set here
   */
  public Conformance(HttpUrl base, @Nullable String token, OkHttpClient client) {
    this.base = base;
    this.token = token;
    this.client =
        client
            .newBuilder()
            .readTimeout(PATIENCE)
            .writeTimeout(PATIENCE)
            .retryOnConnectionFailure(false)
            .build();
    this.table = table(mapper);
  }

  private static JsonNode table(JsonMapper mapper) {
    try (InputStream in = Conformance.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("this installation lacks the table of the suite");
      }
      return mapper.readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("the table of the suite can't be read", e);
    }
  }

  /** How many requests there are. */
  public int size() {
    return table.path("cases").size();
  }

  /**
   * Puts all requests.
   *
   * @param listener told of each, in order
   * @throws IOException where the server can't be reached at all
   */
  public List<Verdict> run(Consumer<Verdict> listener, Cancellation cancellation)
      throws IOException {
    boolean async = offersAsync();
    boolean sync = offersSync();
    List<Verdict> verdicts = new ArrayList<>();
    for (JsonNode one : table.path("cases")) {
      if (cancellation.isCancelled()) {
        break;
      }
      String group = one.path("group").asString();
      boolean offered = group.equals("any") || (group.equals("async") ? async : sync);
      long from = System.nanoTime();
      String fault = offered ? fault(one) : null;
      Verdict verdict =
          new Verdict(
              one.path("name").asString(), group, offered, fault, (System.nanoTime() - from) / 1e6);
      verdicts.add(verdict);
      listener.accept(verdict);
    }
    return verdicts;
  }

  private boolean offersAsync() throws IOException {
    return ask("GET", "/status", null).json().has("max_queue_size");
  }

  private boolean offersSync() throws IOException {
    ObjectNode body =
        mapper
            .createObjectNode()
            .put("code", "pass")
            .put("language", "python")
            .put("run_profiling", false);
    return !ask("POST", "/execute", json(body))
        .json()
        .path("status")
        .asString()
        .equals("processing");
  }

  private @Nullable String fault(JsonNode one) {
    try {
      Answer answer =
          ask(
              one.path("method").asString("POST"),
              one.path("path").asString("/execute"),
              body(one));
      if (one.path("follow").asBoolean(false)) {
        String id = answer.json().path("task_id").asString("");
        answer = follow(id);
        if (one.path("again").asBoolean(false)) {
          answer = ask("GET", "/results/" + id, null);
        }
      }
      return fault(one, answer);
    } catch (IOException e) {
      return "no answer: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "stopped";
    }
  }

  private static @Nullable String fault(JsonNode one, Answer answer) {
    List<Integer> statuses = one.path("status").valueStream().map(JsonNode::asInt).toList();
    if (!statuses.contains(answer.status())) {
      return "the HTTP status should be one of %s, and is %d: %.200s"
          .formatted(statuses, answer.status(), answer.json());
    }
    for (Map.Entry<String, JsonNode> wanted : one.path("expect").properties()) {
      Optional<String> wrong =
          new Expectation(wanted.getKey(), wanted.getValue()).check(answer.json());
      if (wrong.isPresent()) {
        return wrong.get();
      }
    }
    return null;
  }

  /** Fetches an asynchronous result once it is there. A server may not know the task at first. */
  private Answer follow(String id) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Answer answer = ask("GET", "/results/" + id, null);
    while (System.nanoTime() < deadline
        && (answer.status() == 404
            || answer.json().path("status").asString("").equals("processing"))) {
      Thread.sleep(POLL);
      answer = ask("GET", "/results/" + id, null);
    }
    return answer;
  }

  private @Nullable RequestBody body(JsonNode one) {
    if (one.has("raw")) {
      return RequestBody.create(
          one.path("raw").asString(), MediaType.get(one.path("type").asString("application/json")));
    }
    if (!one.path("body").isObject()) {
      return null;
    }
    ObjectNode body = mapper.createObjectNode();
    one.path("body")
        .properties()
        .forEach(field -> body.set(field.getKey(), value(field.getValue())));
    return json(body);
  }

  private RequestBody json(JsonNode body) {
    return RequestBody.create(mapper.writeValueAsBytes(body), MediaType.get("application/json"));
  }

  /** A value of the table: programs stand in it once, long texts as what they repeat. */
  private JsonNode value(JsonNode value) {
    if (value.has("program")) {
      return table.path("programs").path(value.path("program").asString());
    }
    if (value.has("repeat")) {
      return mapper
          .getNodeFactory()
          .stringNode(
              value.path("prefix").asString("")
                  + value.path("repeat").asString().repeat(value.path("times").asInt())
                  + value.path("suffix").asString(""));
    }
    return value;
  }

  private Answer ask(String method, String path, @Nullable RequestBody body) throws IOException {
    Request.Builder request =
        new Request.Builder()
            .url(base.newBuilder().addPathSegments(path.substring(1)).build())
            .method(method, body);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try (Response response = client.newCall(request.build()).execute()) {
      return new Answer(response.code(), json(response.body().bytes()));
    }
  }

  private JsonNode json(byte[] bytes) {
    try {
      return mapper.readTree(bytes);
    } catch (JacksonException e) {
      return mapper.missingNode();
    }
  }
}
