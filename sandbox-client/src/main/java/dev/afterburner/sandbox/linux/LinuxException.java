// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.linux;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** A system call failed. The message names the call, what it was done to, and the reason. */
public final class LinuxException extends IOException {

  private static final long serialVersionUID = 1L;

  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int EAGAIN = 11;
  public static final int ENOMEM = 12;
  public static final int EACCES = 13;
  public static final int EINVAL = 22;
  public static final int ENOSPC = 28;
  public static final int ENOSYS = 38;

  private static final MethodHandle STRERROR = Native.call("strerror", Native.POINTER, Native.INT);

  private final int errno;

  LinuxException(String call, int errno) {
    super(call + ": " + text(errno));
    this.errno = errno;
  }

  /** The C library's number of the reason, errno(3). */
  public int errno() {
    return errno;
  }

  /** The C library's words for an error number. */
  public static String text(int errno) {
    try {
      MemorySegment text = (MemorySegment) STRERROR.invokeExact(errno);
      return text.reinterpret(256).getString(0);
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }
}
