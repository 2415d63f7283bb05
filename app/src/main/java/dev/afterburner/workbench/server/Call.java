// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request and its answer. */
final class Call implements AutoCloseable {

  /** The largest body, as the original has it. */
  static final int MOST_BYTES = 50 << 20;

  /** So much more is read and thrown away, so that the sender gets to see the answer. */
  private static final long MOST_DRAINED = 1L << 30;

  private static final int CHUNK = 1 << 16;

  /** More pieces of JSON than any request has that means well. */
  private static final int MOST_TOKENS = 2_000_000;

  /** What a piece of JSON takes in memory, about. */
  private static final int BYTES_PER_TOKEN = 64;

  private static final Duration TELLING = Duration.ofSeconds(1);

  /** So long may a client take nothing of its answer. */
  private static final Duration READING = Duration.ofSeconds(60);

  private final HttpExchange exchange;
  private final JsonMapper mapper;
  private final BodyBudget.Share share;
  private final Map<String, Object> notes = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Thread handler = Thread.currentThread();
  private boolean keepsBody;
  private volatile int status;

  Call(HttpExchange exchange, JsonMapper mapper, BodyBudget budget) {
    this.exchange = exchange;
    this.mapper = mapper;
    this.share = budget.share(() -> Thread.startVirtualThread(this::giveUp));
  }

  String method() {
    return exchange.getRequestMethod();
  }

  String path() {
    return exchange.getRequestURI().getPath();
  }

  /** The client's end of the connection. */
  InetSocketAddress client() {
    return exchange.getRemoteAddress();
  }

  /** A header's first value; empty where it is not there. */
  String header(String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  /** All values of a header. */
  List<String> headers(String name) {
    List<String> values = exchange.getRequestHeaders().get(name);
    return values == null ? List.of() : List.copyOf(values);
  }

  /** The status answered with; 0 before. */
  int status() {
    return status;
  }

  /** Writes something into this request's line of the log. */
  void note(String key, Object value) {
    notes.put(key, value);
  }

  Map<String, Object> notes() {
    return notes;
  }

  /** The body stays in memory after the answer, until this is closed. */
  BodyBudget.Share keepBody() {
    keepsBody = true;
    return share;
  }

  /**
   * Reads the body.
   *
   * @throws Refused 413 where it is too large, 415 where it does not call itself JSON or is
   *     compressed, 400 where it is none
   */
  JsonNode json() throws IOException, Refused {
    byte[] bytes = bytes();
    // A web page can't send this type across sites without asking first; so none gets to run code.
    String type = header("Content-Type").split(";", 2)[0].strip();
    if (!type.equalsIgnoreCase("application/json")) {
      throw new Refused(
          415, "The body's Content-Type is not application/json; send JSON under that type");
    }
    String coding = header("Content-Encoding").strip();
    if (!coding.isEmpty() && !coding.equalsIgnoreCase("identity")) {
      throw new Refused(
          415, "The body is compressed (Content-Encoding: " + coding + "); send it as it is");
    }
    try {
      share.grow((long) BYTES_PER_TOKEN * tokens(bytes));
      JsonNode json = mapper.readTree(bytes);
      if (json.isObject()) {
        return json;
      }
      throw new Refused(
          400, "The body is JSON, but not an object; send {\"code\": …, \"language\": …}");
    } catch (StreamConstraintsException e) {
      throw new Refused(
          400, "The body is nested too deeply, or a name or number in it is too long");
    } catch (JacksonException e) {
      throw new Refused(400, "The body is not valid JSON: " + e.getOriginalMessage());
    }
  }

  /** How many pieces the body has: small ones take many times their length once they are read. */
  private int tokens(byte[] bytes) throws Refused {
    int tokens = 0;
    try (JsonParser parser = mapper.createParser(bytes)) {
      while (parser.nextToken() != null) {
        if (++tokens > MOST_TOKENS) {
          throw new Refused(
              413, "The body has more than 2 million values; send it in several requests");
        }
      }
    }
    return tokens;
  }

  private byte[] bytes() throws IOException, Refused {
    InputStream in = exchange.getRequestBody();
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    try {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        if (read.size() + n > MOST_BYTES) {
          throw new Refused(
              413, "The body is larger than 50 MB; send a smaller program or less input");
        }
        share.grow(n);
        read.write(chunk, 0, n);
      }
      share.whole();
    } catch (Refused e) {
      drain(in, chunk);
      throw e;
    }
    return read.toByteArray();
  }

  private static void drain(InputStream in, byte[] chunk) throws IOException {
    long drained = 0;
    for (int n = in.read(chunk); n >= 0 && drained < MOST_DRAINED; n = in.read(chunk)) {
      drained += n;
    }
  }

  /** Others get this body's room: its sender is told, and the reading of it ends. */
  private void giveUp() {
    Thread telling =
        Thread.startVirtualThread(
            () -> {
              try {
                answerHeader("Connection", "close");
                error(Refused.late());
                exchange.getResponseBody().flush();
              } catch (IOException e) {
                note("unanswered", String.valueOf(e.getMessage()));
              }
            });
    try {
      boolean _ = telling.join(TELLING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    handler.interrupt(); // which closes the connection that it reads from
  }

  /** Answers with what went wrong, unless an answer is under way already. */
  void error(Refused refused) throws IOException {
    if (status == 0) {
      if (refused.retryAfterSeconds() > 0) {
        answerHeader("Retry-After", String.valueOf(refused.retryAfterSeconds()));
      }
      answer(
          refused.status(),
          mapper.createObjectNode().put("status", "error").put("error", refused.message()));
    }
  }

  /** Answers with a JSON document. */
  void answer(int code, Object document) throws IOException {
    byte[] bytes = mapper.writeValueAsBytes(document);
    whole(code, "application/json", bytes);
  }

  /** Answers with text. */
  void text(int code, String type, String text) throws IOException {
    whole(code, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private void whole(int code, String type, byte[] bytes) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean headOnly = method().equals("HEAD");
    if (headOnly) {
      answerHeader("Content-Length", String.valueOf(bytes.length));
    }
    begin(code, headOnly || bytes.length == 0 ? -1 : bytes.length);
    if (!headOnly) {
      body().write(bytes);
    }
  }

  /** Begins an answer of unknown length. */
  OutputStream stream(int code, String type) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    begin(code, 0);
    return body();
  }

  private OutputStream body() {
    return new TimelyOutput(exchange.getResponseBody(), READING);
  }

  void answerHeader(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
  }

  private synchronized void begin(int code, long length) throws IOException {
    if (status != 0) {
      throw new IOException("answered already");
    }
    status = code;
    exchange.sendResponseHeaders(code, length);
  }

  @Override
  public void close() {
    exchange.close();
    if (!keepsBody) {
      share.close();
    }
  }
}
