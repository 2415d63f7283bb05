// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.files;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file that a reader, a crash or a full disk never shows in part: the content goes into a
 * file beside it, onto the disk, and then takes the place of the old one.
 *
 * <p>A symbolic link stays, and what it points to is written. A pipe, a device, or a descriptor of
 * this process ({@code /dev/stdout}, {@code >(command)} of a shell) is written into and never
 * replaced. A file that is replaced keeps its permissions.
 */
public final class WholeFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /** As many as Linux follows (path_resolution(7)). */
  private static final int MOST_LINKS = 40;

  private static final int BUFFER = 1 << 16;

  /** What is asked of the file system once the content is written. */
  static class Disk {
    void force(FileChannel file) throws IOException {
      file.force(true);
    }

    void move(Path from, Path to, CopyOption... how) throws IOException {
      Files.move(from, to, how);
    }
  }

  private static final class Unforced extends Disk {
    @Override
    void force(FileChannel file) {
      // The system writes it when it likes.
    }
  }

  private final Disk disk;

  WholeFile(Disk disk) {
    this.disk = disk;
  }

  /**
   * Writes what a file is to hold.
   *
   * @param <E> what else may go wrong
   */
  @FunctionalInterface
  public interface Content<E extends Exception> {
    void writeTo(OutputStream out) throws IOException, E;
  }

  /** Writes a file; missing folders are made. What the content throws leaves the old file. */
  public static <E extends Exception> void write(Path file, Content<E> content)
      throws IOException, E {
    new WholeFile(new Disk()).put(file, null, content);
  }

  /**
   * Writes a copy of what is kept elsewhere: it isn't forced onto the disk, since a crash that
   * loses it loses nothing.
   */
  public static <E extends Exception> void writeCopy(Path file, Content<E> content)
      throws IOException, E {
    new WholeFile(new Unforced()).put(file, null, content);
  }

  /** Writes a file that only its owner may read. */
  public static <E extends Exception> void writePrivate(Path file, Content<E> content)
      throws IOException, E {
    new WholeFile(new Disk()).put(file, OWNER_ONLY, content);
  }

  /** The folder in which a file is made when this one is written; null if none is. */
  public static @Nullable Path folder(Path file) throws IOException {
    Path target = target(file);
    return isDescriptor(target) || isSpecial(target) ? null : target.getParent();
  }

  /**
   * Writes a file.
   *
   * @param mode null for those of the file that is replaced, or the usual ones
   */
  <E extends Exception> void put(
      Path file, @Nullable Set<PosixFilePermission> mode, Content<E> content)
      throws IOException, E {
    Path target = target(file);
    if (Files.isDirectory(target)) {
      throw new FileSystemException(file.toString(), null, "it is a folder; add a file name");
    }
    if (isDescriptor(target) || isSpecial(target)) {
      try (OutputStream out = new BufferedOutputStream(open(target), BUFFER)) {
        content.writeTo(out);
      }
      return;
    }
    Path folder = folderOf(target);
    Files.createDirectories(folder);
    // Not createTempFile: its files are for their owner alone, and the move would keep that.
    Path part = folder.resolve(".writing-" + UUID.randomUUID() + ".part");
    try {
      fill(part, mode == null ? modeOf(target) : mode, content);
      move(part, target);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private <E extends Exception> void fill(
      Path part, @Nullable Set<PosixFilePermission> mode, Content<E> content)
      throws IOException, E {
    boolean posix = part.getFileSystem().supportedFileAttributeViews().contains("posix");
    Set<OpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    FileAttribute<?>[] attributes =
        mode == null || !posix
            ? new FileAttribute<?>[0]
            : new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)};
    try (FileChannel channel = FileChannel.open(part, fresh, attributes);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
      if (mode != null && posix) {
        // The process's mask may have taken some away.
        Files.setPosixFilePermissions(part, mode);
      }
      content.writeTo(new Unclosed(out));
      out.flush();
      disk.force(channel);
    }
  }

  private void move(Path from, Path to) throws IOException {
    try {
      disk.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      disk.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static @Nullable Set<PosixFilePermission> modeOf(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix && Files.exists(file) ? Files.getPosixFilePermissions(file) : null;
  }

  /** Where links lead; a descriptor is the end, for its link names what can't be opened. */
  private static Path target(Path file) throws IOException {
    Path at = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(at) && !isDescriptor(at); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemException(file.toString(), null, "its links lead in a circle");
      }
      at = at.resolveSibling(Files.readSymbolicLink(at));
    }
    return at;
  }

  /** Whether a path means something that a process has open: /proc/self/fd/1, /dev/fd/63. */
  private static boolean isDescriptor(Path path) throws IOException {
    Path folder = path.getParent();
    if (folder == null
        || !folder.endsWith("fd")
        || !Files.exists(folder)
        || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Path real = folder.toRealPath();
    return real.startsWith("/proc") || real.equals(Path.of("/dev/fd"));
  }

  private static boolean isSpecial(Path path) throws IOException {
    return Files.exists(path) && Files.readAttributes(path, BasicFileAttributes.class).isOther();
  }

  /** For writing after what is there: standard output may be a file that others write, too. */
  private static OutputStream open(Path path) throws IOException {
    if (isDescriptor(path) && isOwn(path)) {
      String number = path.getFileName().toString();
      if (number.equals("1") || number.equals("2")) {
        // Opened anew it would have a position of its own and overwrite what was printed.
        return new Unclosed(
            new FileOutputStream(number.equals("1") ? FileDescriptor.out : FileDescriptor.err));
      }
    }
    return Files.newOutputStream(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  private static boolean isOwn(Path descriptor) throws IOException {
    Path folder = folderOf(descriptor).toRealPath();
    return folder.equals(Path.of("/dev/fd"))
        || folder.startsWith("/proc/" + ProcessHandle.current().pid());
  }

  /** Leaves open what others go on writing to, or what is forced to the disk before. */
  private static final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
