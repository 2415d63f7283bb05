// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import dev.afterburner.workbench.bundle.BundledFiles;
import dev.afterburner.workbench.bundle.UnpackedFiles;
import dev.afterburner.workbench.problem.catalogue.BundledCatalogue;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.problem.catalogue.JoinedCatalogue;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.store.Databases;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.SqliteLibrary;
import dev.afterburner.workbench.store.SqliteProblemLibrary;
import dev.afterburner.workbench.store.SqliteSessionStore;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.text.Grammars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens what is kept, each when it is first wanted and once: sessions and problems. */
final class Stores implements AutoCloseable {
  private final Places places;
  private final UnpackedFiles copies;
  private final BundledFiles files;
  private final InstantSource clock;
  private final Consumer<String> warnings;

  private @Nullable Catalogue bundled;
  private @Nullable Catalogue joined;
  private boolean libraryFailed;
  private @Nullable ProblemLibrary library;
  private @Nullable SessionStore sessions;

  /**
   * Nothing is opened yet.
   *
   * @param copies where the native code of SQLite and tree-sitter is kept
   * @param warnings told what a person should know, one line each
   */
  Stores(
      Places places,
      UnpackedFiles copies,
      BundledFiles files,
      InstantSource clock,
      Consumer<String> warnings) {
    this.places = places;
    this.copies = copies;
    this.files = files;
    this.clock = clock;
    this.warnings = warnings;
  }

  /** All problems, those of the library too as soon as there is one. */
  Catalogue catalogue() {
    return new LateCatalogue(this::catalogueNow);
  }

  private synchronized Catalogue catalogueNow() {
    Catalogue made = bundled;
    if (made == null) {
      made = new BundledCatalogue(files.folder("problems"));
      bundled = made;
    }
    if (joined == null && !libraryFailed && Files.exists(places.problems())) {
      try {
        joined = new JoinedCatalogue(made, library());
      } catch (StoreException e) {
        libraryFailed = true;
        warnings.accept("imported problems are left out: " + e.getMessage());
      }
    }
    return joined == null ? made : joined;
  }

  /** The imported problems. */
  synchronized ProblemLibrary library() throws StoreException {
    ProblemLibrary open = library;
    if (open == null) {
      open =
          open(
              places.problems(),
              SqliteProblemLibrary::open,
              "library of problems",
              ": import its problems again");
      library = open;
    }
    return open;
  }

  /** The sessions. */
  synchronized SessionStore sessions() throws StoreException {
    SessionStore open = sessions;
    if (open == null) {
      open = open(places.database(), SqliteSessionStore::open, "database", "");
      sessions = open;
    }
    return open;
  }

  /** Sessions in a file of somebody's own, who closes it. */
  SessionStore sessionsIn(Path file) throws StoreException {
    SqliteLibrary.keepIn(copies);
    return SqliteSessionStore.open(file);
  }

  private <T> T open(Path file, Databases.Opening<T> opening, String what, String advice)
      throws StoreException {
    try {
      places.create();
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.UNWRITABLE, String.valueOf(e.getMessage()), e);
    }
    SqliteLibrary.keepIn(copies);
    // Importers parse test programs, and the editor colours what is opened.
    Grammars.keepIn(copies);
    return Databases.open(
        file,
        opening,
        clock,
        aside ->
            warnings.accept(
                "the "
                    + what
                    + " "
                    + file
                    + " is damaged; it is kept as "
                    + aside
                    + ", and a new one was begun"
                    + advice));
  }

  @Override
  public synchronized void close() {
    if (sessions != null) {
      sessions.close();
      sessions = null;
    }
    if (library != null) {
      library.close();
      library = null;
    }
  }
}
