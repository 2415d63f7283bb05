// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/**
 * The rows of an Arrow IPC stream or file, as datasets saves them. Both hold the same messages one
 * after another; a file has a mark before and an index after them. Bodies are mapped, not copied;
 * nothing native reads them, so that a file that is cut short meanwhile is an error like others.
 */
public record ArrowRows(Path file) implements Rows {

  private static final int MARK = 8;
  private static final int CONTINUATION = -1;
  private static final int LARGEST_HEADER = 64 << 20;

  @Override
  public String table() {
    return "an Arrow file";
  }

  @Override
  public void each(RowTaker taker) throws IOException, ImportException {
    long[] rows = {0};
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      new Pass(channel, taker, rows).all();
    } catch (EOFException | RuntimeException | InternalError e) {
      // The virtual machine throws InternalError where a mapped page has gone.
      throw new ImportException(
          file
              + ", an Arrow file, is "
              + (e instanceof RuntimeException ? "damaged" : "cut off")
              + " after row "
              + rows[0]
              + "; the rows before came in. Download or copy it again",
          e);
    }
  }

  /** One reading. */
  private static final class Pass {
    private final FileChannel channel;
    private final RowTaker taker;
    private final long[] rows;
    private final Map<Long, ArrowColumn> dictionaries = new HashMap<>();
    private ArrowSchema schema = new ArrowSchema(List.of());
    private long at;

    Pass(FileChannel channel, RowTaker taker, long[] rows) throws IOException {
      this.channel = channel;
      this.taker = taker;
      this.rows = rows;
      ByteBuffer first = read(0, 6);
      at = first.get(0) == 'A' && first.get(1) == 'R' ? MARK : 0;
    }

    void all() throws IOException, ImportException {
      boolean more = true;
      while (more && at + 4 <= channel.size()) {
        int size = read(at, 4).getInt();
        at += 4;
        if (size == CONTINUATION) {
          size = read(at, 4).getInt();
          at += 4;
        }
        if (size == 0) {
          return;
        }
        if (size < 0 || size > LARGEST_HEADER) {
          throw new IllegalArgumentException("a header of " + size + " bytes");
        }
        Message message = Message.getRootAsMessage(read(at, size));
        at += size;
        long body = message.bodyLength();
        more = take(message, at, body);
        at += body;
      }
    }

    private boolean take(Message message, long from, long size)
        throws IOException, ImportException {
      switch (message.headerType()) {
        case MessageHeader.Schema -> schema = ArrowSchema.of((Schema) message.header(new Schema()));
        case MessageHeader.DictionaryBatch -> {
          DictionaryBatch batch = (DictionaryBatch) message.header(new DictionaryBatch());
          dictionary(batch, body(from, size));
        }
        case MessageHeader.RecordBatch -> {
          RecordBatch batch = (RecordBatch) message.header(new RecordBatch());
          return rows(batch, body(from, size));
        }
        default -> throw new IllegalArgumentException("a message of kind " + message.headerType());
      }
      return true;
    }

    private void dictionary(DictionaryBatch batch, ByteBuffer body) throws ImportException {
      ArrowSchema.Field field = schema.dictionary(batch.id());
      ArrowColumn values =
          new ArrowBatch(batch.data(), body, dictionaries).column(field.withoutDictionary());
      ArrowColumn before = dictionaries.get(batch.id());
      dictionaries.put(
          batch.id(), batch.isDelta() && before != null ? before.followedBy(values) : values);
    }

    private boolean rows(RecordBatch batch, ByteBuffer body) throws IOException, ImportException {
      ArrowBatch reader = new ArrowBatch(batch, body, dictionaries);
      List<ArrowColumn> columns = new ArrayList<>();
      for (ArrowSchema.Field field : schema.fields()) {
        columns.add(reader.column(field));
      }
      for (int i = 0; i < batch.length(); i++) {
        rows[0]++;
        ArrowColumn.Budget budget = new ArrowColumn.Budget();
        TypedRow row = new TypedRow();
        try {
          for (int c = 0; c < columns.size(); c++) {
            columns.get(c).put(row, schema.fields().get(c).name(), i, budget);
          }
        } catch (RowRefused e) {
          taker.refused(rows[0], String.valueOf(e.getMessage()));
          continue;
        }
        if (!taker.row(rows[0], row)) {
          return false;
        }
      }
      return true;
    }

    private ByteBuffer body(long from, long size) throws IOException, ImportException {
      if (size < 0 || from + size > channel.size()) {
        throw new EOFException();
      }
      if (size > Integer.MAX_VALUE) {
        throw new ImportException(
            "a part of the Arrow file holds more than 2 GB; save it as Parquet, or with fewer rows a"
                + " batch");
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, from, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer read(long from, int size) throws IOException {
      if (from + size > channel.size()) {
        throw new EOFException();
      }
      ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, from + bytes.position()) < 0) {
          throw new EOFException();
        }
      }
      return bytes.flip();
    }
  }
}
