package dev.afterburner.sandbox.linux;

import java.io.IOException;

/** A system call failed. */
public final class Errno extends IOException {

  private static final long serialVersionUID = 1L;

  public static final int ENOENT = 2;
  public static final int EINTR = 4;
  public static final int ESRCH = 3;

  private final int number;

  Errno(String what, int number, String meaning) {
    super(what + ": " + meaning);
    this.number = number;
  }

  /** The kernel's error number. */
  public int number() {
    return number;
  }
}
