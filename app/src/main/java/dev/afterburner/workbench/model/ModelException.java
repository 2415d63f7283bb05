package dev.afterburner.workbench.model;

/** A model gave no reply. The message says why and what to do. */
public final class ModelException extends Exception {

  private static final long serialVersionUID = 1L;

  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
