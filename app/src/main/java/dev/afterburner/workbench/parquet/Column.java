// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One leaf of the schema: gathers the values of a row group, then writes them as one page, plainly
 * encoded and packed by gzip.
 */
final class Column {

  private static final int PLAIN = 0;
  private static final int RLE = 3;
  private static final int GZIP = 2;

  private final Field leaf;
  private final List<String> path;
  private final int maxRepetition;
  private final int maxDefinition;
  private final Levels repetitions;
  private final Levels definitions;
  private final ByteArrayOutputStream values = new ByteArrayOutputStream();
  private int truths;
  private int truthBits;
  private int count;

  Column(Field leaf, List<String> path, int maxRepetition, int maxDefinition) {
    this.leaf = leaf;
    this.path = List.copyOf(path);
    this.maxRepetition = maxRepetition;
    this.maxDefinition = maxDefinition;
    this.repetitions = new Levels(maxRepetition);
    this.definitions = new Levels(maxDefinition);
  }

  /** Parquet's number for the leaf's physical type. */
  static int type(Field leaf) {
    return switch (leaf) {
      case Field.Truth _ -> 0;
      case Field.Whole _ -> 2;
      case Field.Real _ -> 5;
      case Field.Text _ -> 6;
      case Field.Group _, Field.ListOf _ ->
          throw new IllegalArgumentException(leaf.name() + " is no leaf");
    };
  }

  /** Bytes that wait to be written. */
  long size() {
    return values.size();
  }

  /**
   * Takes a value or, where a value or something around it is missing, the level down to which
   * there is something.
   */
  void add(int repetition, int definition, @Nullable Object value) {
    count++;
    repetitions.add(repetition);
    definitions.add(value == null ? definition : maxDefinition);
    switch (value) {
      case null -> {}
      case String text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        values.writeBytes(four(bytes.length));
        values.writeBytes(bytes);
      }
      case Long whole -> values.writeBytes(eight(whole));
      case Double real -> values.writeBytes(eight(Double.doubleToLongBits(real)));
      case Boolean truth -> truth(truth);
      default ->
          throw new IllegalArgumentException(leaf.name() + " can't hold a " + value.getClass());
    }
  }

  private void truth(boolean truth) {
    truthBits |= (truth ? 1 : 0) << truths++;
    if (truths == Byte.SIZE) {
      flushTruths();
    }
  }

  private void flushTruths() {
    if (truths > 0) {
      values.write(truthBits);
      truths = 0;
      truthBits = 0;
    }
  }

  /**
   * Where the page lies, and how large it is.
   *
   * @param offset of its header in the file
   * @param size of header and page as they would be unpacked, bytes
   * @param packed of header and page as written, bytes
   */
  record Chunk(Column column, long offset, long size, long packed, int values) {

    /** As an element of a row group's list of column chunks. */
    void describe(CompactThrift meta) {
      meta.begin().i64(2, offset).begin(3).i32(1, type(column.leaf));
      meta.i32s(2, 2).element(PLAIN).element(RLE).texts(3, column.path.size());
      column.path.forEach(meta::element);
      meta.i32(4, GZIP).i64(5, values).i64(6, size).i64(7, packed).i64(9, offset).end().end();
    }
  }

  /** Writes what was gathered and forgets it. */
  Chunk flush(OutputStream out, long offset) throws IOException {
    flushTruths();
    ByteArrayOutputStream page = new ByteArrayOutputStream(values.size() + 64);
    if (maxRepetition > 0) {
      repetitions.flush(page);
    }
    definitions.flush(page);
    values.writeTo(page);
    ByteArrayOutputStream packed = new ByteArrayOutputStream(page.size() / 3 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed, 1 << 16)) {
      page.writeTo(gzip);
    }
    byte[] header =
        new CompactThrift()
            .begin()
            .i32(1, 0)
            .i32(2, page.size())
            .i32(3, packed.size())
            .begin(5)
            .i32(1, count)
            .i32(2, PLAIN)
            .i32(3, RLE)
            .i32(4, RLE)
            .end()
            .end()
            .bytes();
    out.write(header);
    packed.writeTo(out);
    Chunk chunk =
        new Chunk(
            this,
            offset,
            (long) header.length + page.size(),
            (long) header.length + packed.size(),
            count);
    values.reset();
    count = 0;
    return chunk;
  }

  private static byte[] four(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static byte[] eight(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  /** Levels as runs of equal values, the one half of Parquet's hybrid encoding. */
  private static final class Levels {
    private final int width;
    private final ByteArrayOutputStream runs = new ByteArrayOutputStream();
    private int level;
    private int length;

    Levels(int max) {
      int bits = Integer.SIZE - Integer.numberOfLeadingZeros(max);
      width = (bits + 7) / 8;
    }

    void add(int next) {
      if (next != level && length > 0) {
        endRun();
      }
      level = next;
      length++;
    }

    private void endRun() {
      CompactThrift.varint(runs, ((long) length) << 1);
      for (int i = 0; i < width; i++) {
        runs.write(level >> (8 * i));
      }
      length = 0;
    }

    void flush(ByteArrayOutputStream page) throws IOException {
      if (length > 0) {
        endRun();
      }
      page.writeBytes(four(runs.size()));
      runs.writeTo(page);
      runs.reset();
    }
  }
}
