package dev.afterburner.workbench.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that is there whole or not at all. */
final class AtomicFile {

  private AtomicFile() {}

  /** Writes what a file is to hold. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes beside the place, then moves there; missing folders are made. */
  static void write(Path file, Content content) throws ExportException {
    Path target = file.toAbsolutePath().normalize();
    Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new ExportException(
          file + " is a folder: add a file name to it", new FileAlreadyExistsException("" + file));
    }
    try {
      Files.createDirectories(folder);
      // Not createTempFile: its files are for their owner alone, and the move would keep that.
      Path partial = folder.resolve(".writing-" + UUID.randomUUID() + ".part");
      try {
        try (OutputStream out =
            new BufferedOutputStream(
                Files.newOutputStream(partial, StandardOpenOption.CREATE_NEW), 1 << 16)) {
          content.writeTo(out);
        }
        move(partial, target);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw new ExportException(
          "Could not write " + target + ": " + reason(e, folder) + ". Choose another place.", e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static String reason(IOException e, Path folder) {
    return switch (e) {
      case AccessDeniedException _ -> "no permission to write in " + folder;
      case FileAlreadyExistsException there -> there.getFile() + " is a file, not a folder";
      case NoSuchFileException _ -> "the folder " + folder + " cannot be made";
      case FileSystemException f when f.getReason() != null ->
          f.getReason().toLowerCase(java.util.Locale.ROOT);
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
