// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events of a stream (HTML Living Standard, section 9.2.6), each of a bounded size: what has no
 * end is told, and not kept.
 */
public final class EventStream {

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final InputStream in;
  private final int mostBytes;
  private boolean afterReturn;
  private boolean begun;

  /**
   * The events of a body.
   *
   * @param mostBytes of one event
   */
  public EventStream(InputStream in, int mostBytes) {
    this.in = in;
    this.mostBytes = mostBytes;
  }

  /**
   * An event.
   *
   * @param type its name; null for none
   */
  public record Event(@Nullable String type, String data) {}

  /** An event, or a body, is larger than any that is meant. */
  public static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    public TooLarge(String message) {
      super(message);
    }
  }

  /** The next event that has data; empty at the end. One that the end cuts off is none. */
  public Optional<Event> next() throws IOException {
    StringBuilder data = new StringBuilder();
    String type = null;
    int bytes = 0;
    boolean any = false;
    while (true) {
      String line = line(mostBytes - bytes);
      if (line == null) {
        return Optional.empty();
      }
      if (line.isEmpty()) {
        if (any) {
          return Optional.of(new Event(type, data.toString()));
        }
        type = null;
        continue;
      }
      bytes += line.length();
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1);
      value = value.startsWith(" ") ? value.substring(1) : value;
      switch (field) {
        case "data" -> {
          data.append(any ? "\n" : "").append(value);
          any = true;
        }
        case "event" -> type = value;
        default -> {
          // Comments, which keep the connection alive, and what is of no use here.
          bytes -= line.length();
        }
      }
    }
  }

  /** The next line without its end; null at the end of the stream. */
  private @Nullable String line(int most) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int b = in.read();
      if (b == '\n' && afterReturn) {
        afterReturn = false;
        continue;
      }
      afterReturn = b == '\r';
      if (b < 0 || b == '\n' || b == '\r') {
        return b < 0 ? null : text(line);
      }
      if (line.size() >= most) {
        throw new TooLarge("an event of more than " + (mostBytes >> 20) + " MB");
      }
      line.write(b);
    }
  }

  private String text(ByteArrayOutputStream line) {
    String text = line.toString(StandardCharsets.UTF_8);
    boolean marked = !begun && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    begun = true;
    return marked ? text.substring(1) : text;
  }
}
