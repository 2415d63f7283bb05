// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.figure;

import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.files.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/** A file that the user named. */
public final class ExportFile {

  private ExportFile() {}

  /** Writes the file whole or not at all; missing folders are made. */
  public static void write(Path file, WholeFile.Content<RuntimeException> content)
      throws ExportException {
    try {
      WholeFile.write(file, content);
    } catch (IOException e) {
      throw new ExportException(
          "Could not write " + file + ": " + FileFaults.reason(e) + ". Choose another place.", e);
    }
  }
}
