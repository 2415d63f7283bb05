// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.jspecify.annotations.Nullable;

/** The columns of an Arrow stream. */
record ArrowSchema(List<Field> fields) {

  private static final int MOST_FIELDS = 10_000;
  private static final int MOST_LEVELS = 64;
  private static final long NONE = -1;

  /**
   * A column, or a part of one.
   *
   * @param type number of {@link Type}
   * @param width bits of an integer or float, bytes of a fixed binary, elements of a fixed list
   * @param signed whether an integer is
   * @param dictionary id of the dictionary that its numbers point into; −1 without one
   * @param index what the numbers are, where there is a dictionary
   */
  record Field(
      String name,
      int type,
      int width,
      boolean signed,
      List<Field> children,
      long dictionary,
      @Nullable Field index) {

    Field withoutDictionary() {
      return new Field(name, type, width, signed, children, NONE, null);
    }
  }

  static ArrowSchema of(Schema schema) {
    List<Field> fields = new ArrayList<>();
    int[] count = {0};
    for (int i = 0; i < bounded(schema.fieldsLength()); i++) {
      fields.add(field(schema.fields(i), count, 0));
    }
    return new ArrowSchema(fields);
  }

  private static int bounded(int number) {
    if (number < 0 || number > MOST_FIELDS) {
      throw new IllegalArgumentException(number + " columns");
    }
    return number;
  }

  private static Field field(org.apache.arrow.flatbuf.Field field, int[] count, int level) {
    if (level > MOST_LEVELS || ++count[0] > MOST_FIELDS) {
      throw new IllegalArgumentException("too many columns");
    }
    List<Field> children = new ArrayList<>();
    for (int i = 0; i < bounded(field.childrenLength()); i++) {
      children.add(field(field.children(i), count, level + 1));
    }
    int width = 0;
    boolean signed = true;
    switch (field.typeType()) {
      case Type.Int -> {
        Int type = (Int) field.type(new Int());
        width = type.bitWidth();
        signed = type.isSigned();
      }
      case Type.FloatingPoint ->
          width = 16 << ((FloatingPoint) field.type(new FloatingPoint())).precision();
      case Type.FixedSizeBinary ->
          width = ((FixedSizeBinary) field.type(new FixedSizeBinary())).byteWidth();
      case Type.FixedSizeList ->
          width = ((FixedSizeList) field.type(new FixedSizeList())).listSize();
      default -> {}
    }
    String name = field.name() == null ? "" : field.name();
    long dictionary = NONE;
    Field index = null;
    if (field.dictionary() != null) {
      dictionary = field.dictionary().id();
      Int type = field.dictionary().indexType();
      index =
          new Field(
              name,
              Type.Int,
              type == null ? 32 : type.bitWidth(),
              type == null || type.isSigned(),
              List.of(),
              NONE,
              null);
    }
    return new Field(name, field.typeType(), width, signed, children, dictionary, index);
  }

  /** The column whose values stand in a dictionary. */
  Field dictionary(long id) {
    return find(fields, id)
        .orElseThrow(() -> new IllegalArgumentException("a dictionary of no column"));
  }

  private static Optional<Field> find(List<Field> among, long id) {
    for (Field field : among) {
      Optional<Field> found =
          field.dictionary() == id && field.index() != null
              ? Optional.of(field)
              : find(field.children(), id);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
