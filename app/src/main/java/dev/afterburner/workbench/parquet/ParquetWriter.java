// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as a Parquet file that every reader understands: format version 1, pages of version
 * 1, plain encoding, gzip. Holds one row group at a time.
 *
 * <p>A nested row is taken apart as Dremel does (Melnik et al., VLDB 2010): each leaf gets its
 * values in order, with the level at which something repeats and the level down to which something
 * is there.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">the file format</a>
 */
public final class ParquetWriter implements AutoCloseable {

  private static final byte[] MARK = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final long GROUP_BYTES = 16 << 20;
  private static final int GROUP_ROWS = 1000;
  private static final int OPTIONAL = 1;
  private static final int REPEATED = 2;

  private final OutputStream out;
  private final List<Field> fields;
  private final List<Column> columns = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private long written;
  private long rows;
  private int waiting;

  private record Group(List<Column.Chunk> chunks, long rows) {}

  /**
   * Begins a file.
   *
   * @param out buffered; not closed by this
   */
  public ParquetWriter(OutputStream out, List<Field> fields) throws IOException {
    this.out = out;
    this.fields = List.copyOf(fields);
    fields.forEach(field -> leaves(field, List.of(), 0, 0));
    out.write(MARK);
    written = MARK.length;
  }

  private void leaves(Field field, List<String> above, int repetition, int definition) {
    List<String> path = new ArrayList<>(above);
    path.add(field.name());
    switch (field) {
      case Field.Group group ->
          group.fields().forEach(f -> leaves(f, path, repetition, definition + 1));
      case Field.ListOf list -> {
        path.add("list");
        leaves(named(list.element()), path, repetition + 1, definition + 2);
      }
      default -> columns.add(new Column(field, path, repetition, definition + 1));
    }
  }

  /** The element of a list has a name that readers expect. */
  private static Field named(Field element) {
    return switch (element) {
      case Field.Text _ -> new Field.Text("element");
      case Field.Whole _ -> new Field.Whole("element");
      case Field.Real _ -> new Field.Real("element");
      case Field.Truth _ -> new Field.Truth("element");
      case Field.Group group -> new Field.Group("element", group.fields());
      case Field.ListOf list -> new Field.ListOf("element", list.element());
    };
  }

  /**
   * Writes a row.
   *
   * @param row values by field name; what is missing is null
   */
  public void write(Map<String, ?> row) throws IOException {
    int[] next = {0};
    for (Field field : fields) {
      shred(field, row.get(field.name()), 0, 0, 0, next);
    }
    rows++;
    waiting++;
    if (waiting >= GROUP_ROWS || columns.stream().mapToLong(Column::size).sum() >= GROUP_BYTES) {
      flush();
    }
  }

  /** Hands a value's leaves to the columns from {@code next} on, and moves that on. */
  private void shred(
      Field field, @Nullable Object value, int repetition, int definition, int lists, int[] next) {
    switch (field) {
      case Field.Group group -> {
        Map<?, ?> map = value instanceof Map<?, ?> known ? known : Map.of();
        int deeper = value == null ? definition : definition + 1;
        for (Field inner : group.fields()) {
          if (value == null) {
            absent(inner, repetition, deeper, next);
          } else {
            shred(inner, map.get(inner.name()), repetition, deeper, lists, next);
          }
        }
      }
      case Field.ListOf list -> {
        List<?> elements = value instanceof List<?> known ? known : List.of();
        if (elements.isEmpty()) {
          absent(list.element(), repetition, value == null ? definition : definition + 1, next);
          return;
        }
        int first = next[0];
        int level = repetition;
        for (Object element : elements) {
          next[0] = first;
          shred(list.element(), element, level, definition + 2, lists + 1, next);
          level = lists + 1;
        }
      }
      default -> columns.get(next[0]++).add(repetition, definition, value);
    }
  }

  private void absent(Field field, int repetition, int definition, int[] next) {
    switch (field) {
      case Field.Group group ->
          group.fields().forEach(inner -> absent(inner, repetition, definition, next));
      case Field.ListOf list -> absent(list.element(), repetition, definition, next);
      default -> columns.get(next[0]++).add(repetition, definition, null);
    }
  }

  private void flush() throws IOException {
    if (waiting == 0) {
      return;
    }
    List<Column.Chunk> chunks = new ArrayList<>();
    for (Column column : columns) {
      Column.Chunk chunk = column.flush(out, written);
      written += chunk.packed();
      chunks.add(chunk);
    }
    groups.add(new Group(chunks, waiting));
    waiting = 0;
  }

  /** Ends the file: without this it is none. */
  @Override
  public void close() throws IOException {
    flush();
    byte[] footer = footer();
    out.write(footer);
    out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.length).array());
    out.write(MARK);
    out.flush();
  }

  private byte[] footer() {
    CompactThrift meta = new CompactThrift();
    meta.begin().i32(1, 1).structs(2, 1 + elements(fields));
    meta.begin().text(4, "schema").i32(5, fields.size()).end();
    fields.forEach(field -> describe(field, meta));
    meta.i64(3, rows).structs(4, groups.size());
    for (Group group : groups) {
      meta.begin().structs(1, group.chunks().size());
      group.chunks().forEach(chunk -> chunk.describe(meta));
      meta.i64(2, group.chunks().stream().mapToLong(Column.Chunk::size).sum());
      meta.i64(3, group.rows()).end();
    }
    return meta.text(6, "Afterburner Workbench").end().bytes();
  }

  private static int elements(List<Field> fields) {
    int count = 0;
    for (Field field : fields) {
      count +=
          switch (field) {
            case Field.Group group -> 1 + elements(group.fields());
            case Field.ListOf list -> 2 + elements(List.of(list.element()));
            default -> 1;
          };
    }
    return count;
  }

  private static void describe(Field field, CompactThrift meta) {
    switch (field) {
      case Field.Group group -> {
        meta.begin().i32(3, OPTIONAL).text(4, group.name()).i32(5, group.fields().size()).end();
        group.fields().forEach(inner -> describe(inner, meta));
      }
      case Field.ListOf list -> {
        meta.begin().i32(3, OPTIONAL).text(4, list.name()).i32(5, 1).i32(6, 3);
        meta.begin(10).begin(3).end().end().end();
        meta.begin().i32(3, REPEATED).text(4, "list").i32(5, 1).end();
        describe(named(list.element()), meta);
      }
      case Field.Text text -> {
        meta.begin().i32(1, Column.type(text)).i32(3, OPTIONAL).text(4, text.name()).i32(6, 0);
        meta.begin(10).begin(1).end().end().end();
      }
      default ->
          meta.begin().i32(1, Column.type(field)).i32(3, OPTIONAL).text(4, field.name()).end();
    }
  }
}
