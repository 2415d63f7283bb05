package dev.afterburner.workbench.problem.importer;

import java.io.IOException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** The rows of one file, one after another; holds one at a time. */
interface Rows {

  /** The largest row that is read, bytes. */
  int LARGEST_ROW = 64 << 20;

  /**
   * Gives all rows to the taker.
   *
   * @throws ImportException where the file breaks off or is of another kind; the rows before it
   *     have been given
   */
  void each(RowTaker taker) throws IOException, ImportException;

  /** Whether all rows have the same fields, so that one of no known format speaks for all. */
  default boolean alike() {
    return false;
  }

  /** Why a row is refused that is larger than {@link #LARGEST_ROW}. */
  static String tooLarge(long size) {
    return "it is "
        + size / 1_000_000
        + " MB long; rows up to "
        + LARGEST_ROW / 1_000_000
        + " MB are read. Leave out its largest test cases";
  }

  /** Reads JSON as Python writes it, with NaN and Infinity. */
  static JsonMapper mapper() {
    return Json.MAPPER;
  }

  /** Holds the one mapper; it is immutable. */
  final class Json {
    private static final JsonMapper MAPPER =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder().maxStringLength(LARGEST_ROW).build())
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Json() {}
  }
}
