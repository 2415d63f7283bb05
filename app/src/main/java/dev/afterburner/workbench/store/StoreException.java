package dev.afterburner.workbench.store;

/** The store can't be read or written. The message names the file, the cause and what to do. */
public final class StoreException extends Exception {

  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
