package dev.afterburner.workbench.problem.importer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** JSON lines or one JSON list, plain or gzip. */
record JsonRows(Path file) implements Rows {

  private static final int BUFFER = 1 << 16;

  @Override
  public void each(RowTaker taker) throws IOException, ImportException {
    long[] last = {0};
    try (InputStream in = open()) {
      int first = firstCharacter(in);
      if (first == '[') {
        list(in, taker, last);
      } else if (first >= 0 && isOneDocument(in)) {
        taker.refused(
            1,
            "the file is one JSON document over many lines; rows are objects, one a line or in one"
                + " list");
      } else if (first >= 0) {
        lines(in, taker, last);
      }
    } catch (EOFException e) {
      throw new ImportException(
          file
              + " breaks off inside its gzip stream after row "
              + last[0]
              + "; the rows before came in. Download or copy the file again, then import it again:"
              + " known rows are skipped",
          e);
    } catch (ZipException e) {
      throw new ImportException(
          file
              + " is damaged after row "
              + last[0]
              + " ("
              + e.getMessage()
              + "); download or copy it again",
          e);
    }
  }

  private InputStream open() throws IOException, ImportException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      in.mark(4);
      int a = in.read();
      int b = in.read();
      in.reset();
      if (a == 0x1f && b == 0x8b) {
        return new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
      }
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Looks at the first character that counts, and leaves the stream before it. */
  private int firstCharacter(InputStream in) throws IOException, ImportException {
    in.mark(BUFFER);
    int c = in.read();
    if (c == 0xff || c == 0xfe) {
      throw new ImportException(
          file
              + " is UTF-16; rows must be UTF-8. Convert it: iconv -f UTF-16 -t UTF-8 "
              + file.getFileName()
              + " > utf8.jsonl");
    }
    if (c == 0xef && in.read() == 0xbb && in.read() == 0xbf) {
      in.mark(BUFFER);
      c = in.read();
    }
    int looked = 0;
    while (c >= 0 && c <= ' ' && looked++ < BUFFER / 2) {
      c = in.read();
    }
    in.reset();
    return c;
  }

  /** Whether the first line is no JSON by itself, and the next goes on with it. */
  private static boolean isOneDocument(InputStream in) throws IOException {
    in.mark(BUFFER);
    String head = new String(in.readNBytes(BUFFER / 2), StandardCharsets.UTF_8).strip();
    in.reset();
    int end = head.indexOf('\n');
    if (end < 0 || head.substring(end).strip().startsWith("{")) {
      return false;
    }
    try {
      Rows.mapper().readTree(head.substring(0, end));
      return false;
    } catch (JacksonException e) {
      return !head.substring(end).isBlank();
    }
  }

  private void lines(InputStream in, RowTaker taker, long[] last)
      throws IOException, ImportException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long number = 0;
    boolean more = true;
    while (more) {
      line.reset();
      long size = 0;
      int c;
      while ((c = in.read()) >= 0 && c != '\n') {
        if (++size <= LARGEST_ROW) {
          line.write(c);
        }
      }
      more = c >= 0;
      if (size == 0 || (size < 64 && line.toString(StandardCharsets.UTF_8).isBlank())) {
        continue;
      }
      number++;
      if (size > LARGEST_ROW) {
        taker.refused(number, Rows.tooLarge(size));
      } else if (!row(line.toByteArray(), number, taker)) {
        return;
      }
      last[0] = number;
    }
  }

  private static boolean row(byte[] bytes, long number, RowTaker taker)
      throws IOException, ImportException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      taker.refused(
          number,
          "it is not UTF-8 (first at byte "
              + (firstWrong(bytes) + 1)
              + " of the row); convert the file, for example by iconv -f ISO-8859-1 -t UTF-8");
      return true;
    }
    JsonNode row;
    try {
      row = Rows.mapper().readTree(text);
    } catch (JacksonException e) {
      taker.refused(number, "it is no JSON: " + reason(e));
      return true;
    }
    if (!row.isObject()) {
      taker.refused(number, "it is no JSON object");
      return true;
    }
    return taker.row(number, row);
  }

  /** Without where Jackson began to read, which it does not show anyway. */
  private static String reason(JacksonException e) {
    return String.valueOf(e.getOriginalMessage()).replaceFirst(" \\(start marker at .*", "");
  }

  private static int firstWrong(byte[] bytes) {
    java.nio.CharBuffer out = java.nio.CharBuffer.allocate(bytes.length + 1);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    return in.position();
  }

  private void list(InputStream in, RowTaker taker, long[] last)
      throws IOException, ImportException {
    long number = 0;
    try (JsonParser parser = Rows.mapper().createParser(in)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() == null) {
          throw new ImportException(file + " ends inside its list, after row " + number);
        }
        number++;
        JsonNode row = parser.readValueAsTree();
        if (!row.isObject()) {
          taker.refused(number, "it is no JSON object");
        } else if (!taker.row(number, row)) {
          return;
        }
        last[0] = number;
      }
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new ImportException(
          file
              + " is no JSON from row "
              + number
              + " on: "
              + e.getOriginalMessage()
              + "; the rows before came in",
          e);
    }
  }
}
