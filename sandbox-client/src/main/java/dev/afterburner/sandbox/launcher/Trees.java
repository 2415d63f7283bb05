// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** Files and folders, on their way to where programs run and back. */
public final class Trees {

  private Trees() {}

  /** Shows files at another place of the same disk: by second links, or by copies. */
  public static void lay(Path source, Path target) throws IOException {
    walk(source, target, Trees::link);
  }

  /** The same for one file. */
  public static void link(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(from, to);
    }
  }

  /** Copies files, over those that are there; links are left out. */
  public static void copy(Path source, Path target) throws IOException {
    walk(
        source,
        target,
        (from, to) ->
            Files.copy(
                from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES));
  }

  /** Copies files that are not there yet; links are left out. */
  public static void bring(Path source, Path target) throws IOException {
    walk(
        source,
        target,
        (from, to) -> {
          if (!Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
          }
        });
  }

  /**
   * How much there is in a folder.
   *
   * @param bytes of all files
   * @param files files and folders
   */
  public record Extent(long bytes, long files) {}

  /** How much there is in a folder; what vanishes meanwhile does not count. */
  public static Extent extent(Path folder) {
    long[] sums = new long[2];
    try (Stream<Path> all = Files.walk(folder)) {
      all.forEach(
          path -> {
            sums[0] += Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? size(path) : 0;
            sums[1]++;
          });
    } catch (IOException | UncheckedIOException e) {
      return new Extent(sums[0], sums[1]);
    }
    return new Extent(sums[0], sums[1]);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Takes one file to its place. */
  private interface Carrier {
    void carry(Path from, Path to) throws IOException;
  }

  /** Not by the library's walk: the topmost folder may be an open descriptor, which is a link. */
  private static void walk(Path source, Path target, Carrier carrier) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(source)) {
      for (Path child : children) {
        Path to = target.resolve(child.getFileName().toString());
        BasicFileAttributes attributes =
            Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory()) {
          if (!Files.isDirectory(to, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(to);
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
          walk(child, to, carrier);
        } else if (attributes.isRegularFile()) {
          carrier.carry(child, to);
        }
      }
    }
  }

  /** Removes what is in a folder, as far as it can be removed. */
  public static void empty(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder())
          .filter(path -> !path.equals(folder))
          .forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      return; // it is gone already
    }
  }

  /** Removes a folder and what is in it. */
  public static void delete(Path folder) {
    empty(folder);
    folder.toFile().delete();
  }
}
