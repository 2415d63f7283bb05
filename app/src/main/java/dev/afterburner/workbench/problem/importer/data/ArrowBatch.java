// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Type;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/** Deals a batch's buffers out to its columns, in the order in which the format lays them down. */
final class ArrowBatch {

  private static final long LARGEST_BUFFER = 1L << 30;

  private final RecordBatch batch;
  private final ByteBuffer body;
  private final Map<Long, ArrowColumn> dictionaries;
  private int node;
  private int buffer;
  private int variadic;

  ArrowBatch(RecordBatch batch, ByteBuffer body, Map<Long, ArrowColumn> dictionaries) {
    this.batch = batch;
    this.body = body;
    this.dictionaries = dictionaries;
  }

  /** The next column. Columns of a type that is not read take their buffers all the same. */
  ArrowColumn column(ArrowSchema.Field field) throws ImportException {
    ArrowSchema.Field index = field.index();
    if (index != null) {
      ArrowColumn numbers = column(index);
      ArrowColumn values = dictionaries.get(field.dictionary());
      if (values == null) {
        throw new IllegalArgumentException("a dictionary is missing");
      }
      return new ArrowColumn.Pointing(numbers, values);
    }
    FieldNode about = batch.nodes(node++);
    int length = Math.toIntExact(about.length());
    return switch (field.type()) {
      case Type.Null -> new ArrowColumn.Nothing(length);
      case Type.Union, Type.RunEndEncoded -> unread(field, length);
      case Type.Utf8View, Type.BinaryView -> views(length, next());
      default -> plain(field, length, next());
    };
  }

  private ArrowColumn plain(ArrowSchema.Field field, int length, ByteBuffer valid)
      throws ImportException {
    return switch (field.type()) {
      case Type.Bool -> new ArrowColumn.Bits(length, valid, next());
      case Type.Int -> new ArrowColumn.Whole(length, valid, next(), field.width(), field.signed());
      case Type.FloatingPoint -> new ArrowColumn.Real(length, valid, next(), field.width());
      case Type.Utf8, Type.Binary -> new ArrowColumn.Text(length, valid, next(), 4, next());
      case Type.LargeUtf8, Type.LargeBinary ->
          new ArrowColumn.Text(length, valid, next(), 8, next());
      case Type.List -> new ArrowColumn.Many(length, valid, next(), 4, child(field));
      case Type.LargeList -> new ArrowColumn.Many(length, valid, next(), 8, child(field));
      case Type.Map -> new ArrowColumn.Named(length, valid, next(), child(field));
      case Type.FixedSizeList ->
          new ArrowColumn.Fixed(length, valid, Math.max(0, field.width()), child(field));
      case Type.Struct_ -> {
        List<ArrowColumn> parts = new ArrayList<>();
        for (ArrowSchema.Field child : field.children()) {
          parts.add(column(child));
        }
        yield new ArrowColumn.Parts(
            length, valid, field.children().stream().map(ArrowSchema.Field::name).toList(), parts);
      }
      default -> {
        next();
        yield new ArrowColumn.Unread(length, valid);
      }
    };
  }

  private ArrowColumn child(ArrowSchema.Field field) throws ImportException {
    return column(field.children().getFirst());
  }

  private ArrowColumn unread(ArrowSchema.Field field, int length) throws ImportException {
    if (field.type() == Type.Union) {
      throw new ImportException(
          "the Arrow file has a column of several types, \""
              + field.name()
              + "\", which is not read; leave it out or save the rows as JSON lines");
    }
    for (ArrowSchema.Field child : field.children()) {
      column(child);
    }
    return new ArrowColumn.Unread(length, ByteBuffer.allocate(0));
  }

  private ArrowColumn views(int length, ByteBuffer valid) throws ImportException {
    ByteBuffer views = next();
    List<ByteBuffer> data = new ArrayList<>();
    long count = batch.variadicBufferCounts(variadic++);
    for (long i = 0; i < count; i++) {
      data.add(next());
    }
    return new ArrowColumn.Views(length, valid, views, data);
  }

  private ByteBuffer next() throws ImportException {
    Buffer about = batch.buffers(buffer++);
    ByteBuffer bytes =
        body.slice(Math.toIntExact(about.offset()), Math.toIntExact(about.length()))
            .order(ByteOrder.LITTLE_ENDIAN);
    return batch.compression() == null || bytes.remaining() == 0
        ? bytes
        : unpacked(bytes, batch.compression().codec());
  }

  /** A length comes first; −1 where compressing was not worth while. */
  private static ByteBuffer unpacked(ByteBuffer packed, byte codec) throws ImportException {
    long size = packed.getLong(0);
    ByteBuffer rest = packed.slice(8, packed.remaining() - 8).order(ByteOrder.LITTLE_ENDIAN);
    if (size == -1) {
      return rest;
    }
    if (size < 0 || size > LARGEST_BUFFER) {
      throw new ImportException(
          "a column of the Arrow file holds more than 1 GB in one batch; save it as Parquet");
    }
    byte[] from = new byte[rest.remaining()];
    rest.get(from);
    byte[] to;
    if (codec == CompressionType.ZSTD) {
      to = Zstd.decompress(from, (int) size);
    } else {
      try (InputStream in = new FramedLZ4CompressorInputStream(new ByteArrayInputStream(from))) {
        to = in.readNBytes((int) size);
      } catch (IOException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return ByteBuffer.wrap(to).order(ByteOrder.LITTLE_ENDIAN);
  }
}
