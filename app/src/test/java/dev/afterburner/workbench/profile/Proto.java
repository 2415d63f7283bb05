// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads messages of protocol buffers: numbers and bytes by field. */
final class Proto {

  private Proto() {}

  /** Field numbers with a Long or a byte[]. */
  static List<Map.Entry<Integer, Object>> fields(byte[] message) {
    List<Map.Entry<Integer, Object>> fields = new ArrayList<>();
    int[] at = {0};
    while (at[0] < message.length) {
      long key = varint(message, at);
      int number = (int) (key >>> 3);
      if ((key & 7) == 0) {
        fields.add(Map.entry(number, varint(message, at)));
      } else {
        int length = (int) varint(message, at);
        byte[] content = java.util.Arrays.copyOfRange(message, at[0], at[0] + length);
        at[0] += length;
        fields.add(Map.entry(number, content));
      }
    }
    return fields;
  }

  static List<Object> all(List<Map.Entry<Integer, Object>> fields, int number) {
    return fields.stream().filter(f -> f.getKey() == number).map(Map.Entry::getValue).toList();
  }

  static List<Long> packed(List<Map.Entry<Integer, Object>> fields, int number) {
    byte[] content = (byte[]) all(fields, number).getFirst();
    List<Long> values = new ArrayList<>();
    int[] at = {0};
    while (at[0] < content.length) {
      values.add(varint(content, at));
    }
    return values;
  }

  private static long varint(byte[] from, int[] at) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = from[at[0]++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
