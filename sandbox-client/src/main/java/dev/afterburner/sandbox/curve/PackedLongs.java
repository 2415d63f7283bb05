// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.curve;

import java.util.Arrays;

/**
 * Numbers that lie near their neighbours, in 0 to 4 bytes each instead of 8. They are kept in
 * blocks of 1024 as distances from the block's least, without the zero bits that all distances end
 * with (memory comes in pages), in the narrowest of no array (all equal), bytes, shorts, ints and
 * longs that holds them.
 */
final class PackedLongs {

  private static final int BITS = 10;
  private static final int BLOCK = 1 << BITS;

  private final int size;
  private final long[] least;
  private final byte[] shift;
  private final Object[] blocks;

  private PackedLongs(int size, long[] least, byte[] shift, Object[] blocks) {
    this.size = size;
    this.least = least;
    this.shift = shift;
    this.blocks = blocks;
  }

  static PackedLongs of(long[] values) {
    int count = (values.length + BLOCK - 1) >>> BITS;
    long[] least = new long[count];
    byte[] shift = new byte[count];
    Object[] blocks = new Object[count];
    for (int block = 0; block < count; block++) {
      int from = block << BITS;
      int to = Math.min(values.length, from + BLOCK);
      long min = values[from];
      for (int i = from; i < to; i++) {
        min = Math.min(min, values[i]);
      }
      long all = 0; // every bit that any distance has
      for (int i = from; i < to; i++) {
        all |= values[i] - min;
      }
      least[block] = min;
      shift[block] = (byte) (all == 0 ? 0 : Long.numberOfTrailingZeros(all));
      blocks[block] = pack(values, from, to, min, shift[block], all >>> shift[block]);
    }
    return new PackedLongs(values.length, least, shift, blocks);
  }

  private static Object pack(long[] values, int from, int to, long min, int shift, long largest) {
    int n = largest == 0 ? 0 : to - from;
    if (largest >>> 8 == 0) {
      byte[] packed = new byte[n];
      for (int i = 0; i < n; i++) {
        packed[i] = (byte) ((values[from + i] - min) >>> shift);
      }
      return packed;
    }
    if (largest >>> 16 == 0) {
      short[] packed = new short[n];
      for (int i = 0; i < n; i++) {
        packed[i] = (short) ((values[from + i] - min) >>> shift);
      }
      return packed;
    }
    if (largest >>> 32 == 0) {
      int[] packed = new int[n];
      for (int i = 0; i < n; i++) {
        packed[i] = (int) ((values[from + i] - min) >>> shift);
      }
      return packed;
    }
    long[] packed = new long[n];
    for (int i = 0; i < n; i++) {
      packed[i] = (values[from + i] - min) >>> shift;
    }
    return packed;
  }

  int size() {
    return size;
  }

  long get(int index) {
    int block = index >>> BITS;
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index + " of " + size);
    }
    int at = index & (BLOCK - 1);
    long distance =
        switch (blocks[block]) {
          case byte[] packed -> packed.length == 0 ? 0 : packed[at] & 0xffL;
          case short[] packed -> packed[at] & 0xffffL;
          case int[] packed -> packed[at] & 0xffff_ffffL;
          case long[] packed -> packed[at];
          default -> throw new IllegalStateException("no other width");
        };
    return least[block] + (distance << shift[block]);
  }

  /** Bytes in arrays, without their headers. */
  long bytes() {
    long bytes = 9L * least.length;
    for (Object block : blocks) {
      bytes +=
          switch (block) {
            case byte[] packed -> packed.length;
            case short[] packed -> 2L * packed.length;
            case int[] packed -> 4L * packed.length;
            case long[] packed -> 8L * packed.length;
            default -> 0;
          };
    }
    return bytes;
  }

  long[] toArray() {
    long[] values = new long[size];
    Arrays.setAll(values, this::get);
    return values;
  }
}
