// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.export.figure.ExportFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A text as a file that is there whole or not at all. */
public final class TextFile {

  private TextFile() {}

  /** Writes a text in UTF-8; missing folders are made. */
  public static void write(String text, Path file) throws ExportException {
    ExportFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
