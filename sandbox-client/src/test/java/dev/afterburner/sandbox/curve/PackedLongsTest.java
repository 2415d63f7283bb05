// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedLongsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 9, 15, 17, 31, 33, 47, 62})
  @DisplayName("what is packed comes out again, whatever its width and length")
  void roundTrip(int bits) {
    Random random = new Random(bits);
    for (int size : new int[] {0, 1, 2, 1023, 1024, 1025, 5000}) {
      long base = random.nextLong() >>> 2;
      long[] values = random.longs(size).map(v -> base + (v >>> 1 >>> (63 - bits))).toArray();
      assertArrayEquals(values, PackedLongs.of(values).toArray());
      long[] pages = Arrays.stream(values).map(v -> ((v / 3) << 12) >>> 2).toArray();
      assertArrayEquals(pages, PackedLongs.of(pages).toArray());
    }
  }

  @Test
  @DisplayName("the most distant numbers are kept too")
  void extremes() {
    long[] values = {0, Long.MAX_VALUE, 1, -1, Long.MIN_VALUE};
    assertArrayEquals(values, PackedLongs.of(values).toArray());
    assertThrows(IndexOutOfBoundsException.class, () -> PackedLongs.of(values).get(5));
    assertThrows(IndexOutOfBoundsException.class, () -> PackedLongs.of(values).get(-1));
  }

  @Test
  @DisplayName("the samples of a minute at 10 kHz take some 3 MB")
  void small() {
    int n = 600_000;
    Random random = new Random(1);
    long[] at = new long[n];
    long[] resident = new long[n];
    long pages = 10_000;
    for (int i = 0; i < n; i++) {
      at[i] = 100_000L * i + random.nextInt(20_000);
      pages += i % 5000 < 500 ? random.nextInt(50) : 0;
      resident[i] = pages * 4096;
    }
    long bytes = PackedLongs.of(at).bytes() + PackedLongs.of(resident).bytes();
    assertTrue(bytes < 3_500_000, bytes + " bytes");
  }
}
