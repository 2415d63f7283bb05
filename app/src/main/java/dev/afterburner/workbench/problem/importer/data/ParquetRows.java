// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import dev.hardwood.HardwoodContext;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The rows of a Parquet file. A reader holds all rows of its batch, however wide they are; so each
 * row group is read in windows of about {@link #WINDOW} bytes.
 */
public record ParquetRows(Path file) implements Rows {

  /** Uncompressed bytes that are read at a time. */
  private static final long WINDOW = 24 << 20;

  private static final long MOST_ROWS = 4096;
  private static final Set<CompressionCodec> CODECS =
      EnumSet.of(
          CompressionCodec.UNCOMPRESSED,
          CompressionCodec.SNAPPY,
          CompressionCodec.GZIP,
          CompressionCodec.ZSTD);

  @Override
  public String table() {
    return "a Parquet file";
  }

  @Override
  public void each(RowTaker taker) throws IOException, ImportException {
    try (HardwoodContext context = HardwoodContext.create(1);
        ParquetFileReader reader = open(context)) {
      FileMetaData about = reader.getFileMetaData();
      long first = 0;
      for (RowGroup group : about.rowGroups()) {
        long width = Math.max(1, group.totalByteSize() / Math.max(1, group.numRows()));
        long step = Math.clamp(WINDOW / width, 1, MOST_ROWS);
        for (long from = 0; from < group.numRows(); from += step) {
          long rows = Math.min(step, group.numRows() - from);
          if (!window(reader, first + from, rows, taker)) {
            return;
          }
        }
        first += group.numRows();
      }
    }
  }

  private ParquetFileReader open(HardwoodContext context) throws ImportException {
    ParquetFileReader reader;
    String codec;
    try {
      reader = ParquetFileReader.open(new UnmappedFile(file), context);
      codec = unreadCodec(reader);
    } catch (IOException | RuntimeException e) {
      throw new ImportException(
          file
              + " begins as Parquet and does not end so ("
              + size()
              + "): it is cut off or damaged. Download or copy it again",
          e);
    }
    if (!codec.isEmpty()) {
      close(reader);
      throw new ImportException(
          file
              + " is compressed by "
              + codec
              + ", which is not read here; write it again with snappy, zstd or gzip");
    }
    return reader;
  }

  /** A damaged file may lack what its descriptions must have. */
  private static String unreadCodec(ParquetFileReader reader) {
    for (RowGroup group : reader.getFileMetaData().rowGroups()) {
      for (ColumnChunk chunk : group.columns()) {
        if (!CODECS.contains(chunk.metaData().codec())) {
          return chunk.metaData().codec().name();
        }
      }
    }
    return "";
  }

  private static void close(ParquetFileReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      System.getLogger(ParquetRows.class.getName())
          .log(System.Logger.Level.DEBUG, "closing a Parquet file", e);
    }
  }

  private String size() {
    try {
      return Files.size(file) + " bytes";
    } catch (IOException e) {
      return "size unknown";
    }
  }

  private boolean window(ParquetFileReader reader, long first, long rows, RowTaker taker)
      throws IOException, ImportException {
    long number = first;
    try (RowReader row = rows(reader, first, rows)) {
      while (hasNext(row, number)) {
        number++;
        JsonNode read;
        try {
          read = ParquetValues.row(row);
        } catch (RowRefused e) {
          taker.refused(number, String.valueOf(e.getMessage()));
          continue;
        } catch (RuntimeException e) {
          throw damaged(number - 1, e);
        }
        if (!taker.row(number, read)) {
          return false;
        }
      }
    }
    return true;
  }

  private RowReader rows(ParquetFileReader reader, long first, long rows) throws ImportException {
    try {
      return reader.buildRowReader().skip(first).head(rows).build();
    } catch (RuntimeException e) {
      throw damaged(first, e);
    }
  }

  private boolean hasNext(RowReader row, long number) throws ImportException {
    try {
      if (!row.hasNext()) {
        return false;
      }
      row.next();
      return true;
    } catch (RuntimeException e) {
      throw damaged(number, e);
    }
  }

  private ImportException damaged(long after, RuntimeException e) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    if (root instanceof OutOfMemoryError) {
      return new ImportException(
          file
              + " can't be read after row "
              + after
              + ": its rows are too large for the memory at hand. Split the file, or save it as JSON"
              + " lines",
          e);
    }
    return new ImportException(
        file
            + " is damaged after row "
            + after
            + " ("
            + root.getMessage()
            + "); the rows before came in. Download or copy it again",
        e);
  }
}
