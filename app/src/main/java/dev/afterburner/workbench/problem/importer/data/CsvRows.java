// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** Rows with commas or tabs between their fields, the first of which names them; UTF-8. */
public record CsvRows(Path file) implements Rows {

  private static final Pattern HEADER =
      Pattern.compile("\\s*+\"?+[A-Za-z_][\\w .:/-]*+\"?+(?:[,\\t]\"?+[\\w .:/-]*+\"?+)++\\s*+");

  private static final CsvMapper MAPPER =
      CsvMapper.builder(
              CsvFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(LARGEST_ROW)
                          .maxNameLength(4096)
                          .build())
                  .build())
          .enable(CsvReadFeature.IGNORE_TRAILING_UNMAPPABLE)
          .build();

  /** Whether a file's first line looks like names of columns. */
  public static boolean looksSo(String head) {
    int end = head.indexOf('\n');
    return HEADER.matcher(end < 0 ? head : head.substring(0, end)).matches();
  }

  @Override
  public String table() {
    return "a CSV file";
  }

  @Override
  public void each(RowTaker taker) throws IOException, ImportException {
    long number = 0;
    Bounded in = new Bounded(Packing.open(file));
    try (in;
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
        MappingIterator<Map<String, String>> rows =
            MAPPER
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader().withColumnSeparator(separator()))
                .readValues(reader)) {
      while (rows.hasNext()) {
        number++;
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        rows.next().forEach((name, value) -> row.put(name.strip(), value));
        in.taken = 0;
        if (!taker.row(number, row)) {
          return;
        }
      }
    } catch (JacksonException | CharacterCodingException e) {
      throw fault(e, number);
    } catch (Packing.Damaged e) {
      throw e.told(file, number);
    }
  }

  private char separator() throws IOException {
    String head = Packing.head(file, 4096);
    int end = head.indexOf('\n');
    String first = end < 0 ? head : head.substring(0, end);
    return first.contains("\t") ? '\t' : ',';
  }

  private ImportException fault(Exception e, long number) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    if (root instanceof Packing.Damaged damaged) {
      return damaged.told(file, number);
    }
    String why =
        root instanceof CharacterCodingException
            ? "it is not UTF-8; convert it, for example by iconv -f ISO-8859-1 -t UTF-8"
            : root instanceof TooLarge
                ? String.valueOf(root.getMessage())
                : "a quotation mark that is not closed or does not belong there, or a field too"
                    + " many; save it with every text in quotation marks";
    return new ImportException(
        file + " can't be read after row " + number + ": " + why + ". The rows before came in", e);
  }

  /** A row that goes on for ever. */
  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("a row is longer than " + LARGEST_ROW / 1_000_000 + " MB");
    }
  }

  /** Ends a row that is larger than may be held; its reader builds a row in memory. */
  private static final class Bounded extends FilterInputStream {
    private long taken;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int from, int size) throws IOException {
      int read = super.read(bytes, from, size);
      return counted(read, read);
    }

    private int counted(int result, long bytes) throws IOException {
      taken += bytes;
      if (taken > LARGEST_ROW) {
        throw new TooLarge();
      }
      return result;
    }
  }
}
