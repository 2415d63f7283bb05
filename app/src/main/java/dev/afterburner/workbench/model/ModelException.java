// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import org.jspecify.annotations.Nullable;

/** A model gave no reply. The message says why and what to do. */
public final class ModelException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What stood in the way. */
  public enum Kind {
    /** The words name no model that there is. */
    UNKNOWN_MODEL,
    /** The server can't be reached, or its certificate is not trusted. */
    UNREACHABLE,
    /** The server asks for a key, or does not accept the one it got. */
    NOT_ALLOWED,
    /** It answers too many requests already, or the account is empty. */
    OVERLOADED,
    /** What answers is not a chat model. */
    NOT_A_CHAT_MODEL,
    /** Prompt and reply do not fit into the model's context. */
    TOO_LONG,
    /** The reply broke off, several times. */
    BROKEN,
    /** It was stopped by the user. */
    STOPPED,
    /** Anything else. */
    FAILED
  }

  private final Kind kind;

  public ModelException(String message) {
    this(Kind.FAILED, message);
  }

  public ModelException(String message, @Nullable Throwable cause) {
    this(Kind.FAILED, message, cause);
  }

  public ModelException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public ModelException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
