// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import java.io.IOException;

/** The rows of one file, one after another; holds one at a time. */
public interface Rows {

  /** The largest row that is read, bytes. */
  int LARGEST_ROW = 64 << 20;

  /**
   * Gives all rows to the taker.
   *
   * @throws ImportException where the file breaks off or is of another kind; the rows before it
   *     have been given
   */
  void each(RowTaker taker) throws IOException, ImportException;

  /**
   * What kind of table it is, all of whose rows have the same fields, so that one of no known
   * format speaks for all; empty where each row has its own.
   */
  default String table() {
    return "";
  }

  /** Why a row is refused that is larger than {@link #LARGEST_ROW}. */
  static String tooLarge(long size) {
    return "it is "
        + size / 1_000_000
        + " MB long; rows up to "
        + LARGEST_ROW / 1_000_000
        + " MB are read. Leave out its largest test cases";
  }
}
