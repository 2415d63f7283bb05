// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import dev.afterburner.sandbox.http.EventStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.Response;

/** The body of an answer: what it is by its first letters, and no more of it than is meant. */
final class Body {

  /** A long reply with the probabilities of its tokens has a tenth of it. */
  private static final int MOST_BYTES = 16 << 20;

  private static final int SHOWN = 60;
  private static final int LOOKED_AT = 512;
  private static final Pattern EVENTS = Pattern.compile("(data|event|id|retry)?:");

  private final BufferedInputStream in;
  private final String type;

  Body(Response response) {
    in = new BufferedInputStream(response.body().byteStream());
    type = Objects.requireNonNullElse(response.header("Content-Type"), "");
  }

  /**
   * Whether it is a stream of events. Proxies put other types on such, and servers that do not
   * stream put that type on a whole reply, so the beginning counts before the type.
   */
  boolean isStream() throws IOException {
    in.mark(LOOKED_AT);
    StringBuilder begin = new StringBuilder();
    int left = LOOKED_AT;
    while (left-- > 0 && begin.length() < "event:".length()) {
      int b = in.read();
      boolean before = begin.isEmpty() && (b <= ' ' || b > 0x7E); // spaces, a byte-order mark
      if (b < 0 || b == '{' || (!before && !Character.isLetter(b) && b != ':')) {
        begin.append(b == '{' ? "{" : "");
        break;
      }
      if (!before) {
        begin.append((char) b);
      }
      if (b == ':') {
        break;
      }
    }
    in.reset();
    return EVENTS.matcher(begin).matches()
        || (!begin.toString().equals("{")
            && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream"));
  }

  InputStream stream() {
    return in;
  }

  /** All of it. */
  String text() throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new EventStream.TooLarge("more than " + (MOST_BYTES >> 20) + " MB in one answer");
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** What it says of itself, and how it begins. */
  String words(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    String shown = line.length() <= SHOWN ? line : line.substring(0, SHOWN) + " …";
    return (type.isEmpty() ? "something" : type) + (shown.isEmpty() ? ", empty" : ": " + shown);
  }
}
