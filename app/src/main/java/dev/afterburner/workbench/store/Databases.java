// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.workbench.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;

/** Opens databases, damaged ones too. */
public final class Databases {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private Databases() {}

  /** Opens one kind of database. */
  @FunctionalInterface
  public interface Opening<T> {
    /**
     * Opens it; makes it where there is none.
     *
     * @throws StoreException of kind {@link Kind#CORRUPT} where the file is damaged
     */
    T open(Path file) throws StoreException;
  }

  /**
   * Opens a database. A damaged one is kept under another name and does not stand in the way: a new
   * one begins.
   *
   * @param damaged told where the damaged one is kept
   */
  public static <T> T open(
      Path file, Opening<T> opening, InstantSource clock, Consumer<Path> damaged)
      throws StoreException {
    try {
      return opening.open(file);
    } catch (StoreException e) {
      if (e.kind() != Kind.CORRUPT) {
        throw e;
      }
      damaged.accept(setAside(file, clock));
      return opening.open(file);
    }
  }

  private static Path setAside(Path file, InstantSource clock) throws StoreException {
    Path absolute = file.toAbsolutePath();
    Path aside =
        absolute.resolveSibling(
            absolute.getFileName() + ".corrupt-" + STAMP.format(clock.instant()));
    try {
      Files.move(absolute, aside);
      for (String more : List.of("-wal", "-shm")) {
        Path from = absolute.resolveSibling(absolute.getFileName() + more);
        if (Files.exists(from)) {
          Files.move(from, aside.resolveSibling(aside.getFileName() + more));
        }
      }
    } catch (IOException e) {
      throw new StoreException(
          Kind.UNWRITABLE, "can't move " + absolute + " to " + aside + ": " + e, e);
    }
    return aside;
  }
}
