// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.profile;

import java.util.ArrayList;
import java.util.List;

/**
 * A function of a Python program, as its process claims to have it.
 *
 * @param name qualified name
 * @param file where its source is
 * @param firstLine of its source
 * @param ends unit of code behind the last one of each entry, increasing
 * @param lines the line of each entry; 0 for none
 */
record PythonCode(
    String name, String file, int firstLine, List<Integer> ends, List<Integer> lines) {

  private static final int NO_LOCATION = 15;
  private static final int LONG_FORM = 14;
  private static final int NO_COLUMNS = 13;
  private static final int ONE_LINE = 10;

  /**
   * Reads a table of locations (Python's Objects/locations.md): entries of a first byte with its
   * high bit set, which holds a kind and how many units of code it is for, then bytes without it.
   */
  static PythonCode of(String name, String file, int firstLine, byte[] table) {
    List<Integer> ends = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    int line = firstLine;
    int end = 0;
    int at = 0;
    while (at < table.length) {
      int first = table[at++];
      int kind = first >> 3 & 15;
      int moved = 0;
      if (kind == LONG_FORM || kind == NO_COLUMNS) {
        moved = signed(table, at);
      } else if (kind >= ONE_LINE && kind < NO_COLUMNS) {
        moved = kind - ONE_LINE;
      }
      line += moved;
      end += (first & 7) + 1;
      ends.add(end);
      lines.add(kind == NO_LOCATION ? 0 : line);
      while (at < table.length && table[at] >= 0) {
        at++;
      }
    }
    return new PythonCode(name, file, firstLine, ends, lines);
  }

  private static int signed(byte[] table, int from) {
    int value = 0;
    int shift = 0;
    for (int at = from; at < table.length && table[at] >= 0 && shift < 30; at++) {
      value |= (table[at] & 63) << shift;
      shift += 6;
      if ((table[at] & 64) == 0) {
        break;
      }
    }
    return (value & 1) == 0 ? value >>> 1 : -(value >>> 1);
  }

  /** The line of a unit of code; its first line where it has none. */
  int line(int unit) {
    int low = 0;
    int high = ends.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends.get(middle) <= unit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    // Code without a line of its own (a clean-up, say) belongs to what stands before it.
    for (int i = Math.min(low, ends.size() - 1); i >= 0; i--) {
      if (lines.get(i) > 0) {
        return lines.get(i);
      }
    }
    return firstLine;
  }
}
