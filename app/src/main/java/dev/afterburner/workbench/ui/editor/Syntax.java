// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import java.util.List;

/** A parsed text that can be asked for the kinds of its pieces. Used by one thread at a time. */
public interface Syntax extends AutoCloseable {

  /** The syntax of a text in a language nobody here knows: all plain. */
  Syntax PLAIN = (from, to) -> List.of();

  /**
   * The pieces of a range that are not plain.
   *
   * @param from offset of the range's first character, UTF-16 units
   * @param to offset behind its last; clipped to the text
   * @return spans in ascending order that do not overlap, clipped to the range
   */
  List<Span> spans(int from, int to);

  /** Frees what the parser holds outside the heap. Later questions are a mistake. */
  @Override
  default void close() {}
}
