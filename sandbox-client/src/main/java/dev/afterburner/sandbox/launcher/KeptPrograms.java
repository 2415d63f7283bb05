// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.linux.Descriptors;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Programs that are ready to run, each in a folder by its key. Their size is bounded: what was not
 * used for longest goes first, but nothing that is in use, whichever workbench runs it.
 */
final class KeptPrograms {

  /** What a killed workbench was building is removed after that. */
  static final Duration ABANDONED = Duration.ofDays(1);

  private static final Duration KEPT = Duration.ofDays(30);
  private static final long MOST_BYTES = 1L << 30;

  /** A folder by itself takes room as well. */
  private static final long FOLDER_BYTES = 16_384;

  /** Counted anew after so much was added: other workbenches add to the same folder. */
  private static final int COUNTS = 16;

  /** Where the file system knows no locks, what was used so lately counts as in use. */
  private static final Duration IN_USE = Duration.ofMinutes(3);

  private static final Duration NOTED = Duration.ofMinutes(1);

  private static final int MOVES = 3;
  private static final String GOING = ".going-";

  private final Path folder;
  private final long mostBytes;
  private long added = Long.MAX_VALUE / 2;

  /**
   * Programs in a folder.
   *
   * @param folder made where it is not there
   */
  KeptPrograms(Path folder) throws IOException {
    this(folder, MOST_BYTES);
  }

  /** The same with another bound, bytes. */
  KeptPrograms(Path folder, long mostBytes) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.mostBytes = mostBytes;
  }

  /** A program in use: until this is closed nobody removes it. */
  static final class Use implements AutoCloseable {
    private final int fd;

    private Use(int fd) {
      this.fd = fd;
    }

    @Override
    public void close() {
      Descriptors.close(fd);
    }
  }

  Path folder(String key) {
    return folder.resolve(key);
  }

  /** Takes a program into use; null when it is not there. */
  @Nullable Use use(String key) throws IOException {
    Path program = folder(key);
    int fd = Descriptors.open(program.toString());
    if (fd < 0) {
      return null;
    }
    boolean held = false;
    try {
      // It may have been on its way out: then another one is there now, or none.
      if (Descriptors.lock(fd, false) != Descriptors.Lock.TAKEN
          && Files.isSameFile(Path.of("/proc/self/fd/" + fd), program)) {
        note(program);
        held = true;
      }
      return held ? new Use(fd) : null;
    } catch (NoSuchFileException e) {
      return null;
    } finally {
      if (!held) {
        Descriptors.close(fd);
      }
    }
  }

  /** Notes that it is used: not at each run, since the disk's journal may keep a writer waiting. */
  private static void note(Path program) throws IOException {
    Instant now = Instant.now();
    if (Files.getLastModifiedTime(program).toInstant().isBefore(now.minus(NOTED))) {
      Files.setLastModifiedTime(program, FileTime.from(now));
    }
  }

  /** Takes a folder in and into use, and removes others when there is too much. */
  Use keep(Path fresh, String key) throws IOException {
    long more = size(fresh);
    for (int move = 1; ; move++) {
      try {
        Files.move(fresh, folder(key), StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException e) {
        Use other = use(key); // another thread was faster
        if (other != null) {
          return other;
        } else if (move == MOVES) {
          throw e;
        }
        continue;
      }
      Use own = use(key);
      if (own == null) {
        throw new NoSuchFileException(folder(key).toString());
      }
      makeRoom(more);
      return own;
    }
  }

  private static long size(Path program) {
    Trees.Extent extent = Trees.extent(program);
    return extent.bytes() + FOLDER_BYTES + 4096 * extent.files();
  }

  /** A program, when it was used, and its size in bytes. */
  private record Kept(Path program, Instant used, long bytes) {}

  private synchronized void makeRoom(long more) throws IOException {
    added += more;
    if (added < mostBytes / COUNTS) {
      return;
    }
    List<Kept> all = new ArrayList<>();
    for (Path program : children(folder)) {
      Kept kept = kept(program);
      if (kept != null) {
        all.add(kept);
      }
    }
    all.sort(Comparator.comparing(Kept::used));
    long bytes = all.stream().mapToLong(Kept::bytes).sum();
    // So that what is added until the next count stays within the bound.
    long most = mostBytes - mostBytes / COUNTS;
    for (Kept kept : all) {
      if (bytes <= most) {
        break;
      }
      bytes -= remove(kept) ? kept.bytes() : 0;
    }
    added = Math.max(0, bytes - most);
  }

  /** Null where another workbench has removed it. */
  private static @Nullable Kept kept(Path program) throws IOException {
    try {
      return new Kept(program, Files.getLastModifiedTime(program).toInstant(), size(program));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Removes a program unless it is in use. */
  private boolean remove(Kept kept) throws IOException {
    int fd = Descriptors.open(kept.program().toString());
    if (fd < 0) {
      return false;
    }
    try {
      boolean free =
          switch (Descriptors.lock(fd, true)) {
            case HELD -> true;
            case TAKEN -> false;
            case NOT_KNOWN -> kept.used().isBefore(Instant.now().minus(IN_USE));
          };
      if (!free) {
        return false;
      }
      // First out of the way: nobody finds half of it.
      Path going = folder.resolve(GOING + kept.program().getFileName());
      Trees.delete(going);
      Files.move(kept.program(), going, StandardCopyOption.ATOMIC_MOVE);
      Trees.delete(going);
      return true;
    } finally {
      Descriptors.close(fd);
    }
  }

  /** Removes what was not used for a month. */
  void removeOld() throws IOException {
    removeOld(folder, KEPT);
  }

  static void removeOld(Path parent, Duration kept) throws IOException {
    Instant oldest = Instant.now().minus(kept);
    for (Path child : children(parent)) {
      if (Files.getLastModifiedTime(child).toInstant().isBefore(oldest)) {
        Trees.delete(child);
      }
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }
}
