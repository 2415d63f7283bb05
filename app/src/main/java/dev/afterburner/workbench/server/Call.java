package dev.afterburner.workbench.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request and its answer. */
final class Call implements AutoCloseable {

  /** The largest body, as the original has it. */
  static final int MOST_BYTES = 50 << 20;

  /** So much more is read and thrown away, so that the sender gets to see the answer. */
  private static final long MOST_DRAINED = 1L << 30;

  private static final int CHUNK = 1 << 16;

  private final HttpExchange exchange;
  private final JsonMapper mapper;
  private final BodyBudget.Share body;
  private final Map<String, Object> notes = new LinkedHashMap<>();
  private boolean keepsBody;
  private int status;

  Call(HttpExchange exchange, JsonMapper mapper, BodyBudget budget) {
    this.exchange = exchange;
    this.mapper = mapper;
    this.body = budget.share();
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
    return body;
  }

  /**
   * Reads the body.
   *
   * @throws Refused 413 where it is too large, 415 where it does not call itself JSON, 400 where it
   *     is none
   */
  JsonNode json() throws IOException, Refused {
    byte[] bytes = bytes();
    // A web page can't send this type across sites without asking first; so none gets to run code.
    String type = header("Content-Type").toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/json")) {
      throw new Refused(
          415, "The body's Content-Type is not application/json; send JSON under that type");
    }
    try {
      JsonNode json = mapper.readTree(bytes);
      if (json.isObject()) {
        return json;
      }
      throw new Refused(
          400, "The body is JSON, but no object; send {\"code\": …, \"language\": …}");
    } catch (JacksonException e) {
      throw new Refused(400, "The body is no valid JSON: " + e.getOriginalMessage());
    }
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
        body.grow(n);
        read.write(chunk, 0, n);
      }
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

  /** Answers with a JSON document. */
  void answer(int code, Object document) throws IOException {
    byte[] bytes = mapper.writeValueAsBytes(document);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    begin(code, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Answers with text. */
  void text(int code, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    begin(code, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Begins an answer of unknown length. */
  OutputStream stream(int code, String type) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    begin(code, 0);
    return exchange.getResponseBody();
  }

  void answerHeader(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
  }

  private void begin(int code, long length) throws IOException {
    status = code;
    exchange.sendResponseHeaders(code, length);
  }

  @Override
  public void close() {
    exchange.close();
    if (!keepsBody) {
      body.close();
    }
  }
}
