package dev.afterburner.workbench.ui.fx;

/**
 * A line that tells of something where it matters, until it is dismissed.
 *
 * @param kind how grave it is
 * @param text what happened, to what, and what to do; one or two sentences
 * @param details more for those who want it, to be copied; may be empty
 */
public record Notice(Kind kind, String text, String details) {

  /** How grave it is. */
  public enum Kind {
    HINT,
    WARNING,
    ERROR
  }

  public static Notice hint(String text) {
    return new Notice(Kind.HINT, text, "");
  }

  public static Notice warning(String text) {
    return new Notice(Kind.WARNING, text, "");
  }

  /** An error that something threw; the details name the causes. */
  public static Notice error(String what, Throwable cause) {
    StringBuilder details = new StringBuilder();
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (!details.isEmpty()) {
        details.append("\ncaused by ");
      }
      details.append(t.getClass().getSimpleName()).append(": ").append(t.getMessage());
    }
    String message = cause.getMessage();
    String reason =
        message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    return new Notice(
        Kind.ERROR, what.isEmpty() ? reason : what + ": " + reason, details.toString());
  }

  /** What goes to the clipboard. */
  public String whole() {
    return details.isEmpty() ? text : text + "\n" + details;
  }
}
