// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import java.util.List;

/**
 * A line that tells of something where it matters, until it is dismissed.
 *
 * @param kind how grave it is
 * @param text what happened, to what, and what to do; one or two sentences
 * @param details more for those who want it, to be copied; may be empty
 * @param answers what the user can say to it or do next; empty for nothing
 */
public record Notice(Kind kind, String text, String details, List<Answer> answers) {

  public Notice {
    answers = List.copyOf(answers);
  }

  /**
   * A button in the line; it takes the line away.
   *
   * @param label what the button says
   * @param action what it does
   */
  public record Answer(String label, Runnable action) {}

  /** A line that wants no answer. */
  public Notice(Kind kind, String text, String details) {
    this(kind, text, details, List.of());
  }

  /** How grave it is. */
  public enum Kind {
    HINT,
    /** It was done as asked: the line goes by itself after some seconds. */
    DONE,
    WARNING,
    ERROR
  }

  /** Tells that something was done as asked. */
  public static Notice done(String text) {
    return new Notice(Kind.DONE, text, "");
  }

  /** Tells that something was done as asked, and what can be done next. */
  public static Notice done(String text, List<Answer> answers) {
    return new Notice(Kind.DONE, text, "", answers);
  }

  /** Whether it is grave enough to be copied, and to stay until somebody has read it. */
  public boolean isFault() {
    return kind == Kind.WARNING || kind == Kind.ERROR;
  }

  public static Notice hint(String text) {
    return new Notice(Kind.HINT, text, "");
  }

  /** Tells of something, and what can be done next. */
  public static Notice hint(String text, List<Answer> answers) {
    return new Notice(Kind.HINT, text, "", answers);
  }

  /** A question: nothing goes on until it is answered. */
  public static Notice question(String text, Answer answer) {
    return new Notice(Kind.WARNING, text, "", List.of(answer));
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
