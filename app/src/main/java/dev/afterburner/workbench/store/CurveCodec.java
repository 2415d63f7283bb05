// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.curve.MemoryCurve;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Every sample of a curve in few bytes: number of samples, exit time, all times, all values; times
 * and values as differences from the one before, variable in length (LEB128, zigzag for values),
 * the whole deflated behind one byte that says which form this is.
 */
final class CurveCodec {

  private static final int FORM = 1;

  /** Deflate makes at most some 1032 bytes of one. */
  private static final int MOST_DENSITY = 1_040;

  private CurveCodec() {}

  static Bytes encode(MemoryCurve curve) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(FORM);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream out =
        new BufferedOutputStream(new DeflaterOutputStream(packed, deflater, 1 << 14))) {
      write(out, curve.size());
      write(out, curve.endNanos());
      long before = 0;
      for (int i = 0; i < curve.size(); i++) {
        write(out, curve.atNanos(i) - before);
        before = curve.atNanos(i);
      }
      before = 0;
      for (int i = 0; i < curve.size(); i++) {
        long change = curve.residentBytes(i) - before;
        write(out, (change << 1) ^ (change >> 63));
        before = curve.residentBytes(i);
      }
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory can't fail", e);
    } finally {
      deflater.end();
    }
    return Bytes.of(packed.toByteArray());
  }

  /**
   * The curve again.
   *
   * @throws IOException where the bytes are not what {@link #encode} gives
   */
  static MemoryCurve decode(Bytes samples) throws IOException {
    byte[] packed = new byte[samples.size()];
    samples.buffer().get(packed);
    if (packed.length == 0 || packed[0] != FORM) {
      throw new IOException("samples in an unknown form");
    }
    try (InputStream in =
        new BufferedInputStream(
            new InflaterInputStream(new ByteArrayInputStream(packed, 1, packed.length - 1)))) {
      int size = Math.toIntExact(read(in));
      if (size > (long) packed.length * MOST_DENSITY) {
        throw new IOException("damaged samples: more than their bytes can hold");
      }
      long end = read(in);
      long[] at = new long[size];
      long[] resident = new long[size];
      long before = 0;
      for (int i = 0; i < size; i++) {
        before += read(in);
        at[i] = before;
      }
      before = 0;
      for (int i = 0; i < size; i++) {
        long zigzag = read(in);
        before += (zigzag >>> 1) ^ -(zigzag & 1);
        resident[i] = before;
      }
      return MemoryCurve.of(at, resident, end);
    } catch (ArithmeticException | IllegalArgumentException | NegativeArraySizeException e) {
      throw new IOException("damaged samples: " + e.getMessage(), e);
    }
  }

  private static void write(OutputStream out, long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long read(InputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("the samples end too early");
      }
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw new IOException("damaged samples");
  }
}
