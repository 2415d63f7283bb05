// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of data sets, as Python writes it with NaN and Infinity, and what is wrong with it. */
public final class JsonText {

  /** Digits of one number; more take too long to be made a number of. */
  private static final int MOST_DIGITS = 100_000;

  private static final int MOST_LEVELS = 10_000;

  /** Each takes some 100 bytes as it is kept: a few packed kilobytes could hold many millions. */
  private static final int MOST_VALUES = 4_000_000;

  private static final int SHOWN = 24;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(Rows.LARGEST_ROW)
                          .maxNameLength(Rows.LARGEST_ROW)
                          .maxNumberLength(MOST_DIGITS)
                          .maxNestingDepth(MOST_LEVELS)
                          .maxTokenCount(MOST_VALUES)
                          .build())
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonText() {}

  /**
   * One value.
   *
   * @throws RowRefused the message goes on after "it" or after a field's name: "is not JSON: …"
   */
  public static JsonNode read(String text) throws RowRefused {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new RowRefused("is not JSON: " + reason(e, text));
    }
  }

  /** The same of bytes, which must be UTF-8. */
  public static JsonNode read(byte[] bytes) throws RowRefused {
    return read(utf8(bytes));
  }

  /** The text, which must be UTF-8. */
  public static String utf8(byte[] bytes) throws RowRefused {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RowRefused(
          "is not UTF-8 (first at byte "
              + (firstWrong(bytes) + 1)
              + " of the row); convert the file, for example by iconv -f ISO-8859-1 -t UTF-8");
    }
  }

  private static int firstWrong(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length + 1), true);
    return in.position();
  }

  /** In words of our own: the parser's name its switches. */
  private static String reason(JacksonException e, String text) {
    if (e instanceof StreamConstraintsException) {
      return "it has a number of more than "
          + String.format(java.util.Locale.ROOT, "%,d", MOST_DIGITS)
          + " digits, is nested deeper than "
          + String.format(java.util.Locale.ROOT, "%,d", MOST_LEVELS)
          + " levels, or holds more than "
          + String.format(java.util.Locale.ROOT, "%,d", MOST_VALUES)
          + " values and brackets";
    }
    long where = e.getLocation() == null ? -1 : e.getLocation().getCharOffset();
    if (where < 0) {
      return "it is broken";
    }
    if (where >= text.stripTrailing().length()) {
      return "it breaks off at its end, character " + where;
    }
    int from = (int) Math.max(0, where - SHOWN);
    int to = (int) Math.min(text.length(), where + SHOWN);
    return "something is wrong at character "
        + (where + 1)
        + ", near "
        + text.substring(from, to).replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
