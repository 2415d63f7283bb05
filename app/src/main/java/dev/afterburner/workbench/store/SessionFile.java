// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.files.WholeFile;
import dev.afterburner.workbench.session.Mark;
import dev.afterburner.workbench.session.SessionEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A session as one JSON file that another machine opens and any script reads: {@code format},
 * {@code version}, and {@code events} in order, each with its {@code kind}, its {@code data} and,
 * for measured runs, its {@code curve}. Samples are steps: {@code at_ns_steps} and {@code
 * resident_bytes_steps} hold the first value and then each one's difference from the one before.
 * {@code marks} holds the user's stars and notes. A name that ends in .workbench-session or .gz
 * makes it a compressed file. Described in docs/session-file.md.
 */
public final class SessionFile {

  /** What {@code format} says. */
  static final String FORMAT = "afterburner-workbench-session";

  static final int VERSION = 1;

  /** How the names of files end that the system opens with the workbench. */
  public static final String ENDING = ".workbench-session";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SessionFile() {}

  /** Writes a session; the file appears whole or not at all. */
  public static void write(StoredSession session, Path file) throws StoreException {
    try {
      WholeFile.write(file, raw -> write(session, isPacked(file), raw));
    } catch (IOException e) {
      throw unwritten(file, FileFaults.reason(e), e);
    } catch (JacksonException e) {
      // What it wrote to failed.
      throw unwritten(
          file, e.getCause() instanceof IOException io ? FileFaults.reason(io) : e.toString(), e);
    }
  }

  private static StoreException unwritten(Path file, String why, Exception e) {
    return new StoreException(
        StoreException.Kind.UNWRITABLE,
        "can't write the session to " + file + ": " + why + "; name another file",
        e);
  }

  private static void write(StoredSession session, boolean packed, OutputStream raw)
      throws IOException {
    try (OutputStream out = packed ? new GZIPOutputStream(raw) : raw;
        JsonGenerator json = JSON.createGenerator(out)) {
      write(session, json);
    }
  }

  private static void write(StoredSession session, JsonGenerator json) {
    EventCodec codec = new EventCodec();
    json.writeStartObject();
    json.writeStringProperty("format", FORMAT);
    json.writeNumberProperty("version", VERSION);
    json.writeArrayPropertyStart("events");
    for (SessionEvent.Stored event : session.events()) {
      json.writeStartObject();
      EventCodec.Row row = codec.encode(event);
      json.writeStringProperty("kind", row.kind());
      json.writeName("data");
      json.writeRawValue(row.json());
      if (event instanceof SessionEvent.RunFinished finished) {
        write(finished.run().curve(), json);
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
    json.writeEndArray();
    write(session.marks(), json);
    json.writeEndObject();
  }

  private static void write(Map<Integer, Mark> marks, JsonGenerator json) {
    json.writeArrayPropertyStart("marks");
    new TreeMap<>(marks)
        .forEach(
            (version, mark) -> {
              json.writeStartObject();
              json.writeNumberProperty("version", version);
              json.writeBooleanProperty("starred", mark.starred());
              json.writeStringProperty("note", mark.note());
              json.writeEndObject();
            });
    json.writeEndArray();
  }

  private static void write(MemoryCurve curve, JsonGenerator json) {
    json.writeObjectPropertyStart("curve");
    json.writeNumberProperty("end_ns", curve.endNanos());
    json.writeArrayPropertyStart("at_ns_steps");
    long before = 0;
    for (int i = 0; i < curve.size(); i++) {
      json.writeNumber(curve.atNanos(i) - before);
      before = curve.atNanos(i);
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("resident_bytes_steps");
    before = 0;
    for (int i = 0; i < curve.size(); i++) {
      json.writeNumber(curve.residentBytes(i) - before);
      before = curve.residentBytes(i);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /**
   * Reads a session. Files of earlier workbenches have no marks.
   *
   * @throws StoreException where it is none, or one that no workbench wrote
   */
  public static StoredSession read(Path file) throws StoreException {
    return SessionReader.read(file);
  }

  static boolean isPacked(Path file) {
    String name = file.toString();
    return name.endsWith(ENDING) || name.endsWith(".gz");
  }
}
