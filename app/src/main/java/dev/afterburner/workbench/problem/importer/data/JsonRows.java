// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON in the layouts in which people keep rows: one a line, a list, objects one after another over
 * many lines, or one object that holds the rows by their ids.
 *
 * @param file plain or compressed
 * @param known whether an object is a row by itself
 */
public record JsonRows(Path file, Predicate<JsonNode> known) implements Rows {

  private enum Layout {
    EMPTY,
    LINES,
    LIST,
    DOCUMENTS,
    KEYED
  }

  /** Goes on with a row, or ends the file. */
  @FunctionalInterface
  private interface Step {
    boolean take(JsonNode row) throws IOException, ImportException;
  }

  @Override
  public void each(RowTaker taker) throws IOException, ImportException {
    Layout layout = layout();
    long[] last = {0};
    try (InputStream in = Packing.open(file)) {
      JsonPieces pieces = new JsonPieces(in);
      switch (layout) {
        case EMPTY -> {}
        case LINES -> lines(pieces, taker, last);
        case LIST -> list(pieces, taker, last);
        case DOCUMENTS -> documents(pieces, taker, last);
        case KEYED -> keyed(pieces, taker, last);
      }
    } catch (Packing.Damaged e) {
      throw e.told(file, last[0]);
    }
  }

  private Layout layout() throws IOException, ImportException {
    try (InputStream in = Packing.open(file)) {
      JsonPieces pieces = new JsonPieces(in);
      int first = pieces.peek();
      if (first < 0) {
        return Layout.EMPTY;
      }
      if (first == '[') {
        return Layout.LIST;
      }
      if (first == '{' && holdsRowsById(pieces)) {
        return Layout.KEYED;
      }
    } catch (Packing.Damaged e) {
      throw e.told(file, 0);
    }
    try (InputStream in = Packing.open(file)) {
      return new JsonPieces(in).isSpread() ? Layout.DOCUMENTS : Layout.LINES;
    } catch (Packing.Damaged e) {
      return Layout.LINES;
    }
  }

  /** Told by the first entry alone, since such an object may be larger than memory. */
  private boolean holdsRowsById(JsonPieces pieces) throws IOException {
    pieces.take('{');
    if (pieces.peek() != '"') {
      return false;
    }
    pieces.value();
    if (!pieces.take(':') || pieces.peek() != '{') {
      return false;
    }
    try {
      JsonPieces.Piece piece = pieces.value();
      return piece.fault().isEmpty() && known.test(JsonText.read(piece.bytes()));
    } catch (RowRefused e) {
      return false;
    }
  }

  private static void lines(JsonPieces pieces, RowTaker taker, long[] last)
      throws IOException, ImportException {
    // A byte-order mark and empty lines before the first row.
    pieces.peek();
    long number = 0;
    while (pieces.peek() >= 0) {
      number++;
      if (!row(pieces.line(), number, taker, row -> one(row, taker, last[0] + 1))) {
        return;
      }
      last[0] = number;
    }
  }

  private static boolean one(JsonNode row, RowTaker taker, long number)
      throws IOException, ImportException {
    if (!row.isObject()) {
      taker.refused(number, "it is not a JSON object");
      return true;
    }
    return taker.row(number, row);
  }

  private void list(JsonPieces pieces, RowTaker taker, long[] last)
      throws IOException, ImportException {
    pieces.take('[');
    while (pieces.peek() >= 0 && !pieces.take(']')) {
      if (!next(pieces, taker, last)) {
        return;
      }
      if (!pieces.take(',') && pieces.peek() != ']') {
        throw pieces.peek() < 0
            ? new ImportException(file + " ends inside its list, after row " + last[0])
            : new ImportException(
                file
                    + " is not JSON after row "
                    + last[0]
                    + ": a comma or the list's end is missing; the rows before came in");
      }
    }
  }

  private boolean next(JsonPieces pieces, RowTaker taker, long[] last)
      throws IOException, ImportException {
    long number = last[0] + 1;
    JsonPieces.Piece piece = whole(pieces.value(), number);
    boolean more = row(piece, number, taker, row -> one(row, taker, number));
    last[0] = number;
    return more;
  }

  private JsonPieces.Piece whole(JsonPieces.Piece piece, long number) throws ImportException {
    if (piece.size() == 0) {
      throw new ImportException(
          file + " is not JSON at row " + number + ": a value is missing; the rows before came in");
    }
    if (piece.ended()) {
      throw new ImportException(
          file + " ends inside row " + number + "; the rows before came in. Download it again");
    }
    return piece;
  }

  private void documents(JsonPieces pieces, RowTaker taker, long[] last)
      throws IOException, ImportException {
    while (pieces.peek() >= 0) {
      JsonPieces.Piece piece = whole(pieces.value(), last[0] + 1);
      boolean more =
          row(
              piece,
              last[0] + 1,
              taker,
              document -> {
                for (JsonNode row : rows(document)) {
                  if (!one(row, taker, ++last[0])) {
                    return false;
                  }
                }
                return true;
              });
      if (!piece.fault().isEmpty()) {
        last[0]++;
      }
      pieces.take(',');
      if (!more) {
        return;
      }
    }
  }

  /** A document's rows: itself, or those of the one list that it holds. */
  private Iterable<JsonNode> rows(JsonNode document) {
    if (document.isObject() && !known.test(document)) {
      for (JsonNode value : document) {
        if (value.isArray() && !value.isEmpty() && known.test(value.get(0))) {
          return value;
        }
      }
    }
    return List.of(document);
  }

  private void keyed(JsonPieces pieces, RowTaker taker, long[] last)
      throws IOException, ImportException {
    pieces.take('{');
    while (pieces.peek() >= 0 && !pieces.take('}')) {
      long number = last[0] + 1;
      String key;
      try {
        key = JsonText.read(whole(pieces.value(), number).bytes()).asString("");
      } catch (RowRefused e) {
        throw new ImportException(file + ", row " + number + ": its name " + e.getMessage(), e);
      }
      if (!pieces.take(':')) {
        throw new ImportException(file + " is not JSON at row " + number + ": no colon follows");
      }
      boolean more =
          row(
              whole(pieces.value(), number),
              number,
              taker,
              row -> one(named(row, key), taker, number));
      last[0] = number;
      if (!more) {
        return;
      }
      pieces.take(',');
    }
  }

  /** The row with the id that it stands under, unless it names one itself. */
  private static JsonNode named(JsonNode row, String key) {
    if (row instanceof ObjectNode object
        && Stream.of("task_id", "problem_id", "id", "name").noneMatch(object::has)) {
      object.put("task_id", key).put("problem_id", key).put("id", key);
    }
    return row;
  }

  private static boolean row(JsonPieces.Piece piece, long number, RowTaker taker, Step step)
      throws IOException, ImportException {
    JsonNode row;
    try {
      if (!piece.fault().isEmpty()) {
        taker.refused(number, piece.fault());
        return true;
      }
      row = JsonText.read(piece.bytes());
    } catch (RowRefused e) {
      taker.refused(number, "it " + e.getMessage());
      return true;
    }
    return step.take(row);
  }
}
