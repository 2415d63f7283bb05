// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.workbench.store.StoreException.Kind;
import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite's faults in words: what happened, to which file, what to do. */
final class Faults {

  private Faults() {}

  static StoreException of(Path file, Exception fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof Schema.NewerSchema) {
        return new StoreException(
            Kind.NEWER,
            file + " was written by a newer workbench; use that one, or another data folder",
            fault);
      }
      if (cause instanceof Schema.Damaged) {
        return damaged(file, fault);
      }
      if (cause instanceof SQLiteException sqlite) {
        return of(file, sqlite.getResultCode(), fault);
      }
    }
    return new StoreException(file + ": " + fault.getMessage(), fault);
  }

  /** What stands in the file can't be what was written. */
  static StoreException damaged(Path file, Exception fault) {
    return new StoreException(
        Kind.CORRUPT,
        file
            + " is damaged or no database; move it aside to begin a new one, or put a copy back"
            + " in its place",
        fault);
  }

  private static StoreException of(Path file, SQLiteErrorCode code, Exception fault) {
    // The low byte is the fault, the others tell its variants apart.
    int primary = code.code & 0xff;
    // The statements are ours and right, so one that is refused does not fit the file's tables.
    if (primary == SQLiteErrorCode.SQLITE_NOTADB.code
        || primary == SQLiteErrorCode.SQLITE_ERROR.code
        || primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
      return damaged(file, fault);
    }
    if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
      return new StoreException(
          Kind.UNWRITABLE, "the disk is full: " + file + "; make room and try again", fault);
    }
    if (primary == SQLiteErrorCode.SQLITE_READONLY.code
        || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || primary == SQLiteErrorCode.SQLITE_PERM.code
        || primary == SQLiteErrorCode.SQLITE_IOERR.code) {
      return new StoreException(
          Kind.UNWRITABLE,
          "can't write "
              + file
              + " ("
              + code
              + "); make the file and its folder writable, or choose another data folder",
          fault);
    }
    if (primary == SQLiteErrorCode.SQLITE_BUSY.code) {
      return new StoreException(
          Kind.FAILED,
          file + " is in use by another program for too long; close that one and try again",
          fault);
    }
    if (code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY
        || code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE) {
      return new StoreException(Kind.TAKEN, file + " has a row of this id already", fault);
    }
    return new StoreException(file + ": " + fault.getMessage(), fault);
  }
}
