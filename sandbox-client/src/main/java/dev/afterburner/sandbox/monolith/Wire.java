// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.monolith;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.http.EventStream;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests to one server. Nothing is ever sent again by itself: whether that is safe is for the
 * caller to say.
 */
final class Wire {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final int LONGEST_TEXT = 256 << 20;

  /** Of an answer: of the output of a run and its log, or of the heap that there is. */
  private static final int MOST_BYTES =
      (int) Math.min(LONGEST_TEXT, Runtime.getRuntime().maxMemory() / 8);

  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private final HttpUrl base;
  private final @Nullable String token;
  private final OkHttpClient client;
  private final JsonMapper mapper;

  /** An answer: status and document; the document is missing where it was no JSON. */
  record Answer(int status, JsonNode json) {}

  /**
   * To a server.
   *
   * @param token what it wants, where the address does not say it; null for nothing
   */
  Wire(HttpUrl address, @Nullable String token, OkHttpClient client) {
    this.token =
        !address.password().isEmpty()
            ? address.password()
            : token == null || token.isBlank() ? null : token;
    this.base = address.newBuilder().username("").password("").query(null).fragment(null).build();
    this.client =
        client
            .newBuilder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .connectTimeout(CONNECTING)
            .build();
    this.mapper =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
                    .build())
            .build();
  }

  JsonMapper mapper() {
    return mapper;
  }

  HttpUrl base() {
    return base;
  }

  /**
   * A call, not yet made.
   *
   * @param body JSON; null for none
   * @param silence how long the server may say nothing; zero for ever
   */
  Call call(String method, String path, @Nullable String body, Duration silence) {
    Request.Builder request =
        new Request.Builder()
            .url(base.newBuilder().addPathSegments(path).build())
            .method(method, body == null ? null : RequestBody.create(body, JSON));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return client
        .newBuilder()
        .readTimeout(silence)
        .writeTimeout(silence)
        .build()
        .newCall(request.build());
  }

  /** Makes a call and reads its answer. */
  Answer answer(Call call) throws IOException {
    try (Response response = call.execute()) {
      return answer(response);
    }
  }

  /** Reads an answer. */
  Answer answer(Response response) throws IOException {
    byte[] bytes = response.body().byteStream().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new EventStream.TooLarge("an answer of more than " + (MOST_BYTES >> 20) + " MB");
    }
    return new Answer(response.code(), json(bytes));
  }

  /** The events of an answer. */
  EventStream events(Response response) {
    return new EventStream(response.body().byteStream(), MOST_BYTES);
  }

  private JsonNode json(byte[] bytes) {
    try {
      return mapper.readTree(bytes);
    } catch (JacksonException e) {
      return mapper.missingNode();
    }
  }

  /** Waits before the next attempt, longer each time; false where it was cancelled meanwhile. */
  boolean pause(int attempt, Cancellation cancellation) {
    long millis = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 10));
    Thread waiting = Thread.currentThread();
    Object lock = new Object();
    boolean[] over = {false};
    try (Cancellation.Registration _ =
        cancellation.onCancel(
            () -> {
              synchronized (lock) {
                over[0] = true;
                lock.notifyAll();
              }
            })) {
      long deadline = System.nanoTime() + millis * 1_000_000;
      synchronized (lock) {
        for (long left = millis;
            left > 0 && !over[0];
            left = (deadline - System.nanoTime()) / 1_000_000) {
          lock.wait(left);
        }
      }
    } catch (InterruptedException e) {
      waiting.interrupt();
      return false;
    }
    return !cancellation.isCancelled();
  }

  SandboxException unreachable(IOException e) {
    return new SandboxException(
        Kind.FAILED,
        "could not connect to the server at "
            + base
            + " ("
            + e.getMessage()
            + "); start it, correct the address, or choose another sandbox",
        e);
  }

  /** What the server sent is none of the protocol's. */
  SandboxException unreadable(RuntimeException e) {
    String why =
        e instanceof JacksonException json
            ? json.getOriginalMessage()
            : String.valueOf(e.getMessage());
    return new SandboxException(
        Kind.FAILED,
        "the server at "
            + base
            + " sent what this version can't read ("
            + why
            + "); use the same version at both ends",
        e);
  }

  SandboxException broken(IOException e) {
    return new SandboxException(
        Kind.FAILED,
        "the connection to "
            + base
            + " broke while a program may have been running ("
            + e.getMessage()
            + "); it was not sent again, so that it does not run twice unknown to you",
        e);
  }

  /** What an answer other than 200 means. */
  SandboxException refused(Answer answer) {
    String said = answer.json().path("error").asString("");
    return new SandboxException(
        Kind.FAILED,
        switch (answer.status()) {
          case 401, 403 ->
              "the server at "
                  + base
                  + " wants a token: name it by --token @FILE or the variable WORKBENCH_TOKEN, or"
                  + " write the address as http://any:TOKEN@host:port";
          case 404 -> "the server at " + base + " is not a Monolith: it does not have /execute";
          case 413 ->
              "program and input are too large for the server at " + base + ": it takes 50 MB";
          case 503 -> "the server at " + base + " takes no more work: " + said + "; try later";
          default ->
              "the server at "
                  + base
                  + " answered with HTTP status "
                  + answer.status()
                  + (said.isEmpty() ? "" : ": " + said);
        });
  }
}
