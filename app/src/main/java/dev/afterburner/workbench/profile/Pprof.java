// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.profile.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The format of pprof (github.com/google/pprof, proto/profile.proto), packed by gzip. */
final class Pprof {

  private static final int SAMPLE_TYPE = 1;
  private static final int SAMPLE = 2;
  private static final int LOCATION = 4;
  private static final int FUNCTION = 5;
  private static final int STRING = 6;
  private static final int PERIOD_TYPE = 11;
  private static final int PERIOD = 12;

  private final Map<String, Long> strings = new LinkedHashMap<>();
  private final Map<Frame, Long> locations = new LinkedHashMap<>();
  private final Map<List<String>, Long> functions = new LinkedHashMap<>();

  private Pprof() {
    string("");
  }

  static byte[] bytes(Profile profile) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(new Pprof().message(profile));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private byte[] message(Profile profile) {
    Message message = new Message();
    message.bytes(SAMPLE_TYPE, type("samples", "count"));
    message.bytes(SAMPLE_TYPE, type("time", "nanoseconds"));
    long period = profile.rateHz() > 0 ? Math.round(1e9 / profile.rateHz()) : 0;
    for (ProfileDocument.Stack stack : ProfileDocument.stacks(profile)) {
      Message where = new Message();
      for (Frame frame : stack.frames().reversed()) {
        where.varint(location(frame));
      }
      Message values = new Message();
      values.varint(stack.samples());
      values.varint(stack.samples() * period);
      Message sample = new Message();
      sample.bytes(1, where);
      sample.bytes(2, values);
      message.bytes(SAMPLE, sample);
    }
    locations.forEach((frame, id) -> message.bytes(LOCATION, location(frame, id)));
    functions.forEach((names, id) -> message.bytes(FUNCTION, function(names, id)));
    message.bytes(PERIOD_TYPE, type("time", "nanoseconds"));
    message.field(PERIOD, period);
    strings.keySet().forEach(text -> message.text(STRING, text));
    return message.out.toByteArray();
  }

  private Message type(String what, String unit) {
    Message message = new Message();
    message.field(1, string(what));
    message.field(2, string(unit));
    return message;
  }

  private Message location(Frame frame, long id) {
    Message line = new Message();
    line.field(1, function(frame));
    line.field(2, frame.line());
    Message message = new Message();
    message.field(1, id);
    message.bytes(4, line);
    return message;
  }

  private Message function(List<String> names, long id) {
    Message message = new Message();
    message.field(1, id);
    message.field(2, string(names.get(0)));
    message.field(3, string(names.get(0)));
    message.field(4, string(names.get(1)));
    return message;
  }

  private long string(String text) {
    return number(strings, text, 0);
  }

  private long location(Frame frame) {
    function(frame);
    return number(locations, frame, 1);
  }

  private long function(Frame frame) {
    return number(functions, List.of(frame.function(), frame.file()), 1);
  }

  private static <T> long number(Map<T, Long> known, T one, long first) {
    Long number = known.get(one);
    if (number == null) {
      number = first + known.size();
      known.put(one, number);
    }
    return number;
  }

  /** A message in protocol buffers' encoding. */
  private static final class Message {

    private static final int VARINT = 0;
    private static final int BYTES = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void varint(long value) {
      long left = value;
      while ((left & ~0x7fL) != 0) {
        out.write((int) ((left & 0x7f) | 0x80));
        left >>>= 7;
      }
      out.write((int) left);
    }

    void field(int number, long value) {
      varint((long) number << 3 | VARINT);
      varint(value);
    }

    void bytes(int number, Message message) {
      bytes(number, message.out.toByteArray());
    }

    void text(int number, String text) {
      bytes(number, text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(int number, byte[] content) {
      varint((long) number << 3 | BYTES);
      varint(content.length);
      out.writeBytes(content);
    }
  }
}
