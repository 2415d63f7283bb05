// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

/** The store can't be read or written. The message names the file, the cause and what to do. */
public final class StoreException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What stands in the way. */
  public enum Kind {
    /** The file is no database, or a damaged one. It may be set aside and a new one begun. */
    CORRUPT,
    /** The folder or file can't be written, or the disk is full. */
    UNWRITABLE,
    /** Another window or command is at work on the session. */
    HELD,
    /** There is no such session. */
    UNKNOWN_SESSION,
    /** There is a session of this id already. */
    TAKEN,
    /** The file was written by a newer workbench. */
    NEWER,
    /** Anything else. */
    FAILED
  }

  private final Kind kind;

  public StoreException(String message) {
    super(message);
    this.kind = Kind.FAILED;
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
    this.kind = Kind.FAILED;
  }

  public StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
