// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.workbench.bundle.UnpackedFiles;
import java.util.Map;
import org.sqlite.util.LibraryLoaderUtil;

/** SQLite's native code. */
public final class SqliteLibrary {

  private SqliteLibrary() {}

  /** Has it loaded from a copy that is kept. To be called before a database is opened. */
  public static void keepIn(UnpackedFiles copies) {
    copies
        .folder("sqlite", "sqlite-jdbc-", SqliteLibrary::files)
        .ifPresent(folder -> System.setProperty("org.sqlite.lib.path", folder.toString()));
  }

  private static Map<String, String> files() {
    String name = LibraryLoaderUtil.getNativeLibName();
    return Map.of(name, LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name);
  }
}
