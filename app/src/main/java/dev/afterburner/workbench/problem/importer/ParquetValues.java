package dev.afterburner.workbench.problem.importer;

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

  /**
   * The row. Fields that are null are left out, as a struct of all languages has many.
   *
   * @throws RowRefused where it is too large or a text is not UTF-8
   */
  static JsonNode row(StructAccessor row) throws RowRefused {
    ParquetValues values = new ParquetValues();
    ObjectNode object = JSON.objectNode();
    for (int i = 0; i < row.getFieldCount(); i++) {
      if (!row.isNull(i)) {
        String name = row.getFieldName(i);
        object.set(name, values.of(name, row.getRawValue(i), row.getValue(i)));
      }
    }
    return object;
  }

  private ObjectNode struct(PqStruct struct) throws RowRefused {
    ObjectNode object = JSON.objectNode();
    for (int i = 0; i < struct.getFieldCount(); i++) {
      if (!struct.isNull(i)) {
        String name = struct.getFieldName(i);
        object.set(name, of(name, struct.getRawValue(i), struct.getValue(i)));
      }
    }
    return object;
  }

  private ArrayNode list(String name, PqList list) throws RowRefused {
    ArrayNode array = JSON.arrayNode();
    for (int i = 0; i < list.size(); i++) {
      array.add(list.isNull(i) ? JSON.nullNode() : of(name, list.getRaw(i), list.get(i)));
    }
    return array;
  }

  private ObjectNode map(PqMap map) throws RowRefused {
    ObjectNode object = JSON.objectNode();
    for (PqMap.Entry entry : map.getEntries()) {
      if (!entry.isValueNull()) {
        String key = entry.getStringKey();
        object.set(key, of(key, entry.getValue(), entry.getValue()));
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
  private JsonNode of(String name, @Nullable Object raw, @Nullable Object value) throws RowRefused {
    return switch (value) {
      case null -> JSON.nullNode();
      case PqStruct struct -> struct(struct);
      case PqList list -> list(name, list);
      case PqMap map -> map(map);
      case String text -> JSON.stringNode(raw instanceof byte[] b ? text(name, b) : text);
      case byte[] text -> JSON.stringNode(text(name, text));
      case Boolean truth -> JSON.booleanNode(truth);
      case Integer whole -> JSON.numberNode(whole);
      case Long whole -> JSON.numberNode(whole);
      case Float number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(number);
      default -> JSON.stringNode(value.toString());
    };
  }

  private String text(String name, byte[] text) throws RowRefused {
    bytes += text.length;
    if (bytes > Rows.LARGEST_ROW) {
      throw new RowRefused(Rows.tooLarge(bytes));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      throw new RowRefused(
          "the field \"" + name + "\" is not UTF-8; write the file again with UTF-8 texts");
    }
  }
}
