// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import dev.afterburner.sandbox.http.EventStream;
import dev.afterburner.workbench.model.ModelException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What answers other than a reply mean: the rule for each, and the words for people. */
final class Answers {

  private final Dialect dialect;
  private final String through;
  private final InstantSource clock;

  /**
   * For a server.
   *
   * @param proxy what it is reached through, for messages; empty for directly
   */
  Answers(Dialect dialect, Optional<String> proxy, InstantSource clock) {
    this.dialect = dialect;
    this.through = proxy.map(p -> " through the proxy " + p).orElse("");
    this.clock = clock;
  }

  /** No connection, or it broke before there was an answer. */
  Fault unreachable(IOException e) {
    String server = dialect.server();
    if (e instanceof SSLException) {
      String text = String.valueOf(e.getMessage());
      boolean plain = text.contains("Unsupported or unrecognized SSL message");
      return new Fault(
          Fault.Rule.REFUSED,
          Kind.UNREACHABLE,
          plain
              ? server + " does not speak TLS; write http:// instead of https://"
              : "The certificate of "
                  + server
                  + " is not trusted, or no secure connection could be made ("
                  + text
                  + "); add its authority to the Java trust store, or use http:// within a network"
                  + " that you trust");
    }
    String text = String.valueOf(e.getMessage());
    if (text.contains("authenticate with proxy")) {
      return proxyAsks();
    }
    String why = e instanceof UnknownHostException ? unknownName(text) : text;
    return new Fault(
        Fault.Rule.GONE,
        Kind.UNREACHABLE,
        "could not connect to "
            + server
            + through
            + " ("
            + why.replace("Unexpected response code for CONNECT:", "it answers with status")
            + "). Is the server running?");
  }

  /** Which name: the server's, or the proxy's. */
  private String unknownName(String text) {
    String host = String.valueOf(URI.create(dialect.server()).getHost());
    return through.isEmpty() || text.contains(host)
        ? "its name is not known on this network"
        : "the proxy's name is not known on this network";
  }

  private Fault proxyAsks() {
    return refused(
        Kind.UNREACHABLE,
        "could not connect to "
            + dialect.server()
            + through
            + ": the proxy asks for a user and a password; write them into the variable as"
            + " http://USER:PASSWORD@HOST:PORT");
  }

  /** Something without an end, or as good as. */
  Fault tooLarge(EventStream.TooLarge e) {
    return refused(
        Kind.NOT_A_CHAT_MODEL,
        dialect.server()
            + " sends "
            + e.getMessage()
            + ", which no chat completion has; it was cut off"
            + dialect.isAddressRight());
  }

  /** Neither key nor prompt follows: they were meant for the server that was named. */
  private Fault elsewhere(Response response) {
    String header = Objects.requireNonNullElse(response.header("Location"), "");
    HttpUrl to = response.request().url().resolve(header);
    return refused(
        Kind.FAILED,
        dialect.server()
            + " sends its callers on"
            + (header.isEmpty() ? "" : " to " + (to == null ? header : to))
            + " (status "
            + response.code()
            + "); neither key nor prompt were sent there. If you trust that server, name it as the"
            + " model's address");
  }

  /** An answer with a status other than 200. */
  Fault status(Response response, String body) {
    int status = response.code();
    String said = Json.message(body);
    String lower = body.toLowerCase(Locale.ROOT);
    String server = dialect.server();
    String suffix = said.isEmpty() ? "" : ": " + said;
    if (lower.contains("content_filter") || lower.contains("content management policy")) {
      return new Fault(Fault.Rule.WITHHELD, Kind.FAILED, server + " withheld the reply" + suffix);
    }
    return switch (status) {
      case 300, 301, 302, 303, 307, 308 -> elsewhere(response);
      case 407 -> proxyAsks();
      case 401, 403 ->
          refused(
              Kind.NOT_ALLOWED,
              server
                  + (dialect.key().isPresent() ? " does not accept the key" : " asks for a key")
                  + suffix
                  + "; "
                  + dialect.keyAdvice());
      case 402 -> refused(Kind.OVERLOADED, server + " asks for payment" + suffix);
      case 404 -> notFound(lower, suffix);
      case 429 -> tooMany(response, lower, suffix);
      case 408, 500, 502, 503, 504 -> troubled(status, response, suffix);
      default -> {
        if (status > 504) {
          yield troubled(status, response, suffix);
        }
        yield status >= 400 && isTooLong(lower)
            ? tooLong(dialect, suffix)
            : isNoChat(lower)
                ? refused(
                    Kind.NOT_A_CHAT_MODEL,
                    server + " refused the request with status " + status + suffix)
                : new Fault(
                    Fault.Rule.REFUSED,
                    Kind.FAILED,
                    server + " refused the request with status " + status + suffix,
                    null,
                    status == 400 || status == 422 ? OptionalFields.unknown(body) : null);
      }
    };
  }

  /** An error that comes as a part of the reply; one that would come again is not asked for. */
  static Fault within(Dialect dialect, JsonNode data) {
    String said = Json.message(data.toString());
    return isTooLong(data.toString().toLowerCase(Locale.ROOT))
        ? tooLong(dialect, ": " + said)
        : new Fault(
            Fault.Rule.BROKEN,
            Kind.BROKEN,
            dialect.server() + " reported an error within the reply: " + said);
  }

  private static Fault tooLong(Dialect dialect, String suffix) {
    return refused(
        Kind.TOO_LONG,
        "Prompt and reply do not fit into the context of "
            + dialect.model()
            + suffix
            + "; ask for a shorter reply (--max-tokens) or serve it with a longer context");
  }

  private Fault notFound(String lower, String suffix) {
    String server = dialect.server();
    if (isNoChat(lower)) {
      return refused(
          Kind.NOT_A_CHAT_MODEL,
          dialect.model() + " at " + server + " is not a chat model" + suffix);
    }
    boolean model = lower.contains("model");
    return refused(
        Kind.UNKNOWN_MODEL,
        model
            ? server + " has no model " + dialect.model() + suffix
            : "There is no chat model at "
                + server
                + " (status 404)"
                + suffix
                + dialect.isAddressRight());
  }

  private Fault tooMany(Response response, String lower, String suffix) {
    if (lower.contains("insufficient_quota")) {
      return refused(
          Kind.OVERLOADED, dialect.server() + ": the account has no credit left" + suffix);
    }
    Duration after = retryAfter(response.header("Retry-After"));
    return new Fault(
        Fault.Rule.TROUBLED,
        Kind.OVERLOADED,
        dialect.server() + " has too many requests (status 429)" + suffix,
        after);
  }

  private Fault troubled(int status, Response response, String suffix) {
    return new Fault(
        Fault.Rule.TROUBLED,
        Kind.FAILED,
        dialect.server() + through + " failed with status " + status + suffix,
        retryAfter(response.header("Retry-After")));
  }

  private static Fault refused(Kind kind, String message) {
    return new Fault(Fault.Rule.REFUSED, kind, message);
  }

  private static boolean isTooLong(String lower) {
    return lower.contains("context_length_exceeded")
        || lower.contains("context length")
        || lower.contains("context window")
        || lower.contains("context limit")
        || lower.contains("context size")
        || lower.contains("maximum context")
        || lower.contains("prompt is too long")
        || lower.contains("too many tokens");
  }

  private static boolean isNoChat(String lower) {
    return lower.contains("not a chat model")
        || lower.contains("does not support chat")
        || lower.contains("chat template");
  }

  /** Seconds or a date (RFC 9110, section 10.2.3); null where it says neither. */
  private @Nullable Duration retryAfter(@Nullable String header) {
    if (header == null) {
      return null;
    }
    String value = header.strip();
    try {
      if (value.matches("\\d{1,9}")) {
        return Duration.ofSeconds(Long.parseLong(value));
      }
      Duration until =
          Duration.between(
              clock.instant(),
              ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return until.isNegative() ? Duration.ZERO : until;
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
