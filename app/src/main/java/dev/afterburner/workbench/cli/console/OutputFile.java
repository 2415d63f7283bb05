// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a command is asked to write. */
public final class OutputFile {

  private OutputFile() {}

  /** Makes sure that a file can be written before time is spent on what goes into it. */
  public static void check(Path file) throws CommandFailed {
    if (Files.isDirectory(file)) {
      throw new CommandFailed("can't write " + file + ": it is a folder; add a file name");
    }
    Path folder;
    try {
      folder = WholeFile.folder(file);
    } catch (IOException e) {
      throw new CommandFailed(
          "can't write " + file + ": " + FileFaults.reason(e) + "; name another place");
    }
    if (folder != null && !Files.isDirectory(folder)) {
      throw new CommandFailed(
          "can't write " + file + ": there is no folder " + folder + "; make it, or name another");
    }
    if (!Files.isWritable(folder == null ? file : folder)) {
      throw new CommandFailed("can't write " + file + ": permission denied; name another place");
    }
  }
}
