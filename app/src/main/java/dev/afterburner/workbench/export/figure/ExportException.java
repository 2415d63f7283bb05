// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.figure;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A file could not be written. The message says which, why, and what to do. */
public final class ExportException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  public ExportException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
