package dev.afterburner.workbench.problem.exporter;

/** Problems can't be written. The message says where, why, and what to do. */
public final class ExportException extends Exception {

  private static final long serialVersionUID = 1L;

  public ExportException(String message) {
    super(message);
  }

  public ExportException(String message, Throwable cause) {
    super(message, cause);
  }
}
