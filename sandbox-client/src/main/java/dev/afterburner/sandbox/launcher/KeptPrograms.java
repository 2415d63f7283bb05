package dev.afterburner.sandbox.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Programs that are ready to run, each in a folder by its key. Their number and size are bounded:
 * what was not used for longest goes first, but nothing that may be running.
 */
final class KeptPrograms {

  /** What a killed workbench was building is removed after that. */
  static final Duration ABANDONED = Duration.ofDays(1);

  private static final Duration KEPT = Duration.ofDays(30);
  private static final long MOST_BYTES = 1L << 30;

  /** A folder by itself takes room as well. */
  private static final long FOLDER_BYTES = 16_384;

  /** Another workbench with the same folder may be running a program that was used so lately. */
  private static final Duration IN_USE = Duration.ofMinutes(3);

  private final Path folder;
  private final long mostBytes;
  private final Duration inUse;
  private long bytes = -1;

  /**
   * Programs in a folder.
   *
   * @param folder made where it is not there
   */
  KeptPrograms(Path folder) throws IOException {
    this(folder, MOST_BYTES, IN_USE);
  }

  /** The same with another bound, bytes, and another time for which a program counts as running. */
  KeptPrograms(Path folder, long mostBytes, Duration inUse) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.mostBytes = mostBytes;
    this.inUse = inUse;
  }

  Path folder(String key) {
    return folder.resolve(key);
  }

  /** Notes that a program is used; false when it is not there. */
  boolean use(String key) throws IOException {
    if (!Files.isDirectory(folder(key))) {
      return false;
    }
    Files.setLastModifiedTime(folder(key), FileTime.from(Instant.now()));
    return true;
  }

  /** Takes a folder in, and removes others when there is too much. */
  void keep(Path fresh, String key) throws IOException {
    long more = size(fresh);
    Files.move(fresh, folder(key), StandardCopyOption.ATOMIC_MOVE);
    use(key);
    makeRoom(more);
  }

  private static long size(Path program) {
    Trees.Extent extent = Trees.extent(program);
    return extent.bytes() + FOLDER_BYTES + 4096 * extent.files();
  }

  /** A program, when it was used, and its size in bytes. */
  private record Kept(Path program, Instant used, long bytes) {}

  private synchronized void makeRoom(long more) throws IOException {
    bytes = bytes < 0 ? -1 : bytes + more;
    if (bytes >= 0 && bytes <= mostBytes) {
      return;
    }
    List<Kept> all = new ArrayList<>();
    for (Path program : children(folder)) {
      all.add(new Kept(program, Files.getLastModifiedTime(program).toInstant(), size(program)));
    }
    all.sort(Comparator.comparing(Kept::used));
    bytes = all.stream().mapToLong(Kept::bytes).sum();
    Instant running = Instant.now().minus(inUse);
    for (Kept kept : all) {
      if (bytes <= mostBytes || kept.used().isAfter(running)) {
        return;
      }
      Trees.delete(kept.program());
      bytes -= kept.bytes();
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
