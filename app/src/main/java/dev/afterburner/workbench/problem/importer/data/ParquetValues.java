// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.hardwood.row.StructAccessor;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes of a Parquet row the JSON that the same row would be as a line. */
final class ParquetValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private long bytes;

  private ParquetValues() {}

  /** A value is no text. */
  private static final class NoText extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The row. What is null inside a field is left out, as a struct of all languages has many.
   *
   * @throws RowRefused where it is too large
   */
  static JsonNode row(StructAccessor row) throws RowRefused {
    ParquetValues values = new ParquetValues();
    TypedRow object = new TypedRow();
    for (int i = 0; i < row.getFieldCount(); i++) {
      if (row.isNull(i)) {
        object.putNull(row.getFieldName(i));
      } else {
        values.put(object, row, i);
      }
    }
    return object;
  }

  private void put(TypedRow object, StructAccessor row, int i) throws RowRefused {
    String name = row.getFieldName(i);
    try {
      object.set(name, of(row.getRawValue(i), row.getValue(i)));
    } catch (NoText e) {
      object.unreadable(
          name, "the field \"" + name + "\" is not UTF-8; write the file again with UTF-8 texts");
    }
  }

  private ObjectNode struct(PqStruct struct) throws RowRefused {
    TypedRow object = new TypedRow();
    for (int i = 0; i < struct.getFieldCount(); i++) {
      if (!struct.isNull(i)) {
        put(object, struct, i);
      }
    }
    return object;
  }

  private ArrayNode list(PqList list) throws RowRefused, NoText {
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < list.size(); i++) {
      array.add(list.isNull(i) ? JSON.nullNode() : of(list.getRaw(i), list.get(i)));
    }
    return array;
  }

  private ObjectNode map(PqMap map) throws RowRefused, NoText {
    ObjectNode object = JSON.objectNode();
    for (PqMap.Entry entry : map.getEntries()) {
      if (!entry.isValueNull()) {
        JsonNode key = of(entry.getRawKey(), entry.getKey());
        object.set(key.asString(""), of(entry.getRawValue(), entry.getValue()));
      }
    }
    return object;
  }

  /**
   * One value.
   *
   * @param raw as it is stored: the bytes of a text, which the reader would decode with replacement
   *     characters
   * @param value as its type says
   */
  private JsonNode of(@Nullable Object raw, @Nullable Object value) throws RowRefused, NoText {
    return switch (value) {
      case null -> JSON.nullNode();
      case PqStruct struct -> struct(struct);
      case PqList list -> list(list);
      case PqMap map -> map(map);
      case String text -> JSON.stringNode(raw instanceof byte[] b ? text(b) : text);
      case byte[] text -> JSON.stringNode(text(text));
      case Boolean truth -> JSON.booleanNode(truth);
      case Integer whole -> JSON.numberNode(whole);
      case Long whole -> JSON.numberNode(whole);
      case Float number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(number);
      default -> JSON.stringNode(value.toString());
    };
  }

  private String text(byte[] text) throws RowRefused, NoText {
    bytes += text.length;
    if (bytes > Rows.LARGEST_ROW) {
      throw new RowRefused(Rows.tooLarge(bytes));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      throw new NoText();
    }
  }
}
