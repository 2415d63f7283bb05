// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** How a file is compressed, told by its first bytes. */
public enum Packing {
  NONE(""),
  GZIP("\u001f\u008b"),
  BZIP2("BZh"),
  XZ("\u00fd7zXZ\0"),
  ZSTD("(\u00b5/\u00fd");

  private static final int BUFFER = 1 << 16;

  /** Memory that unpacking xz may take, kB: its files ask for what they like. */
  private static final int XZ_KILOBYTES = 128 << 10;

  private final String mark;

  Packing(String mark) {
    this.mark = mark;
  }

  /** A compressed stream is not what it says it is. */
  static final class Damaged extends IOException {
    private static final long serialVersionUID = 1L;
    private final boolean brokenOff;

    Damaged(boolean brokenOff, IOException cause) {
      super(cause);
      this.brokenOff = brokenOff;
    }

    /** In words, after so many rows. */
    ImportException told(Path file, long rows) {
      return new ImportException(
          file
              + (brokenOff ? " breaks off inside its compressed stream" : " is damaged")
              + " after row "
              + rows
              + "; the rows before came in. Download or copy the file again, then import it again:"
              + " known rows are skipped",
          this);
    }
  }

  /** The first bytes of what the file holds, unpacked, each as one character; fewer at its end. */
  public static String head(Path file, int bytes) throws IOException {
    try (InputStream in = open(file)) {
      return new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
    } catch (Damaged e) {
      return "";
    }
  }

  static Packing of(Path file) throws IOException {
    String first;
    try (InputStream in = Files.newInputStream(file)) {
      first = new String(in.readNBytes(8), StandardCharsets.ISO_8859_1);
    }
    for (Packing packing : values()) {
      if (packing != NONE && first.startsWith(packing.mark)) {
        return packing;
      }
    }
    return NONE;
  }

  /**
   * The file's content, unpacked, without a byte-order mark.
   *
   * @throws Damaged from its methods, too, where the compressed stream is broken
   */
  static InputStream open(Path file) throws IOException {
    Packing packing = of(file);
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      InputStream unpacked = packing == NONE ? in : new Unpacked(packing.unpack(in));
      BufferedInputStream text = new BufferedInputStream(unpacked, BUFFER);
      text.mark(3);
      if (text.read() != 0xef || text.read() != 0xbb || text.read() != 0xbf) {
        text.reset();
      }
      return text;
    } catch (Damaged e) {
      in.close();
      throw e;
    } catch (IOException e) {
      in.close();
      throw packing == NONE ? e : new Damaged(e instanceof EOFException, e);
    }
  }

  private InputStream unpack(InputStream in) throws IOException {
    return switch (this) {
      case NONE -> in;
      case GZIP -> new GZIPInputStream(in, BUFFER);
      case BZIP2 -> new BZip2CompressorInputStream(in, true);
      case XZ -> new XZInputStream(in, XZ_KILOBYTES);
      case ZSTD -> new ZstdInputStreamNoFinalizer(in);
    };
  }

  /** Tells faults of the compressed stream from those of the disk. */
  private static final class Unpacked extends InputStream {
    private final InputStream in;

    Unpacked(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int size) throws IOException {
      try {
        return in.read(bytes, from, size);
      } catch (IOException e) {
        String words = String.valueOf(e.getMessage());
        throw new Damaged(
            e instanceof EOFException
                || (!(e instanceof ZipException) && words.contains("runcated")),
            e);
      } catch (RuntimeException e) {
        throw new Damaged(false, new IOException(e));
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
