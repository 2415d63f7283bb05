// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.sandbox.curve.MemoryCurve;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SampleLogTest {

  private static final int N = 20_000;

  @Test
  @DisplayName("what is written is read, from any place on")
  void roundTrip() {
    Random random = new Random(7);
    SampleLog log = new SampleLog(4096);
    long[] at = new long[N];
    long[] pages = new long[N];
    long time = 0;
    for (int i = 0; i < N; i++) {
      time += 1 + random.nextInt(200_000);
      at[i] = time;
      pages[i] = random.nextInt(1 << 20);
      log.add(at[i], pages[i]);
    }
    for (int from : new int[] {0, 1, 4095, 4096, 4097, 12_345, N - 1}) {
      long[] readAt = new long[100];
      long[] read = new long[100];
      int n = log.copy(from, readAt, read);
      assertEquals(Math.min(100, N - from), n);
      for (int i = 0; i < n; i++) {
        assertEquals(at[from + i], readAt[i]);
        assertEquals(pages[from + i] * 4096, read[i]);
      }
    }
    MemoryCurve curve = log.curve(at[N / 2]);
    assertEquals(N / 2 + 1, curve.size());
    assertEquals(at[N / 2], curve.endNanos());
  }

  @Test
  @DisplayName("a sample that is not later than the one before is left out")
  void increasing() {
    SampleLog log = new SampleLog(1);
    log.add(10, 1);
    log.add(10, 2);
    log.add(9, 3);
    log.add(11, 4);
    long[] at = new long[4];
    long[] pages = new long[4];
    assertEquals(2, log.copy(0, at, pages));
    assertArrayEquals(new long[] {10, 11, 0, 0}, at);
    assertArrayEquals(new long[] {1, 4, 0, 0}, pages);
  }
}
