// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

/** The sandbox could not do its work. The message says what happened, to what, and what to do. */
public class SandboxException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What stands in the way. */
  public enum Kind {
    /** A compiler or interpreter is not on this machine. */
    TOOLCHAIN_MISSING,
    /** This machine does not let programs be isolated. */
    ISOLATION_UNAVAILABLE,
    /** Anything else: no space, no memory, a fault of the sandbox. */
    FAILED
  }

  private final Kind kind;

  public SandboxException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public SandboxException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
