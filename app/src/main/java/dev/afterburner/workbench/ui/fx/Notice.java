package dev.afterburner.workbench.ui.fx;

import org.jspecify.annotations.Nullable;

/**
 * A line that tells of something where it matters, until it is dismissed.
 *
 * @param kind how grave it is
 * @param text what happened, to what, and what to do; one or two sentences
 * @param details more for those who want it, to be copied; may be empty
 * @param answer what the user can say to it; null for nothing
 */
public record Notice(Kind kind, String text, String details, @Nullable Answer answer) {

  /**
   * A button in the line; it takes the line away.
   *
   * @param label what the button says
   * @param action what it does
   */
  public record Answer(String label, Runnable action) {}

  /** A line that wants no answer. */
  public Notice(Kind kind, String text, String details) {
    this(kind, text, details, null);
  }

  /** How grave it is. */
  public enum Kind {
    HINT,
    WARNING,
    ERROR
  }

  public static Notice hint(String text) {
    return new Notice(Kind.HINT, text, "");
  }

  /** A question: nothing goes on until it is answered. */
  public static Notice question(String text, Answer answer) {
    return new Notice(Kind.WARNING, text, "", answer);
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
