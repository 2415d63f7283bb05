// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.parquet;

import java.util.List;

/** A field of a row. Every field may be null. */
public sealed interface Field {

  String name();

  /** Text in UTF-8; its values are {@link String}. */
  record Text(String name) implements Field {}

  /** A whole number of 64 bits; its values are {@link Long}. */
  record Whole(String name) implements Field {}

  /** A floating-point number of 64 bits; its values are {@link Double}. */
  record Real(String name) implements Field {}

  /** Its values are {@link Boolean}. */
  record Truth(String name) implements Field {}

  /** Fields of its own; its values are {@link java.util.Map} by name. */
  record Group(String name, List<Field> fields) implements Field {
    public Group {
      fields = List.copyOf(fields);
    }
  }

  /** Its values are {@link List}; the element's name does not matter. */
  record ListOf(String name, Field element) implements Field {}
}
