// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.session.Mark;
import dev.afterburner.workbench.session.SessionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a session file piece by piece: it may be of any size and from anybody, so each piece is
 * bounded, and checked by {@link SessionRules} before the next one is read.
 */
final class SessionReader {

  /** No workbench wrote more into one event beside its curve; pieces of JSON. */
  private static final int MOST_TOKENS = 1_000_000;

  private static final int MOST_CHARACTERS = 64 << 20;
  private static final int MOST_SAMPLES = 10_000_000;
  private static final long LEAST_BYTES = 256L << 20;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final long mostBytes;
  private final EventCodec codec = new EventCodec();
  private final SessionRules rules = new SessionRules();
  private final List<SessionEvent.Stored> events = new ArrayList<>();
  private final Map<Integer, Mark> marks = new HashMap<>();
  private String format = "";
  private int version;

  /**
   * A reader.
   *
   * @param mostBytes as much text is read, unpacked
   */
  private SessionReader(Path file, long mostBytes) {
    this.file = file;
    this.mostBytes = mostBytes;
  }

  static StoredSession read(Path file) throws StoreException {
    long heap = Runtime.getRuntime().maxMemory();
    return read(file, Math.min(Math.max(LEAST_BYTES, heap / 4), heap / 2));
  }

  static StoredSession read(Path file, long mostBytes) throws StoreException {
    SessionReader reader = new SessionReader(file, mostBytes);
    try (InputStream raw = Files.newInputStream(file);
        InputStream in =
            reader.new Bounded(SessionFile.isPacked(file) ? new GZIPInputStream(raw) : raw);
        JsonParser json = JSON.createParser(in)) {
      reader.whole(json);
      return new StoredSession(reader.events, reader.marks);
    } catch (SessionRules.Broken e) {
      throw reader.unreadable(String.valueOf(e.getMessage()), e);
    } catch (TooLarge e) {
      throw reader.tooLarge(e);
    } catch (StreamConstraintsException e) {
      throw reader.unreadable("a text, a number or the nesting in it is beyond all bounds", e);
    } catch (JacksonException e) {
      if (e.getCause() instanceof TooLarge large) {
        throw reader.tooLarge(large);
      }
      throw reader.unreadable(
          e.getCause() instanceof IOException cut
              ? words(cut)
              : "it is not a complete JSON document",
          e);
    } catch (IOException e) {
      throw reader.unreadable(words(e), e);
    }
  }

  private static String words(IOException e) {
    return switch (e) {
      case ZipException _ -> "it is not a gzip file, or it is damaged";
      case java.io.EOFException _ -> "it ends too early";
      case java.nio.file.NoSuchFileException _ -> "there is no such file";
      case java.nio.file.AccessDeniedException _ -> "you may not read it";
      default -> String.valueOf(e.getMessage());
    };
  }

  private StoreException unreadable(String why, Exception cause) {
    String where = events.isEmpty() ? "" : ", behind event " + events.size();
    return new StoreException(
        StoreException.Kind.CORRUPT,
        "can't read a session from " + file + ": " + why + where,
        cause);
  }

  private StoreException tooLarge(TooLarge e) {
    return new StoreException(
        StoreException.Kind.CORRUPT,
        "the session in %s is larger than %d MB, which is all that is read; give the workbench more"
                .formatted(file, mostBytes >> 20)
            + " memory by JAVA_TOOL_OPTIONS=-Xmx8g, if it is one",
        e);
  }

  /** More came than may. */
  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Ends with {@link TooLarge} behind the bound: a packed file says nothing of its size. */
  private final class Bounded extends java.io.FilterInputStream {
    private long read;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      count(Math.max(0, n));
      return n;
    }

    private void count(int bytes) throws TooLarge {
      read += bytes;
      if (read > mostBytes) {
        throw new TooLarge();
      }
    }
  }

  private void whole(JsonParser json) throws IOException, StoreException, SessionRules.Broken {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw notOne();
    }
    String name = json.nextName();
    for (; name != null; name = json.nextName()) {
      JsonToken value = json.nextToken();
      switch (name) {
        case "format" -> format = value == JsonToken.VALUE_STRING ? json.getString() : "";
        case "version" -> version = number(json);
        case "events" -> rows(json, this::event);
        case "marks" -> rows(json, this::mark);
        default -> json.skipChildren();
      }
      if (name.equals("version") && version > SessionFile.VERSION) {
        throw new StoreException(
            StoreException.Kind.NEWER,
            file + " was written by a newer workbench; update this one and try again");
      }
    }
    if (!format.equals(SessionFile.FORMAT)) {
      throw notOne();
    }
    if (json.nextToken() != null) {
      throw new IOException("something follows the session");
    }
    if (events.isEmpty()) {
      throw new IOException("it has no events");
    }
    for (Map.Entry<Integer, Mark> mark : marks.entrySet()) {
      rules.mark(mark.getKey(), mark.getValue().note());
    }
  }

  private StoreException notOne() {
    return new StoreException(
        StoreException.Kind.CORRUPT,
        file + " is not a session; make one by `workbench sessions export`");
  }

  private static int number(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new IOException("its version is not a number");
    }
    return json.getNumberType() == JsonParser.NumberType.INT
        ? json.getIntValue()
        : Integer.MAX_VALUE;
  }

  /** One of many. */
  @FunctionalInterface
  private interface Row {
    void read(JsonParser json) throws IOException, StoreException, SessionRules.Broken;
  }

  private static void rows(JsonParser json, Row row)
      throws IOException, StoreException, SessionRules.Broken {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("its events or marks are not a list");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw new IOException("an event or mark in it is not an object");
      }
      row.read(json);
    }
  }

  private void event(JsonParser json) throws IOException, StoreException, SessionRules.Broken {
    if (!format.equals(SessionFile.FORMAT)) {
      throw notOne(); // the format stands before the events
    }
    String kind = "";
    String data = "";
    @Nullable MemoryCurve curve = null;
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      JsonToken value = json.nextToken();
      switch (name) {
        case "kind" -> kind = value == JsonToken.VALUE_STRING ? json.getString() : "";
        case "data" -> data = copy(json);
        case "curve" -> curve = value == JsonToken.START_OBJECT ? curve(json) : null;
        default -> json.skipChildren();
      }
    }
    Bytes samples = curve == null ? null : CurveCodec.encode(curve);
    SessionEvent.Stored event = codec.decode(new EventCodec.Row(kind, data, samples));
    rules.next(event);
    events.add(event);
  }

  private void mark(JsonParser json) throws IOException {
    JsonNode row = JSON.readTree(copy(json));
    Mark mark = new Mark(row.path("starred").asBoolean(false), row.path("note").asString(""));
    if (marks.size() > SessionRules.MOST_EVENTS) {
      throw new IOException("it has more marks than versions");
    }
    if (!mark.equals(Mark.NONE)) {
      marks.put(row.path("version").asInt(-1), mark);
    }
  }

  /** The text of the value that the parser is at, where it is not too large for one event. */
  private static String copy(JsonParser json) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator copy = JSON.createGenerator(text)) {
      int depth = 0;
      int tokens = 0;
      do {
        JsonToken token = tokens == 0 ? json.currentToken() : json.nextToken();
        if (token == null) {
          throw new IOException("it ends too early");
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        copy.copyCurrentEvent(json);
        if (++tokens > MOST_TOKENS || text.getBuffer().length() > MOST_CHARACTERS) {
          throw new IOException("an event in it is larger than any that a workbench writes");
        }
      } while (depth > 0);
    }
    return text.toString();
  }

  private static MemoryCurve curve(JsonParser json) throws IOException {
    long[] at = {};
    long[] resident = {};
    long end = 0;
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      switch (name) {
        case "at_ns_steps" -> at = sums(json);
        case "resident_bytes_steps" -> resident = sums(json);
        case "end_ns" -> end = whole(json, 0);
        default -> json.skipChildren();
      }
    }
    try {
      return at.length == 0 && resident.length == 0
          ? MemoryCurve.EMPTY
          : MemoryCurve.of(at, resident, end);
    } catch (IllegalArgumentException e) {
      throw new IOException("a curve in it is not valid: " + e.getMessage(), e);
    }
  }

  private static long[] sums(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IOException("the samples of a curve are not a list");
    }
    long[] sums = new long[1 << 10];
    int size = 0;
    long sum = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (size == MOST_SAMPLES) {
        throw new IOException("a curve in it has more than " + MOST_SAMPLES + " samples");
      }
      sum = whole(json, sum);
      if (size == sums.length) {
        sums = Arrays.copyOf(sums, sums.length + sums.length / 2);
      }
      sums[size++] = sum;
    }
    return Arrays.copyOf(sums, size);
  }

  /** The number that the parser is at, added to another one. */
  private static long whole(JsonParser json, long before) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
        || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw new IOException("a curve in it has something else than whole numbers");
    }
    long sum = before + json.getLongValue();
    if (((before ^ sum) & (json.getLongValue() ^ sum)) < 0) {
      throw new IOException("a curve in it has numbers beyond all bounds");
    }
    return sum;
  }
}
