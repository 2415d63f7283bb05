package dev.afterburner.workbench.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a command is asked to write. */
final class OutputFile {

  private OutputFile() {}

  /** Makes sure that a file can be written before time is spent on what goes into it. */
  static void check(Path file) throws CommandFailed {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new CommandFailed(
          "can't write " + file + ": there is no folder " + folder + "; make it, or name another");
    }
    if (Files.isDirectory(file)) {
      throw new CommandFailed("can't write " + file + ": it is a folder; add a file name");
    }
    boolean writable = Files.exists(file) ? Files.isWritable(file) : Files.isWritable(folder);
    if (!writable) {
      throw new CommandFailed(
          "can't write " + file + ": you have no right to write there; name another place");
    }
  }
}
