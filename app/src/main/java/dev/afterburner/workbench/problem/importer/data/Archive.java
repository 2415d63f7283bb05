// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.files.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A zip or tar file that is unpacked beside the others of its kind. Links and what would land
 * outside are left out.
 *
 * @param file the archive
 * @param into an empty folder
 */
public record Archive(Path file, Path into) {

  private static final int MOST_ENTRIES = 500_000;
  private static final long MOST_BYTES = 16L << 30;

  /** Rows and cases are seldom packed to less than a twentieth. */
  private static final long MOST_TIMES = 50;

  private static final long ALWAYS_BYTES = 256L << 20;

  /** What a small file takes of a disk. */
  private static final long FILE_BYTES = 4096;

  /** Where a tar file has its mark. */
  private static final int TAR_MARK = 257;

  /** Whether a file is an archive, told by its content. */
  public static boolean is(Path file) throws IOException {
    return isZip(file) || isTar(file);
  }

  private static boolean isZip(Path file) throws IOException {
    return Packing.head(file, 4).equals("PK\u0003\u0004");
  }

  private static boolean isTar(Path file) throws IOException {
    return Packing.head(file, TAR_MARK + 5).startsWith("ustar", TAR_MARK);
  }

  public void unpack(Cancellation cancellation) throws ImportException {
    try {
      if (isZip(file)) {
        zip(cancellation);
      } else {
        tar(cancellation);
      }
    } catch (IOException | RuntimeException e) {
      throw new ImportException(
          file + " can't be unpacked; it is damaged, cut off or locked by a password", e);
    }
  }

  private void zip(Cancellation cancellation) throws IOException, ImportException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Bounds bounds = new Bounds(cancellation);
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements() && !cancellation.isCancelled()) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory()) {
          try (InputStream in = zip.getInputStream(entry)) {
            bounds.keep(entry.getName(), in);
          }
        }
      }
    }
  }

  private void tar(Cancellation cancellation) throws IOException, ImportException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(Packing.open(file))) {
      Bounds bounds = new Bounds(cancellation);
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null && !cancellation.isCancelled()) {
        if (entry.isFile()) {
          bounds.keep(entry.getName(), tar);
        }
      }
    }
  }

  /** Writes entries until there are too many of them. */
  private final class Bounds {
    private final Cancellation cancellation;
    private final long most;
    private int entries;
    private long bytes;

    Bounds(Cancellation cancellation) throws IOException {
      this.cancellation = cancellation;
      this.most = Math.min(MOST_BYTES, ALWAYS_BYTES + MOST_TIMES * Files.size(file));
    }

    void keep(String name, InputStream in) throws IOException, ImportException {
      Path target = into.resolve(name.replaceFirst("^/+", "")).normalize();
      if (!target.startsWith(into) || target.equals(into)) {
        return;
      }
      if (++entries > MOST_ENTRIES) {
        throw tooMuch("holds more than " + MOST_ENTRIES + " files");
      }
      count(FILE_BYTES);
      try {
        WholeFile.<ImportException>writeCopy(target, out -> copy(in, out));
      } catch (Broken e) {
        throw e;
      } catch (IOException e) {
        throw new ImportException(
            file
                + " can't be unpacked in "
                + into.getParent()
                + ": "
                + FileFaults.reason(e)
                + "; unpack it yourself, and import the folder",
            e);
      }
    }

    private void copy(InputStream in, OutputStream out) throws IOException, ImportException {
      byte[] buffer = new byte[1 << 16];
      int read;
      while ((read = read(in, buffer)) > 0 && !cancellation.isCancelled()) {
        count(read);
        out.write(buffer, 0, read);
      }
    }

    private void count(long more) throws ImportException {
      bytes += more;
      if (bytes > most) {
        throw tooMuch(
            "would take more than "
                + (most >> 20)
                + " MiB unpacked, far more than its size suggests");
      }
    }

    private ImportException tooMuch(String why) {
      return new ImportException(
          file
              + " "
              + why
              + "; if that is what you want, unpack it yourself, and import the folder");
    }

    private static int read(InputStream in, byte[] buffer) throws Broken {
      try {
        return in.read(buffer);
      } catch (IOException e) {
        throw new Broken(e);
      }
    }
  }

  /** The archive can't be read, which is no fault of the disk that it is unpacked onto. */
  private static final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    Broken(IOException cause) {
      super(cause);
    }
  }
}
