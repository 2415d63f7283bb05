// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values of one column of a batch. Places come from the file: those outside of its buffers are
 * refused by the buffers themselves.
 */
sealed interface ArrowColumn {

  JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What a row may still take, bytes. */
  final class Budget {
    private long taken;

    void take(long bytes) throws RowRefused {
      taken += bytes;
      if (taken > Rows.LARGEST_ROW) {
        throw new RowRefused(Rows.tooLarge(taken));
      }
    }
  }

  /** A value that is neither text nor number nor a list or object of these. */
  final class NoText extends Exception {
    private static final long serialVersionUID = 1L;
  }

  int length();

  /** A bit a value, set where there is one; empty where all are there. */
  ByteBuffer valid();

  /** A value that is there. */
  JsonNode of(int i, Budget budget) throws RowRefused, NoText;

  default JsonNode value(int i, Budget budget) throws RowRefused, NoText {
    if (i < 0 || i >= length()) {
      throw new IndexOutOfBoundsException(i);
    }
    budget.take(Long.BYTES);
    return valid().capacity() > 0 && !bit(valid(), i) ? JSON.nullNode() : of(i, budget);
  }

  /** Puts a value in its row. */
  default void put(TypedRow row, String name, int i, Budget budget) throws RowRefused {
    try {
      row.set(name, value(i, budget));
    } catch (NoText e) {
      row.unreadable(
          name, "the field \"" + name + "\" is not UTF-8 text; write the file again with texts");
    }
  }

  /** This column and then the other. */
  default ArrowColumn followedBy(ArrowColumn other) {
    return new Joined(this, other);
  }

  private static boolean bit(ByteBuffer bits, int i) {
    return (bits.get(i >> 3) >> (i & 7) & 1) != 0;
  }

  private static int offset(ByteBuffer offsets, int width, int i) {
    return width == 4
        ? offsets.getInt(Math.multiplyExact(i, 4))
        : Math.toIntExact(offsets.getLong(Math.multiplyExact(i, 8)));
  }

  private static JsonNode text(ByteBuffer from, int at, int size, Budget budget)
      throws RowRefused, NoText {
    if (size < 0) {
      throw new IndexOutOfBoundsException(size);
    }
    budget.take(size);
    try {
      return JSON.stringNode(
          StandardCharsets.UTF_8.newDecoder().decode(from.slice(at, size)).toString());
    } catch (CharacterCodingException e) {
      throw new NoText();
    }
  }

  /** Nothing but nulls. */
  record Nothing(int length) implements ArrowColumn {
    @Override
    public ByteBuffer valid() {
      return ByteBuffer.allocate(0);
    }

    @Override
    public JsonNode of(int i, Budget budget) {
      return JSON.nullNode();
    }
  }

  /** Values of a type that no format asks for: dates, decimals, fixed bytes. */
  record Unread(int length, ByteBuffer valid) implements ArrowColumn {
    @Override
    public JsonNode of(int i, Budget budget) throws NoText {
      throw new NoText();
    }
  }

  /** Truth values. */
  record Bits(int length, ByteBuffer valid, ByteBuffer bits) implements ArrowColumn {
    @Override
    public JsonNode of(int i, Budget budget) {
      return JSON.booleanNode(bit(bits, i));
    }
  }

  /** Whole numbers. */
  record Whole(int length, ByteBuffer valid, ByteBuffer data, int width, boolean signed)
      implements ArrowColumn {
    @Override
    public JsonNode of(int i, Budget budget) {
      return switch (width) {
        case 8 -> JSON.numberNode(signed ? data.get(i) : data.get(i) & 0xff);
        case 16 -> JSON.numberNode(signed ? data.getShort(2 * i) : data.getShort(2 * i) & 0xffff);
        case 32 -> JSON.numberNode(signed ? data.getInt(4 * i) : data.getInt(4 * i) & 0xffffffffL);
        case 64 -> {
          long number = data.getLong(8 * i);
          yield signed || number >= 0
              ? JSON.numberNode(number)
              : JSON.numberNode(new BigInteger(Long.toUnsignedString(number)));
        }
        default -> throw new IllegalArgumentException("integers of " + width + " bits");
      };
    }
  }

  /** Floating-point numbers. */
  record Real(int length, ByteBuffer valid, ByteBuffer data, int width) implements ArrowColumn {
    @Override
    public JsonNode of(int i, Budget budget) {
      return JSON.numberNode(
          switch (width) {
            case 16 -> (double) Float.float16ToFloat(data.getShort(2 * i));
            case 32 -> (double) data.getFloat(4 * i);
            default -> data.getDouble(8 * i);
          });
    }
  }

  /** Texts, or bytes that are tried as texts. */
  record Text(int length, ByteBuffer valid, ByteBuffer offsets, int width, ByteBuffer data)
      implements ArrowColumn {
    @Override
    public JsonNode of(int i, Budget budget) throws RowRefused, NoText {
      int from = offset(offsets, width, i);
      return text(data, from, offset(offsets, width, i + 1) - from, budget);
    }
  }

  /** Texts of which short ones stand in place and long ones elsewhere. */
  record Views(int length, ByteBuffer valid, ByteBuffer views, List<ByteBuffer> data)
      implements ArrowColumn {
    private static final int VIEW = 16;
    private static final int SHORT = 12;

    @Override
    public JsonNode of(int i, Budget budget) throws RowRefused, NoText {
      int at = Math.multiplyExact(i, VIEW);
      int size = views.getInt(at);
      return size <= SHORT
          ? text(views, at + 4, size, budget)
          : text(data.get(views.getInt(at + 8)), views.getInt(at + 12), size, budget);
    }
  }

  /** Lists. */
  record Many(int length, ByteBuffer valid, ByteBuffer offsets, int width, ArrowColumn values)
      implements ArrowColumn {
    @Override
    public JsonNode of(int i, Budget budget) throws RowRefused, NoText {
      ArrayNode list = JSON.arrayNode();
      int end = offset(offsets, width, i + 1);
      for (int k = offset(offsets, width, i); k < end; k++) {
        list.add(values.value(k, budget));
      }
      return list;
    }
  }

  /** Lists that are all of one length. */
  record Fixed(int length, ByteBuffer valid, int size, ArrowColumn values) implements ArrowColumn {
    @Override
    public JsonNode of(int i, Budget budget) throws RowRefused, NoText {
      ArrayNode list = JSON.arrayNode();
      for (int k = 0; k < size; k++) {
        list.add(values.value(Math.addExact(Math.multiplyExact(i, size), k), budget));
      }
      return list;
    }
  }

  /** Maps: lists of keys and values. */
  record Named(int length, ByteBuffer valid, ByteBuffer offsets, ArrowColumn entries)
      implements ArrowColumn {
    @Override
    public JsonNode of(int i, Budget budget) throws RowRefused, NoText {
      if (!(entries instanceof Parts parts) || parts.columns().size() != 2) {
        throw new IllegalArgumentException("a map without keys");
      }
      ObjectNode object = JSON.objectNode();
      int end = offset(offsets, 4, i + 1);
      for (int k = offset(offsets, 4, i); k < end; k++) {
        object.set(
            parts.columns().getFirst().value(k, budget).asString(""),
            parts.columns().getLast().value(k, budget));
      }
      return object;
    }
  }

  /** Objects; what is null in them is left out. */
  record Parts(int length, ByteBuffer valid, List<String> names, List<ArrowColumn> columns)
      implements ArrowColumn {
    @Override
    public JsonNode of(int i, Budget budget) throws RowRefused {
      TypedRow object = new TypedRow();
      for (int c = 0; c < columns.size(); c++) {
        columns.get(c).put(object, names.get(c), i, budget);
      }
      object.removeNulls();
      return object;
    }
  }

  /** Numbers that point into a dictionary. */
  record Pointing(ArrowColumn numbers, ArrowColumn values) implements ArrowColumn {
    @Override
    public int length() {
      return numbers.length();
    }

    @Override
    public ByteBuffer valid() {
      return numbers.valid();
    }

    @Override
    public JsonNode of(int i, Budget budget) throws RowRefused, NoText {
      return values.value(numbers.of(i, budget).asInt(), budget);
    }
  }

  /** A dictionary that grew. */
  record Joined(ArrowColumn first, ArrowColumn more) implements ArrowColumn {
    @Override
    public int length() {
      return first.length() + more.length();
    }

    @Override
    public ByteBuffer valid() {
      return ByteBuffer.allocate(0);
    }

    @Override
    public JsonNode of(int i, Budget budget) throws RowRefused, NoText {
      return i < first.length() ? first.value(i, budget) : more.value(i - first.length(), budget);
    }
  }
}
